import type { VNode } from 'preact';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import { errorOf, Questions, valueOf } from '../facts/form-view.tsx';
import { aboutQuestions } from './about-form.ts';
import { BirthFields } from './birth-view.tsx';

type Props = {
  readonly called: string;
  readonly token: string;
  readonly version: number;
  readonly shown: Typed;
  readonly errors: readonly FieldError[];
  /** What somebody else made of it meanwhile, in words. */
  readonly meanwhile: readonly string[];
};

/** The form to change what is recorded about somebody. */
export function AboutView({ called, token, version, shown, errors, meanwhile }: Props): VNode {
  return (
    <>
      <h1 class="govuk-heading-l">About {called}</h1>
      <Meanwhile lines={meanwhile} />
      <form method="post" novalidate>
        <CsrfField token={token} />
        <input type="hidden" name="version" value={version} />
        <BirthFields shown={shown} errors={errors} />
        <Questions questions={aboutQuestions} shown={shown} errors={errors} />
        <Button preventDoubleClick>Save</Button>
      </form>
    </>
  );
}

/** Said when somebody else changed the same while this was being written: nothing of one's own is lost. */
export function Meanwhile({ lines }: { readonly lines: readonly string[] }): VNode | null {
  if (lines.length === 0) return null;
  return (
    <div class="govuk-inset-text" id="meanwhile">
      <p class="govuk-body">Somebody else changed this while you were writing. It now says:</p>
      <ul class="govuk-list govuk-list--bullet">
        {lines.map((text) => (
          <li>{text}</li>
        ))}
      </ul>
      <p class="govuk-body">
        What you wrote is below and is not saved yet. Save again to replace theirs with yours.
      </p>
    </div>
  );
}

type WithdrawProps = {
  readonly called: string;
  readonly token: string;
  readonly withdrawnWhy: string | null;
  readonly errors: readonly FieldError[];
  readonly shown: Typed;
};

/** The page on which a record is said to be a mistake, or brought back. */
export function WithdrawView({ called, token, withdrawnWhy, errors, shown }: WithdrawProps): VNode {
  if (withdrawnWhy !== null)
    return (
      <>
        <h1 class="govuk-heading-l">Bring this record back?</h1>
        <p class="govuk-body">
          The record of {called} was said to be a mistake: {withdrawnWhy}
        </p>
        <form method="post">
          <CsrfField token={token} />
          <input type="hidden" name="bring" value="back" />
          <Button preventDoubleClick>Bring it back</Button>
        </form>
      </>
    );
  return (
    <>
      <h1 class="govuk-heading-l">Is the record of {called} a mistake?</h1>
      <p class="govuk-body">
        It will not be found by search any more. Nothing is deleted, and it can be brought back. If the same
        person has another record, say so under “Same person?” instead.
      </p>
      <form method="post" novalidate>
        <CsrfField token={token} />
        <Input
          name="why"
          label={{ text: 'Why it is a mistake' }}
          value={valueOf(shown, 'why')}
          errorMessage={errorOf(errors, 'why')}
        />
        <Button classes="govuk-button--warning" preventDoubleClick>
          Set it aside
        </Button>
      </form>
    </>
  );
}

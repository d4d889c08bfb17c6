import type { VNode } from 'preact';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Details } from '../../../platform/views/components/details.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { Select } from '../../../platform/views/components/select.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { MissingTime } from '../../care/index.ts';
import { missingKinds, missingRisks, toldWho } from '../../care/index.ts';
import type { Asked } from '../entries/field-views.tsx';
import { asked } from '../entries/field-views.tsx';

export type Filled = { readonly typed: Typed; readonly errors: readonly FieldError[] };
export const unfilled: Filled = { typed: {}, errors: [] };

type FormProps = Filled & { readonly action: string; readonly csrf: string };

const choose = (options: Readonly<Record<string, string>>, first: string) => [
  { value: '', text: first },
  ...Object.entries(options).map(([value, text]) => ({ value, text })),
];

/** Somebody was told, or was not and why. */
export function ToldForm({ action, csrf, id, typed, errors }: FormProps & { readonly id: string }): VNode {
  const all: Asked = { typed, errors, behind: '' };
  return (
    <Details summary="Somebody else was told, or was not told and why" open={errors.length > 0}>
      <form method="post" action={action} novalidate>
        <CsrfField token={csrf} />
        <input type="hidden" name="told" value={id} />
        <Select {...asked(all, 'who', 'Who?')} items={choose(toldWho, 'Choose')} />
        <Input {...asked(all, 'name', 'Their name (optional)')} />
        <Input
          {...asked(all, 'time', 'When were they told?')}
          hint={{ text: 'Such as 22:40; where several days are possible, with its day: 20/11 22:40' }}
          classes="govuk-input--width-10"
        />
        <Input {...asked(all, 'reference', 'Their reference (optional)')} classes="govuk-input--width-10" />
        <Textarea {...asked(all, 'because', 'Or: why were they not told?')} rows={2} />
        <Button preventDoubleClick>Save who was told</Button>
      </form>
    </Details>
  );
}

/** What is new while a child is missing; the risk is looked at again. */
export function UpdateForm({
  action,
  csrf,
  version,
  typed,
  errors,
}: FormProps & { readonly version: number }): VNode {
  const all: Asked = { typed, errors, behind: '' };
  return (
    <form method="post" action={action} novalidate>
      <CsrfField token={csrf} />
      <input type="hidden" name="version" value={version} />
      <Textarea {...asked(all, 'words', 'What is new?')} rows={3} />
      <Select
        {...asked(all, 'risk', 'How great is the risk now?')}
        items={choose(missingRisks, 'As before')}
      />
      <Select
        {...asked(all, 'kind', 'Do we know where they are?')}
        items={choose(missingKinds, 'As before')}
      />
      <Button preventDoubleClick>Add this</Button>
    </form>
  );
}

type TakenBackProps = Filled & {
  readonly here: string;
  readonly csrf: string;
  readonly time: Pick<MissingTime, 'version'>;
};

/** A report that was a mistake. */
export function TakenBackForm({ here, csrf, time, typed, errors }: TakenBackProps): VNode {
  const all: Asked = { typed, errors, behind: '' };
  return (
    <Details summary="This was reported by mistake" open={errors.length > 0}>
      <form method="post" action={`${here}/taken-back`} novalidate>
        <CsrfField token={csrf} />
        <input type="hidden" name="version" value={time.version} />
        <Textarea {...asked(all, 'why', 'What was the mistake?')} rows={2} />
        <Button classes="govuk-button--secondary" preventDoubleClick>
          Take it back
        </Button>
      </form>
    </Details>
  );
}

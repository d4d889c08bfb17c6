import type { VNode } from 'preact';
import type { Worry, WorryCheck } from '../../practice/index.ts';
import { basisNames, bases, isOpen } from '../../practice/index.ts';
import { formatInstantInFull } from '../../../platform/dates/instant.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';

type ChecksProps = {
  readonly worry: Worry;
  readonly checks: readonly WorryCheck[];
  readonly links: { readonly checks: string; readonly answers: string };
  readonly mayWork: boolean;
  readonly csrf: string;
};

/** Which partners were asked, and what they said. */
export function ChecksPart(props: ChecksProps): VNode {
  const { worry, checks, links, mayWork } = props;
  const mayAsk = mayWork && isOpen('checks', worry.state);
  return (
    <section aria-labelledby="checks">
      <h2 class="govuk-heading-m" id="checks">
        Partners who were asked
      </h2>
      {checks.length === 0 ? <p class="govuk-body">Nobody was asked.</p> : null}
      {checks.map((check) => (
        <OneCheck {...props} check={check} mayAnswer={mayAsk} />
      ))}
      {mayAsk ? (
        <p class="govuk-body">
          <a class="govuk-link" href={links.checks}>
            Record that a partner was asked
          </a>
        </p>
      ) : null}
    </section>
  );
}

function OneCheck({
  check,
  mayAnswer,
  links,
  csrf,
}: ChecksProps & { readonly check: WorryCheck; readonly mayAnswer: boolean }): VNode {
  const { id, agency, asked, answer, answeredAt, recordedAt } = check;
  const name = basisNames.find((one) => one === check.basis);
  return (
    <>
      <h3 class="govuk-heading-s govuk-!-margin-bottom-1">{agency}</h3>
      <p class="govuk-body-s govuk-!-margin-bottom-1">
        Asked {formatInstantInFull(recordedAt)}. Reason in law: {name ? bases[name][0] : check.basis}
      </p>
      <p class="govuk-body kith-as-typed">{asked}</p>
      {answer !== null && answeredAt !== null ? (
        <p class="govuk-body kith-as-typed">
          They said, {formatInstantInFull(answeredAt)}: {answer}
        </p>
      ) : (
        <p class="govuk-body">They have not answered yet.</p>
      )}
      {answer === null && mayAnswer ? (
        <form method="post" action={links.answers}>
          <CsrfField token={csrf} />
          <input type="hidden" name="check_id" value={id} />
          <Textarea name="answer" id={`answer-${id}`} label={{ text: `What ${agency} said` }} rows={3} />
          <Button classes="govuk-button--secondary" preventDoubleClick>
            Save what they said
          </Button>
        </form>
      ) : null}
    </>
  );
}

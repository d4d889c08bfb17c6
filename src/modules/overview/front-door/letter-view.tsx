import type { VNode } from 'preact';
import type { Worry } from '../../practice/index.ts';
import { callerWords } from '../../practice/index.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { todayIn } from '../../../platform/dates/instant.ts';

/** The answer to whoever got in touch, to be printed: what they were told, and nothing else of the worry. */
export function LetterView({
  worry,
  authority,
}: {
  readonly worry: Worry;
  readonly authority: string;
}): VNode {
  return (
    <>
      <p class="govuk-body">{authority}</p>
      {worry.repliedAt ? (
        <p class="govuk-body">{formatDate(todayIn('Europe/London', worry.repliedAt))}</p>
      ) : null}
      <h1 class="govuk-heading-l">To {callerWords(worry)}</h1>
      {worry.receivedAt ? (
        <p class="govuk-body">
          You got in touch with us on {formatDate(todayIn('Europe/London', worry.receivedAt))}. This is our
          answer.
        </p>
      ) : null}
      <p class="govuk-body kith-as-typed">{worry.reply}</p>
      <p class="govuk-body">
        If you are worried again, or do not agree with what was decided, get in touch with us.
      </p>
    </>
  );
}

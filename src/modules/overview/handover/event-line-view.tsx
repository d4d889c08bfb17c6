import type { VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { HandoverEvent } from '../../practice/index.ts';
import { goodbyeWays, planAudiences, tellingWays } from '../../practice/index.ts';

type LineProps = {
  readonly event: HandoverEvent;
  readonly by: string;
  /** Where it is taken back, for who may. */
  readonly mistake: string | null;
};

/** One thing that happened, with the words of it and who may read them. */
export function EventLine({ event, by, mistake }: LineProps): VNode {
  const { words, apology, isObserved, who, kind, audience } = event;
  const whose = kind === 'told' ? `${who ?? 'They'} ${isObserved ? 'showed us' : 'said'}: ` : '';
  return (
    <div class="govuk-!-margin-bottom-4">
      <p class="govuk-body govuk-!-font-weight-bold govuk-!-margin-bottom-1">{headingOf(event)}</p>
      {words === null ? null : (
        <p class="govuk-body kith-as-typed govuk-!-margin-bottom-1">{whose + words}</p>
      )}
      {apology === null ? null : (
        <p class="govuk-body kith-as-typed govuk-!-margin-bottom-1">{`${event.byWhom ?? 'Somebody'} apologised: ${apology}`}</p>
      )}
      <p class="govuk-hint govuk-!-margin-bottom-1">
        {kind === 'goodbye'
          ? `For ${planAudiences[audience].toLowerCase()}. Recorded by ${by}`
          : `Recorded by ${by}`}
        {mistake === null ? null : (
          <>
            {'. '}
            <a class="govuk-link" href={mistake}>
              This is wrong
            </a>
          </>
        )}
      </p>
    </div>
  );
}

/** How, in words: face to face, or a visit, by what it was. */
function wayOf(kind: HandoverEvent['kind'], how: string | null): string | undefined {
  const ways = new Map<string, string>(Object.entries(kind === 'goodbye' ? goodbyeWays : tellingWays));
  return ways.get(how ?? '')?.toLowerCase();
}

/** What it was, when and by whom. */
export function headingOf({ kind, who, on, byWhom, how }: HandoverEvent): string {
  const day = formatDate(on);
  const way = wayOf(kind, how);
  const headings: Readonly<Record<HandoverEvent['kind'], string>> = {
    told: `${who ?? 'Somebody'} was told by ${byWhom ?? 'somebody'} on ${day}${way === undefined ? '' : `, ${way}`}`,
    'not told': `${who ?? 'Somebody'} was not told. Why:`,
    goodbye: `${byWhom ?? 'Somebody'} said goodbye on ${day}${way === undefined ? '' : `: ${way}`}`,
    'no goodbye': 'There was no goodbye. Why:',
    introduction: `The new worker was introduced on ${day}. Who came: ${byWhom ?? 'not recorded'}`,
    acknowledged: `Read by the new worker on ${day}`,
    'taken back': `Taken back on ${day}`,
  };
  return headings[kind];
}

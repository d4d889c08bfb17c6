import type { VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { AgreedNeed, Need } from '../../practice/index.ts';
import { isNeedOpen, needsInOrder } from '../../practice/index.ts';
import { needsOf, planWordsOf } from './need-paths.ts';
import { needLine } from './need-view.tsx';

type Props = {
  readonly personId: string;
  readonly firstName: string;
  readonly needs: readonly Need[];
  readonly agreed: readonly AgreedNeed[];
  readonly today: PlainDate;
  readonly mayWrite: boolean;
};

/**
 * What a plan says of needs to staff: the child's own in a line each, and what was agreed of anybody's. Of an adult not even the
 * area is said, unless the agreed words say it.
 */
export function MentalHealthPanel(props: Props): VNode {
  const { personId, firstName, agreed, mayWrite } = props;
  return (
    <section aria-labelledby="mental-health">
      <h2 class="govuk-heading-m" id="mental-health">
        Support of their own
      </h2>
      <MentalHealthLines {...props} />
      <AgreedLines agreed={agreed} changeAt={mayWrite ? planWordsOf(personId) : null} />
      <p class="govuk-body kith-not-printed">
        <a class="govuk-link" href={needsOf(personId)}>
          Support for {firstName}, and for each of the family
        </a>
        {mayWrite ? (
          <>
            {' · '}
            <a class="govuk-link" href={planWordsOf(personId)}>
              Add words that were agreed
            </a>
          </>
        ) : null}
      </p>
    </section>
  );
}

type LineProps = Pick<Props, 'personId' | 'needs' | 'today'>;

/** On somebody's page: their open needs in a line; nothing where there are none. */
export function MentalHealthLine({ personId, needs, today }: LineProps): VNode | null {
  const open = needsInOrder(needs).filter(isNeedOpen);
  if (open.length === 0) return null;
  return (
    <p class="govuk-body">
      <a class="govuk-link" href={needsOf(personId)}>
        Support of their own
      </a>
      {' · '}
      {open.map((need) => needLine(need, today)).join('; ')}
    </p>
  );
}

/** The child's own needs, in a line each. */
function MentalHealthLines({ needs, today, personId }: LineProps): VNode {
  const open = needsInOrder(needs).filter(isNeedOpen);
  if (open.length === 0)
    return (
      <p class="govuk-body">No need of the child is open: mental health, substance use, domestic abuse.</p>
    );
  return (
    <ul class="govuk-list govuk-list--bullet">
      {open.map((need) => (
        <li>
          <a class="govuk-link" href={`${needsOf(personId)}/${need.needId}`}>
            {needLine(need, today)}
          </a>
        </li>
      ))}
    </ul>
  );
}

type AgreedProps = {
  readonly agreed: readonly AgreedNeed[];
  /** Where the words are put right; null for who may not, and for readers outside. */
  readonly changeAt: string | null;
};

/** What stands in the plan as it was agreed. */
export function AgreedLines({ agreed, changeAt }: AgreedProps): VNode {
  return (
    <>
      {agreed.map(({ agreedId, whose, words, agreedBy, agreedOn }) => (
        <p class="govuk-body">
          <strong>{whose}:</strong> <span class="kith-as-typed">{words}</span>{' '}
          <span class="govuk-hint govuk-!-margin-bottom-0">
            Agreed by {agreedBy}, {formatDate(agreedOn)}
            {changeAt === null ? null : (
              <>
                {' · '}
                <a class="govuk-link kith-not-printed" href={`${changeAt}?agreed=${agreedId}`}>
                  Put right or take out<span class="govuk-visually-hidden">: {words}</span>
                </a>
              </>
            )}
          </span>
        </p>
      ))}
    </>
  );
}

import type { VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import { WarningText } from '../../../platform/views/components/warning-text.tsx';
import type { HandedOver } from './read-leaving.ts';
import { OpenTags, Saved } from './workers-view.tsx';

/** Whose worker changes while somebody has not been told, or nobody said goodbye; the earliest first. */
export function HandoverListView(props: {
  readonly lines: readonly HandedOver[];
  readonly more: boolean;
  /** Where all the children of a worker who leaves are handed over, for who may. */
  readonly leaving: string | null;
  readonly saved: boolean;
  readonly today: PlainDate;
}): VNode {
  const { lines, more, leaving, saved, today } = props;
  const late = lines.filter(({ standings, starts }) => standings.child === 'open' && starts <= today).length;
  return (
    <>
      {saved ? <Saved text="The change of worker is recorded." /> : null}
      <h1 class="govuk-heading-l">Changes of worker</h1>
      {leaving === null ? null : (
        <p class="govuk-body">
          <a class="govuk-link" href={leaving}>
            A worker is leaving: hand over all their children
          </a>
        </p>
      )}
      {late === 0 ? null : (
        <WarningText>
          {late === 1
            ? 'One child’s worker has changed, and the child has not been told.'
            : `The workers of ${late} children have changed, and the children have not been told.`}
        </WarningText>
      )}
      {lines.length === 0 ? (
        <p class="govuk-body">
          Nothing is open. When a worker changes, it stands here until the child and the family are told, the
          new worker is introduced and goodbye is said. A change is planned on the child’s page, under who
          works with them.
        </p>
      ) : (
        <StackedTable
          caption="Until everybody is told and goodbye is said"
          captionClasses="govuk-table__caption--m"
          head={['Child', 'Change', 'First day', 'Still open'].map((text) => ({ text }))}
          rows={lines.map(({ href, name, from, to, starts, standings }) => [
            {
              text: (
                <a class="govuk-link" href={href}>
                  {name}
                </a>
              ),
            },
            { text: `${from} to ${to}` },
            { text: formatDate(starts) },
            { text: <OpenTags standings={standings} isBack={false} /> },
          ])}
        />
      )}
      {more ? <p class="govuk-body">More are open than are shown: they follow when these are done.</p> : null}
    </>
  );
}

import type { VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import { WarningText } from '../../../platform/views/components/warning-text.tsx';
import type { WaitingHandover } from '../../practice/index.ts';
import { OpenTags, Saved } from './workers-view.tsx';

type Line = WaitingHandover & { readonly name: string; readonly href: string };

/** Whose worker changes while somebody has not been told, or nobody said goodbye; the earliest first. */
export function HandoverListView(props: {
  readonly lines: readonly Line[];
  readonly more: boolean;
  readonly saved: boolean;
  readonly today: PlainDate;
}): VNode {
  const { lines, more, saved, today } = props;
  const late = lines.filter(({ open, starts }) => open.includes('child') && starts <= today).length;
  return (
    <>
      {saved ? <Saved text="The change of worker is recorded." /> : null}
      <h1 class="govuk-heading-l">Changes of worker</h1>
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
          rows={lines.map(({ href, name, from, to, starts, open }) => [
            {
              text: (
                <a class="govuk-link" href={href}>
                  {name}
                </a>
              ),
            },
            { text: `${from} to ${to}` },
            { text: formatDate(starts) },
            { text: <OpenTags open={open} isBack={false} /> },
          ])}
        />
      )}
      {more ? <p class="govuk-body">More are open than are shown: they follow when these are done.</p> : null}
    </>
  );
}

import type { VNode } from 'preact';
import type { Restriction } from '../../access/index.ts';
import { levels, whyWords } from '../../access/index.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { PageOfList } from '../../../platform/http/page-of-list.ts';
import { href } from '../../../platform/http/path.ts';
import { parseId } from '../../../platform/ids/ids.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import { WarningText } from '../../../platform/views/components/warning-text.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import { PagesOfList } from '../../../platform/views/pages-of-list.tsx';
import { Done } from './form-parts.tsx';
import type { NameOf } from './restriction-queries.ts';
import { restrictionPaths } from './restriction-paths.ts';
import { Review } from './restriction-view.tsx';

export type ListProps = {
  readonly restrictions: readonly Restriction[];
  readonly pages: PageOfList;
  /** Of how many that the reader answers for, on every page, the review is overdue. */
  readonly overdue: number;
  /** What those are called whom the reader sees. */
  readonly called: ReadonlyMap<string, string>;
  readonly nameOf: NameOf;
  readonly self: string;
  readonly today: PlainDate;
  readonly token: string;
  readonly done: string | undefined;
  /** Looks and calls that wait for the reader; null where the role has none. */
  readonly waiting: { readonly looks: number; readonly calls: string } | null;
};

/** Restrictions that the reader may know of, the nearest review first. */
export function ListView(props: ListProps): VNode {
  const { restrictions, done, overdue, pages } = props;
  return (
    <>
      {done !== undefined && <Done>{done}</Done>}
      <h1 class="govuk-heading-l">Restricted records</h1>
      {overdue > 0 && (
        <WarningText>
          {overdue === 1 ? '1 review is overdue.' : `${overdue} reviews are overdue.`} The records stay closed
          until somebody looks at them again.
        </WarningText>
      )}
      <Waiting waiting={props.waiting} />
      {restrictions.length === 0 ? (
        <p class="govuk-body">
          You are named on no restriction. To restrict a record, open the person’s page and choose
          Restriction.
        </p>
      ) : (
        <Table {...props} />
      )}
      <PagesOfList path={restrictionPaths.list} page={pages} label="Pages of restrictions" />
    </>
  );
}

/** The other lists of information governance, with how many wait. */
function Waiting({ waiting }: Pick<ListProps, 'waiting'>): VNode | null {
  if (!waiting) return null;
  const links = [
    [restrictionPaths.callBacks, `Call-backs (${waiting.calls} to answer)`],
    [restrictionPaths.looks, `Looked anyway (${waiting.looks} to see)`],
    [restrictionPaths.matches, 'New records that may be of somebody restricted'],
    [restrictionPaths.conflicts, 'Conflicts of interest'],
  ] as const;
  return (
    <ul class="govuk-list">
      {links.map(([to, text]) => (
        <li>
          <a class="govuk-link" href={to}>
            {text}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Table(props: ListProps): VNode {
  const head = ['Look at it again by', 'Record', 'How far', 'Why', 'Answers for it'];
  return (
    <StackedTable
      caption="Restrictions in force, the nearest review first"
      captionClasses="govuk-visually-hidden"
      head={head.map((text) => ({ text }))}
      rows={props.restrictions.map((one) => [
        { text: <Review restriction={one} today={props.today} /> },
        { text: <Record {...props} one={one} /> },
        { text: levels[one.level].name },
        { text: whyWords[one.why] },
        { text: <Guardian {...props} one={one} /> },
      ])}
    />
  );
}

type RowProps = ListProps & { readonly one: Restriction };

function Record({ one, called }: RowProps): VNode {
  const seen = one.subjects.filter((subject) => called.has(subject));
  if (seen.length === 0) return <>Not yours to see: you are not named on it</>;
  return (
    <>
      {seen.map((subject) => {
        const personId = parseId<'person'>(subject);
        return personId ? (
          <a class="govuk-link" href={href(restrictionPaths.ofPerson, { personId })}>
            {called.get(subject)}
          </a>
        ) : null;
      })}
    </>
  );
}

function Guardian({ one, nameOf, self, token }: RowProps): VNode {
  const restrictionId = parseId<'restriction'>(one.id);
  if (!one.orphan || !restrictionId) return <>{one.guardian === self ? 'You' : nameOf(one.guardian)}</>;
  return (
    <form method="post" action={href(restrictionPaths.takeOver, { restrictionId })}>
      <CsrfField token={token} />
      <input type="hidden" name="version" value={String(one.version)} />
      <p class="govuk-body">Nobody any more: {nameOf(one.guardian)} no longer does this work.</p>
      <Button classes="govuk-button--secondary govuk-!-margin-bottom-0">Take it over</Button>
    </form>
  );
}

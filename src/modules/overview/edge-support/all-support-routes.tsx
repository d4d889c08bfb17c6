import type { VNode } from 'preact';
import type { NavItem, PageRequest, Route } from '../../access/index.ts';
import { get } from '../../access/index.ts';
import type { EdgeSupport } from '../../practice/index.ts';
import {
  currentSupport,
  formatPence,
  listEdgeSupport,
  listSupportsById,
  supportState,
} from '../../practice/index.ts';
import { getPersonSummary } from '../../people/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { addYears, parsePlainDate } from '../../../platform/dates/plain-date.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { isUuid } from '../../../platform/ids/ids.ts';
import { SummaryList } from '../../../platform/views/components/summary-list.tsx';
import type { AfterSupportAt } from './after-queries.ts';
import { listCounted, listOpenSupport, supportsPerPage } from './after-queries.ts';
import { allSupportPath, supportsOf } from './support-paths.ts';
import { costWords, SupportTag, timeWords } from './support-view.tsx';
import type { SupportTotals } from './support-totals.ts';
import { supportTotals } from './support-totals.ts';

/** 'after=2026-05-03_<id>': what is to end later. Anything else is the first page. */
function parseAfter(text: string | undefined): AfterSupportAt | null {
  const [day, id = ''] = (text ?? '').split('_');
  const on = parsePlainDate(day);
  return on && isUuid(id) ? { on, id } : null;
}

async function listPage({ db, query, saw, today }: PageRequest<string, Read, string>): Promise<Reply> {
  const after = parseAfter(query['after']);
  const found = await listOpenSupport(db, after);
  const shown = found.slice(0, supportsPerPage);
  const supports = await listSupportsById(
    db,
    shown.map(({ supportId }) => supportId),
  );
  const people = await getPersonSummary(
    db,
    supports.map(({ personId }) => personId),
  );
  saw(supports.map(({ personId }) => personId));
  const last = shown.at(-1);
  const body = (
    <AllView
      supports={shown.flatMap(({ supportId }) => supports.find((one) => one.supportId === supportId) ?? [])}
      nameOf={(id) => people.get(id)?.shown ?? 'Name not recorded'}
      totals={after === null ? supportTotals(await listCounted(db, addYears(today, -1)), today) : null}
      next={last && found.length > supportsPerPage ? `${last.plannedEnd}_${last.supportId}` : null}
      today={today}
    />
  );
  return page('Support to stay at home', body);
}

type Props = {
  readonly supports: readonly EdgeSupport[];
  readonly nameOf: (personId: string) => string;
  /** On the first page alone. */
  readonly totals: SupportTotals | null;
  readonly next: string | null;
  readonly today: PlainDate;
};

function AllView(props: Props): VNode {
  const { supports, totals, next } = props;
  return (
    <>
      <h1 class="govuk-heading-l">Support to stay at home</h1>
      <p class="govuk-body">
        Support that goes on, what is to end first before the rest, of the children whom you may see.
      </p>
      {totals === null ? null : <Totals totals={totals} />}
      {supports.length === 0 ? (
        <p class="govuk-body">
          {totals === null
            ? 'There is no more.'
            : 'None goes on. It is written down under Support to stay at home on a child’s page.'}
        </p>
      ) : null}
      <ul class="govuk-list govuk-list--spaced">
        {supports.map((support) => (
          <Line {...props} support={support} />
        ))}
      </ul>
      <p class="govuk-body">
        {totals === null ? (
          <a class="govuk-link" href={allSupportPath}>
            From the first
          </a>
        ) : null}
        {totals !== null || next === null ? '' : ' · '}
        {next === null ? null : (
          <a class="govuk-link" href={`${allSupportPath}?after=${next}`}>
            More
          </a>
        )}
      </p>
    </>
  );
}

function Totals({ totals }: { readonly totals: SupportTotals }): VNode {
  const { now, due, ended, atHome, costNow, costEnded, withoutCost } = totals;
  const rows: readonly (readonly [string, string])[] = [
    ['Goes on now', due === 0 ? `${now}` : `${now}; the end of ${due} is due`],
    ['Cost of it so far', formatPence(costNow)],
    ['Ended in the last 12 months', `${ended}; ${atHome} with the child safe at home and not in our care`],
    ['Cost of what ended', formatPence(costEnded)],
    ['Without a cost, or none known', `${withoutCost}`],
  ];
  return <SummaryList rows={rows.map(([key, value]) => ({ key: { text: key }, value: { text: value } }))} />;
}

function Line({ support, nameOf, today }: Props & { readonly support: EdgeSupport }): VNode {
  return (
    <li>
      <a class="govuk-link" href={`${supportsOf(support.personId)}/${support.supportId}`}>
        {nameOf(support.personId)}
      </a>
      : <span class="kith-as-typed">{currentSupport(support).kind}</span>{' '}
      <SupportTag state={supportState(support, today)} />
      <br />
      {timeWords(support, today)}. {costWords(support, today)}
    </li>
  );
}

/** All support to stay at home, with what it comes to. */
export const allSupportRoutes: readonly Route[] = [
  get(allSupportPath, { action: listEdgeSupport, audit: 'EdgeSupportList', handle: listPage }),
];

export const edgeSupportNav: readonly NavItem[] = [
  { href: allSupportPath, text: 'Support to stay at home', action: listEdgeSupport },
];

import { csvForSpreadsheets } from '../../../formats/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { download, page } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import type { PageRequest, Route } from '../../access/index.ts';
import { get } from '../../access/index.ts';
import { checkReturns, mendFindings, readReturn, seeFindings } from '../permissions.ts';
import { isCheckWanted } from './check-queries.ts';
import { ageNames, readFindingsQuery, writeFindingsQuery } from './filter-form.ts';
import type { Filter, FindingsQuery } from './filter-form.ts';
import { callChild } from './finding-page.ts';
import type { Asked } from './finding-queries.ts';
import { listFindings } from './finding-queries.ts';
import { csvHeader, csvRow } from './findings-csv.ts';
import { listCountLines, listNotChecked, nameTeam, perPage } from './list-count-lines.ts';
import { FindingsView } from './findings-view.tsx';
import { findRuleFacts } from './rule-facts.ts';
import { RuleView } from './rule-view.tsx';
import { yearHref } from './year-head.tsx';
import { getYearOfForm } from './year-params.ts';

const listPath = '/returns/:form/:year/findings';
const downloadPath = '/returns/:form/:year/findings/download';
const rulePath = '/returns/:form/:year/rules/:rule';

type AnyRequest = Pick<
  PageRequest<string, Read, string>,
  'db' | 'query' | 'now' | 'today' | 'saw' | 'may' | 'who'
> & { readonly params: { readonly form: string; readonly year: string } };

function askedOf({ params, query, now }: AnyRequest): { asked: Asked; query: FindingsQuery } {
  const read = readFindingsQuery(query);
  return { asked: { of: getYearOfForm(params), filter: read.filter, now }, query: read };
}

/** What is looked at, where it is not everything. */
async function sayOnly(request: AnyRequest, { of, now }: Asked, filter: Filter): Promise<string | undefined> {
  if (filter.team !== undefined) return nameTeam(filter.team);
  if (filter.age !== undefined) return `there for: ${ageNames[filter.age].toLowerCase()}`;
  if (filter.person === undefined) return undefined;
  const [one] = await listFindings(
    request.db,
    { of, now, filter: { person: filter.person } },
    { offset: 0, limit: 1 },
  );
  if (!one) return 'this child';
  request.saw([filter.person]);
  return callChild(one);
}

async function findingsPage(request: AnyRequest): Promise<Reply> {
  const { db, may, today } = request;
  const { asked, query } = askedOf(request);
  const { lines, total } = await listCountLines(db, asked, query);
  if (query.by === 'child') request.saw(lines.flatMap(({ key }) => (key === '' ? [] : [key])));
  const href = (to: number) =>
    `${yearHref(asked.of, 'findings')}${writeFindingsQuery({ ...query, page: to })}`;
  const model = {
    of: asked.of,
    asked: query,
    lines,
    only: await sayOnly(request, asked, query.filter),
    ...(await listNotChecked(db, asked.of)),
    mayRead: await may(readReturn),
    ownOnly: !(await may(readReturn)),
    today,
    previous: query.by === 'child' && query.page > 1 ? href(query.page - 1) : undefined,
    next: query.by === 'child' && query.page * perPage < total ? href(query.page + 1) : undefined,
  };
  return page('To put right', <FindingsView page={model} />, {
    before: <BackLink href="/returns">Returns</BackLink>,
  });
}

const rowsPerPage = 25;

async function rulePage(
  request: AnyRequest & { readonly params: { readonly rule: string } },
): Promise<Reply> {
  const { db, may, today, params } = request;
  const { asked, query } = askedOf(request);
  const { of } = asked;
  const rule = findRuleFacts(of.form, params.rule);
  if (!rule) throw new NotFound();
  const ofRule = { ...asked, filter: { ...asked.filter, rule: rule.code } };
  const part = { offset: (query.page - 1) * rowsPerPage, limit: rowsPerPage };
  const open = await listFindings(db, ofRule, { ...part, explained: false });
  const explained = await listFindings(db, ofRule, { offset: 0, limit: 100, explained: true });
  const people = [...open, ...explained].flatMap(({ personId }) => personId ?? []);
  request.saw(people);
  const isChecking = await isCheckWanted(db, people);
  const total = open[0]?.total ?? 0;
  const href = (to: number) =>
    `/returns/${of.form}/${of.year}/rules/${encodeURIComponent(rule.code)}${writeFindingsQuery({ ...query, page: to })}`;
  const model = {
    of,
    rule,
    open,
    explained,
    total,
    only: await sayOnly(request, asked, query.filter),
    mayMend: (await may(checkReturns)) || (await may(mendFindings)),
    isChecking,
    today,
    previous: query.page > 1 ? href(query.page - 1) : undefined,
    next: query.page * rowsPerPage < total ? href(query.page + 1) : undefined,
  };
  return page(`Rule ${rule.code}`, <RuleView page={model} />, {
    ...(isChecking ? { refreshAfterSeconds: 2 } : {}),
    before: (
      <BackLink href={`${yearHref(of, 'findings')}${writeFindingsQuery({ filter: query.filter })}`}>
        All rules
      </BackLink>
    ),
  });
}

/** Everything that is open or explained, as asked, for a spreadsheet. */
async function downloadFindings(request: AnyRequest): Promise<Reply> {
  const { asked } = askedOf(request);
  const all = await listFindings(request.db, asked, { offset: 0, limit: 200_000 });
  request.saw(all.flatMap(({ personId }) => personId ?? []));
  const text = csvForSpreadsheets(csvHeader, all.map(csvRow));
  return download(`${asked.of.form}-${asked.of.year}-findings.csv`, 'text/csv; charset=utf-8', text);
}

/** What breaks the rules of a year's return, counted and row by row. */
export const findingsRoutes: readonly Route[] = [
  get(listPath, { action: seeFindings, audit: 'FindingsRead', handle: findingsPage }),
  get(downloadPath, {
    action: seeFindings,
    audit: 'FindingsDownload',
    stepUp: true,
    handle: downloadFindings,
  }),
  get(rulePath, { action: seeFindings, audit: 'RuleFindingsRead', handle: rulePage }),
];

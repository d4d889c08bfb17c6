import { sql } from '../../../platform/database/database.ts';
import type { Read } from '../../../platform/database/database.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import type { PageRequest, Route } from '../../access/index.ts';
import { get } from '../../access/index.ts';
import type { Found } from '../checks/frame/index.ts';
import { traceSsda903 } from '../export/export-returns.ts';
import type { RowOrigin } from '../export/origin-rules.ts';
import { findLastRun } from '../findings/check-queries.ts';
import { callChild } from '../findings/finding-page.ts';
import { projectLive } from '../findings/live-return.ts';
import type { TraceYear } from '../findings/live-return.ts';
import { columnsOf, readCell } from '../findings/look-at.ts';
import { yearHref } from '../findings/year-head.tsx';
import { getSignedYear } from '../findings/year-params.ts';
import { checkReturns, readReturn } from '../permissions.ts';
import { allFigures, countFound, findReturnFigure } from './return-figures.ts';
import type { ReturnFigure } from './return-figures.ts';
import type { FigureRow } from './figures-view.tsx';
import { FiguresView, ReturnFigureView } from './figures-view.tsx';

const figuresPath = '/returns/:form/:year/figures';
const figurePath = '/returns/:form/:year/figures/:counted';

type YearRequest = Pick<PageRequest<string, Read, string>, 'db' | 'query' | 'saw' | 'today' | 'may'> & {
  readonly params: { readonly form: string; readonly year: string };
};

async function figuresPage({ db, params }: YearRequest): Promise<Reply> {
  const of = getSignedYear(params);
  const last = await findLastRun(db, of);
  const lines = allFigures.map((figure) => ({ figure, count: last?.figures[figure.key] }));
  return page('Figures', <FiguresView page={{ of, lines, last }} />, {
    before: <BackLink href="/returns">Returns</BackLink>,
  });
}

const rowsPerPage = 50;

/** The files that a figure is counted from, of its year alone. */
function traceFor(db: Read, year: number, { table }: ReturnFigure): TraceYear {
  const tables = table === 'Header' ? {} : { tables: ['Header' as const, table] };
  return (asked) => (asked === year ? traceSsda903(db, year, tables) : Promise.resolve([]));
}

async function figurePage(
  request: YearRequest & { readonly params: { readonly counted: string } },
): Promise<Reply> {
  const { db, params, query, today } = request;
  const of = getSignedYear(params);
  const figure = findReturnFigure(params.counted);
  if (!figure) throw new NotFound();
  const live = await projectLive(db, { year: of.year, today }, traceFor(db, of.year, figure));
  const found = figure.rows(live.all);
  const number = Math.min(Math.max(1, Number.parseInt(query['page'] ?? '1', 10) || 1), 10_000);
  const start = (number - 1) * rowsPerPage;
  const shown = { ...found, rows: found.rows.slice(start, start + rowsPerPage) };
  const href = (to: number) => `${yearHref(of, 'figures')}/${figure.key}?page=${to}`;
  const model = {
    of,
    figure,
    children: countFound({ of: 'children' }, found),
    total: found.rows.length,
    rows: await toRows(request, shown, live.origins.get(found.table.name) ?? []),
    previous: number > 1 ? href(number - 1) : undefined,
    next: start + rowsPerPage < found.rows.length ? href(number + 1) : undefined,
  };
  return page(figure.name, <ReturnFigureView page={model} />, {
    before: <BackLink href={yearHref(of, 'figures')}>Figures</BackLink>,
  });
}

type Named = {
  readonly id: string;
  readonly forename: string | null;
  readonly surname: string | null;
  readonly childId: string | null;
};

async function toRows(
  { db, saw, may }: YearRequest,
  { table, rows }: Found,
  origins: readonly RowOrigin[],
): Promise<readonly FigureRow[]> {
  const people = [...new Set(rows.flatMap((row) => origins[row]?.personId ?? []))];
  saw(people);
  const named =
    await db.query(sql<Named>`select pers_person_id as id, pers_forename as forename, pers_surname as surname,
    pers_legacy_id as "childId" from reporting.ssd_person where pers_person_id = any(${people}::uuid[])`);
  const names = new Map(named.map((one) => [one.id, callChild(one)]));
  const columns = shownColumns(table.name);
  const mayOpen = await may(checkReturns);
  return rows.map((row) => {
    const personId = origins[row]?.personId ?? null;
    return {
      child: names.get(personId ?? '') ?? table.children.idOf(table.child[row] ?? 0),
      childHref: personId === null ? undefined : `/children/${personId}`,
      row,
      cells: columns.flatMap((column) => {
        const value = readCell(table, column, row);
        return value === null ? [] : [{ name: column, value }];
      }),
      facts: factsOf(origins[row]).map(({ href, text }) => ({ href: mayOpen ? href : undefined, text })),
    };
  });
}

/** What the rules work out from postcodes: no file has it. */
const derivedColumns: ReadonlySet<string> = new Set(['PL_LA', 'PL_LOCATION', 'PL_DISTANCE', 'HOME_LA']);

/** The columns of a file beside the child's number and what is worked out from postcodes. */
function shownColumns(name: string): readonly string[] {
  return columnsOf(name).filter((column) => column !== 'CHILD' && !derivedColumns.has(column));
}

function factsOf(origin: RowOrigin | undefined): readonly { readonly href: string; readonly text: string }[] {
  if (!origin?.personId) return [];
  const { personId, facts, contested } = origin;
  const place = (kind: string, id: string, what: string) =>
    `/children/${personId}/${what}/${encodeURIComponent(kind)}/${id}`;
  if (contested)
    return [{ href: place(contested.kind, contested.id, 'contested'), text: `${contested.kind}, to settle` }];
  return facts.map(({ kind, id }) => ({ href: place(kind, id, 'facts'), text: kind }));
}

/** The return's figures, each opening into its rows, and each row into its facts. */
export const figuresRoutes: readonly Route[] = [
  get(figuresPath, { action: readReturn, audit: 'ReturnFiguresRead', handle: figuresPage }),
  get(figurePath, { action: readReturn, audit: 'ReturnFigureRead', handle: figurePage }),
];

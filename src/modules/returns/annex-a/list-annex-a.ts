import { annexALists, makeAnnexALists } from '../../../formats/index.ts';
import type { AnnexAList, AnnexALists } from '../../../formats/index.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { inCareQuery } from './care-list-queries.ts';
import { fillUnknown, toCells } from './cell-rules.ts';
import type { Cells } from './cell-rules.ts';
import {
  assessmentsQuery,
  contactsQuery,
  earlyHelpQuery,
  enquiriesQuery,
  referralsQuery,
} from './help-list-queries.ts';
import { adoptionQuery, leaversQuery } from './leaving-list-queries.ts';
import type { ListQuery } from './list-query.ts';
import { inNeedQuery, protectionQuery } from './need-list-queries.ts';
import { applyStatements, isLasting, rowKeyOf } from './statement-rules.ts';
import type { Statement } from './statement-rules.ts';

/** A row of a list, and whom it is about. */
export type ListedRow = { readonly personId: string; readonly cells: Cells };

export type ListedRows = Readonly<Record<AnnexAList, readonly ListedRow[]>>;

/** The lists of a date, and the person of each row in the same order. */
export type ListedAnnexA = {
  readonly asOf: PlainDate;
  readonly lists: AnnexALists;
  readonly people: Readonly<Record<AnnexAList, readonly string[]>>;
};

/** One statement each. List 11 has none: no module holds adopters yet. */
const queries: Readonly<Record<Exclude<AnnexAList, 11>, ListQuery>> = {
  1: contactsQuery,
  2: earlyHelpQuery,
  3: referralsQuery,
  4: assessmentsQuery,
  5: enquiriesQuery,
  6: inNeedQuery,
  7: protectionQuery,
  8: inCareQuery,
  9: leaversQuery,
  10: adoptionQuery,
};

/** The rows that the record alone gives, without what inspection lists said beyond it. */
export async function listFromRecord(db: Read, asOf: PlainDate): Promise<ListedRows> {
  const read = async (list: Exclude<AnnexAList, 11>): Promise<ListedRow[]> => {
    const rows = await db.query(queries[list](asOf));
    return rows.map(({ personId, ...raw }) => ({ personId, cells: toCells(list, raw, asOf) }));
  };
  return {
    1: await read(1),
    2: await read(2),
    3: await read(3),
    4: await read(4),
    5: await read(5),
    6: await read(6),
    7: await read(7),
    8: await read(8),
    9: await read(9),
    10: await read(10),
    11: [],
  };
}

/**
 * The lists of Annex A on a date, of the children whom the reader may see: from facts, with what a loaded list said beyond
 * them. Values as the workbook writes them, dates 'YYYY-MM-DD', null for what is not known.
 */
export async function listAnnexA(db: Read, asOf: PlainDate): Promise<ListedAnnexA> {
  const rows = await listFromRecord(db, asOf);
  const statements = await listStatements(db, asOf);
  const complete = (list: AnnexAList): ListedRow[] =>
    rows[list].map(({ personId, cells }) => {
      const said = statements.get(keyOf(personId, list, rowKeyOf(list, cells))) ?? [];
      return { personId, cells: fillUnknown(list, applyStatements(list, cells, said)) };
    });
  const all = annexALists.map(({ list }) => [list, complete(list)] as const);
  const lists = makeAnnexALists(
    Object.fromEntries(all.map(([list, own]) => [list, own.map(({ cells }) => cells)])),
  );
  return { asOf, lists, people: toPeople(new Map(all)) };
}

function toPeople(rows: ReadonlyMap<AnnexAList, readonly ListedRow[]>): ListedAnnexA['people'] {
  const of = (list: AnnexAList) => (rows.get(list) ?? []).map(({ personId }) => personId);
  return {
    1: of(1),
    2: of(2),
    3: of(3),
    4: of(4),
    5: of(5),
    6: of(6),
    7: of(7),
    8: of(8),
    9: of(9),
    10: of(10),
    11: of(11),
  };
}

type StatementRow = Statement & {
  readonly personId: string;
  readonly list: AnnexAList;
  readonly rowKey: string;
};

/** The newest statement of each cell up to the date, by row; earlier ones only of what lasts. */
async function listStatements(db: Read, asOf: PlainDate): Promise<Map<string, Statement[]>> {
  const rows = await db.query(sql<StatementRow>`
    select distinct on (r.child_id, s.list, s.row_key, s.item) r.child_id as "personId", s.list, s.row_key as "rowKey", s.item,
           s.said_on as "saidOn", s.value, s.instead_of as "insteadOf"
      from reporting.inspection_statement_version s join reporting.ext_record r on r.person_id = s.person_id
     where s.stands and s.said_on <= ${asOf}::date
     order by r.child_id, s.list, s.row_key, s.item, s.said_on desc`);
  const statements = new Map<string, Statement[]>();
  for (const { personId, list, rowKey, ...statement } of rows) {
    if (statement.saidOn !== asOf && !isLasting(list, statement.item)) continue;
    const key = keyOf(personId, list, rowKey);
    statements.set(key, [...(statements.get(key) ?? []), statement]);
  }
  return statements;
}

function keyOf(personId: string, list: AnnexAList, rowKey: string): string {
  return `${personId}/${list}/${rowKey}`;
}

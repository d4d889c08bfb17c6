import { createHash } from 'node:crypto';
import { tablesByName } from '../checks/cin/check-cin.ts';
import type { ByName } from '../checks/cin/check-cin.ts';
import { isInForce, isQuery } from '../checks/cin/rule.ts';
import type { CinRule } from '../checks/cin/rule.ts';
import { cinRules } from '../checks/cin/rules.ts';
import { tellApart } from './compare-rules.ts';
import type { FormRun, FoundRow } from './finding.ts';
import { censusShape, findPlace, keyOf } from './find-place.ts';
import type { LiveCensus } from './live-census.ts';
import { describeLook, shownBeside } from './look-at.ts';
import { lookAtCensus } from './look-at-census.ts';

/** Runs every rule in force over the live census. All of them can be run: none needs more than the census itself. */
export function runCin(live: LiveCensus): FormRun {
  const found: FoundRow[] = [];
  const counts: Record<string, number> = {};
  const tables = tablesByName(live.all);
  for (const rule of cinRules.filter((one) => isInForce(one, live.all.year))) {
    const rows = rule.level === 'return' ? listWhole(live, rule) : listRows({ live, tables, rule });
    counts[rule.code] = rows.length;
    found.push(...rows);
  }
  const rowCount = [...tables.values()].reduce((sum, { rows }) => sum + rows, 0);
  return { found, counts, notChecked: {}, rowCount, figures: {} };
}

/** A rule about the return as a whole is broken once and by nobody's row. Where nobody is in need there is no return. */
function listWhole({ all }: LiveCensus, rule: CinRule): readonly FoundRow[] {
  const isBroken = rule.fails(all).some(({ rows }) => rows.length > 0);
  if (!isBroken || all.identifiers.rows === 0) return [];
  return [
    {
      rule: rule.code,
      isQuery: isQuery(rule),
      table: 'Header',
      row: 0,
      personId: null,
      sourceKey: '',
      place: null,
      isContested: false,
      cells: {},
      beside: [],
      lookedAt: fingerprint(''),
    },
  ];
}

type RunOfRule = { readonly live: LiveCensus; readonly tables: ByName; readonly rule: CinRule };
type Broken = { readonly table: string; readonly row: number; readonly fields: readonly string[] };

function listRows(run: RunOfRule): readonly FoundRow[] {
  return tellApart(listBroken(run).map((broken) => toFound(run, broken)));
}

/** The rows that break a rule: one that does so in several fields is one finding. */
function listBroken({ live, rule }: RunOfRule): readonly Broken[] {
  const rows = new Map<string, Broken>();
  for (const found of rule.fails(live.all))
    for (const row of found.rows) {
      const key = `${found.table.name} ${row}`;
      const fields = [...(rows.get(key)?.fields ?? []), ...(found.field === undefined ? [] : [found.field])];
      rows.set(key, { table: found.table.name, row, fields });
    }
  return [...rows.values()];
}

function toFound({ live, tables, rule }: RunOfRule, { table, row, fields }: Broken): FoundRow {
  const origin = live.origins.get(table)?.[row];
  const { cells, beside } = lookAtCensus(tables, { rule, table, row, fields });
  const named = fields.length > 0 ? fields : rule.fields;
  const { place, isContested } = origin
    ? findPlace({ table, fields: named, origin }, censusShape)
    : { place: null, isContested: false };
  return {
    rule: rule.code,
    isQuery: isQuery(rule),
    table,
    row,
    personId: origin?.personId ?? null,
    sourceKey: keyOf(origin),
    place,
    isContested,
    cells,
    beside: shownBeside(beside),
    lookedAt: fingerprint(describeLook(cells, beside)),
  };
}

function fingerprint(looked: string): string {
  return createHash('sha256').update(looked).digest('hex');
}

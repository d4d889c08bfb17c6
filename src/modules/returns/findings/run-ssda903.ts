import { createHash } from 'node:crypto';
import { ssda903Tables } from '../../../formats/ssda903/specs.ts';
import { isInForce } from '../checks/ssda903/rule.ts';
import type { Rule } from '../checks/ssda903/rule.ts';
import { rules } from '../checks/ssda903/rules.ts';
import { tableOf } from '../checks/ssda903/open-return.ts';
import { runRule } from '../checks/ssda903/run-rules.ts';
import type { RuleResult } from '../checks/ssda903/run-rules.ts';
import type { Return903 } from '../checks/ssda903/tables.ts';
import { countFigures } from '../years/return-figures.ts';
import { tellApart } from './compare-rules.ts';
import { baseOf } from './finding.ts';
import type { FormRun, FoundRow } from './finding.ts';
import type { LiveReturn } from './live-return.ts';
import { describeLook, lookAt, shownBeside } from './look-at.ts';
import type { FindTable } from './look-at.ts';
import { findPlace, keyOf } from './find-place.ts';

const noPlaces = 'no postcode directory is installed';

/** Runs every rule in force over the live return. Rules that lack something find nothing and say what. */
export function runSsda903(live: LiveReturn): FormRun {
  const found: FoundRow[] = [];
  const counts: Record<string, number> = {};
  const notChecked: Record<string, string> = {};
  const asked = watchPlaces(live.all);
  for (const rule of rules.filter((one) => isInForce(one, live.all.year))) {
    asked.reset();
    const result = runRule(rule, live.all);
    const lack = lackOf(result, asked.places() && !live.hasPlaces);
    if (lack !== undefined) {
      notChecked[rule.code] = lack;
      continue;
    }
    const rows = listRows(live, result);
    counts[rule.code] = rows.length;
    found.push(...rows);
  }
  const rowCount = ssda903Tables.reduce((sum, { table }) => sum + tableOf(live.all, table).rows, 0);
  return { found, counts, notChecked, rowCount, figures: countFigures(live.all) };
}

function lackOf({ lacks }: RuleResult, lacksPlaces: boolean): string | undefined {
  if (lacks.includes('ProviderList')) return 'no list of homes and providers is installed';
  if (lacks.length > 0) return `there is no ${lacks.join(', ')}`;
  return lacksPlaces ? noPlaces : undefined;
}

/** The columns of episodes that follow from a postcode directory. */
const placed = ['PL_LA', 'PL_LOCATION', 'PL_DISTANCE'] as const;

/** Notices whether a rule asks where a home is: only those rules go unchecked without a postcode directory. */
function watchPlaces(all: Return903): { places: () => boolean; reset: () => void } {
  let isAsked = false;
  for (const { episodes } of [all, all.last])
    for (const name of placed) {
      const column = episodes[name];
      Object.defineProperty(episodes, name, {
        get: () => {
          isAsked = true;
          return column;
        },
      });
    }
  return { places: () => isAsked, reset: () => void (isAsked = false) };
}

function listRows(live: LiveReturn, { rule, found }: RuleResult): readonly FoundRow[] {
  return tellApart(
    found.flatMap(({ table, rows }) => rows.map((row) => toFound(live, { rule, table: table.name, row }))),
  );
}

function toFound(live: LiveReturn, at: { rule: Rule; table: string; row: number }): FoundRow {
  const { rule, table, row } = at;
  const origin = live.origins.get(table)?.[row];
  const { cells, beside } = lookAt(findTable(live.all), at);
  const { place, isContested } = origin
    ? findPlace({ table, fields: rule.fields, origin })
    : { place: null, isContested: false };
  return {
    rule: rule.code,
    isQuery: rule.isQuery === true,
    table,
    row,
    personId: origin?.personId ?? null,
    sourceKey: keyOf(origin),
    place,
    isContested,
    cells,
    beside: shownBeside(beside),
    lookedAt: createHash('sha256').update(describeLook(cells, beside)).digest('hex'),
  };
}

/** A table by the name of its file, this year's or last year's. */
export function findTable(all: Return903): FindTable {
  return (name) => {
    const spec = ssda903Tables.find(({ table }) => table === baseOf(name));
    if (!spec) return undefined;
    return tableOf(all, name.endsWith('_last') ? `${spec.table}_last` : spec.table);
  };
}

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../../../../test/support/fixed-seed.ts';
import { Chance } from '../../../../../test/support/chance.ts';
import { sharedMissing, sharedPath } from '../../../../../test/support/shared.ts';
import { cinCodes } from '../../../../formats/cin/codes.ts';
import {
  formatDocument,
  madeDocument,
  mutateDocument,
} from '../../../../formats/cin/mutate-document.test-support.ts';
import { readCinFile } from '../../../../formats/cin/read.ts';
import { readCsv } from '../../../../formats/index.ts';
import { isBankHoliday } from '../../../../platform/dates/england-bank-holidays.ts';
import { plainDate } from '../../../../platform/dates/plain-date.ts';
import { checkCin } from './check-cin.ts';
import { formatRules } from './format-rules.ts';
import { openCin } from './open-return.ts';
import type { GivenTable } from './open-return.ts';
import { isInForce, isQuery } from './rule.ts';
import { cinRules } from './rules.ts';
import { ruleColumns } from './tables.ts';
import type { RuleTable } from './tables.ts';

describe('the rules of the census', () => {
  it('are 109, and 105 before 2025', () => {
    expect(new Set(cinRules.map(({ code }) => code)).size).toBe(109);
    expect(cinRules.filter((rule) => isInForce(rule, 2025))).toHaveLength(109);
    expect(cinRules.filter((rule) => isInForce(rule, 2023))).toHaveLength(105);
  });

  it('are those of the documentation', async () => {
    await expect(formatRules(cinRules)).toMatchFileSnapshot('../../../../../docs/data/cin-rules.md');
  });

  const listed = sharedPath('reference/cin-rules.csv');
  it.skipIf(listed === null)('are those of the list of the reference, to the letter', () => {
    const csv = readCsv(readFileSync(listed ?? ''));
    if (!csv.ok) throw new Error(csv.problem);
    const said = csv.header.map((name, c) => [name, csv.columns[c] ?? []] as const);
    const columns = Object.fromEntries(said);
    const theirs = (columns['code'] ?? []).map((code, i) => ({
      code,
      severity: columns['severity']?.[i],
      module: columns['module']?.[i],
      level: columns['level']?.[i],
      first: columns['first_year']?.[i],
      changed: columns['changed_in']?.[i] || undefined,
    }));
    const ours = cinRules.map((rule) => ({
      code: rule.code,
      severity: isQuery(rule) ? 'query' : 'error',
      module: rule.module,
      level: rule.level ?? 'child',
      first: String(rule.firstYear ?? 2023),
      changed: rule.changed && String(rule.changed.year),
    }));
    const byCode = (a: { code: string }, b: { code: string }): number => (a.code < b.code ? -1 : 1);
    expect(ours.sort(byCode)).toEqual(theirs.sort(byCode));
    const isColumn = (field: string): boolean => !Object.hasOwn(ruleColumns, field);
    const missing = cinRules.flatMap(({ code, fields }) => {
      const said = columns['fields']?.[columns['code']?.indexOf(code) ?? -1] ?? 'none said';
      return said.split(';').filter((field) => isColumn(field) && !fields.includes(field));
    });
    expect(missing).toEqual([]);
  });
  if (listed === null) it.skip(sharedMissing, () => undefined);
});

const holidays = sharedPath('reference/england-bank-holidays.csv');
it.skipIf(holidays === null)('the calendar has the bank holidays that the rules were compared with', () => {
  const dates = readFileSync(holidays ?? '', 'utf8')
    .trim()
    .split('\n')
    .slice(1);
  expect(dates.length).toBeGreaterThan(50);
  expect(dates.filter((date) => !isBankHoliday(plainDate(date.trim())))).toEqual([]);
});

/** Texts of every kind that a value can be, and some that none is. */
const texts: readonly string[] = [
  ...['2025-03-31', '2025-04-01', '2025-06-15', '2026-03-31', '2026-04-01', '1990-02-28', '2024-02-29'],
  ...['2025-02-30', '01/06/2025', '', 'x', '0', '1', 'true', 'false', '-1', 'A801200001001', '9999-12-31'],
  ...['-0001-01-01', '٣', '__proto__', 'constructor', '\u0000', '😀'],
  ...Object.values(cinCodes).flatMap((codes) => codes.map(({ code }) => code)),
];

const anyText = fc.option(fc.oneof({ weight: 20, arbitrary: fc.constantFrom(...texts) }, fc.string()), {
  nil: null,
});

function anyTable(name: RuleTable): fc.Arbitrary<GivenTable> {
  const row = fc.tuple(fc.integer({ min: -1, max: 3 }), ...ruleColumns[name].map(() => anyText));
  return fc.array(row, { maxLength: 8 }).map((rows) => ({
    child: rows.map(([child]) => child),
    columns: Object.fromEntries(
      ruleColumns[name].map((column, i) => [column, rows.map((cells) => toCell(column, cells[i + 1]))]),
    ),
  }));
}

/** Keys that often meet, so that joins have something to join. */
function toCell(column: string, cell: string | number | null | undefined): string | null {
  const text = cell === null || cell === undefined ? null : String(cell);
  return /ID$/.test(column) ? String((text ?? '').length % 3) : text;
}

describe('no file makes a rule throw', () => {
  const tables = Object.keys(ruleColumns) as RuleTable[];
  const anyReturn = fc.record(Object.fromEntries(tables.map((name) => [name, anyTable(name)])), {
    requiredKeys: [],
  });

  it('whatever stands in its tables, and findings are rows that there are, each once under a field', () => {
    fc.assert(
      fc.property(anyReturn, fc.integer({ min: 2020, max: 2030 }), (given, year) => {
        const all = openCin(given, year);
        for (const rule of cinRules) {
          const places = rule
            .fails(all)
            .flatMap(({ table, field, rows }) => rows.map((row) => `${table.name} ${field ?? ''} ${row}`));
          expect(new Set(places).size, rule.code).toBe(places.length);
          for (const place of places) {
            const [name = '', field, row] = place.split(' ');
            expect(field, rule.code).not.toBe('');
            const isHeader = rule.level === 'return' && name === 'Header';
            expect(isHeader || Number(row) < (given[name]?.child.length ?? 0), `${rule.code} ${place}`).toBe(
              true,
            );
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('nor a spoilt document', () => {
    const chance = new Chance(7);
    for (let i = 0; i < 200; i++) {
      const text = formatDocument(mutateDocument(madeDocument('Sex'), chance));
      const file = readCinFile({ name: 'spoilt.xml', bytes: text });
      if (file.ok) checkCin(file.tables, 2026);
    }
  });

  it('nor bytes that are changed at random, which are refused or read', () => {
    const chance = new Chance(8);
    const whole = new TextEncoder().encode(formatDocument(madeDocument('Sex')));
    let read = 0;
    for (let i = 0; i < 300; i++) {
      const bytes = whole.slice(0, chance.isOneIn(4) ? chance.whole(0, whole.length) : whole.length);
      for (let n = chance.whole(1, 3); n > 0; n--) {
        bytes[chance.whole(0, bytes.length - 1)] = chance.isOneIn(4)
          ? chance.whole(0, 255)
          : chance.whole(48, 57);
      }
      const file = readCinFile({ name: 'random.xml', bytes });
      if (file.ok) read += checkCin(file.tables, 2026).rules > 0 ? 1 : 0;
    }
    expect(read).toBeGreaterThan(10);
    expect(read).toBeLessThan(300);
  });
});

it('the time grows in proportion to the children', () => {
  const child =
    '<Child><ChildIdentifiers/><CINdetails><Section47/><ReferralNFA>0</ReferralNFA></CINdetails></Child>';
  const measure = (children: number): number => {
    const file = readCinFile({
      name: 'made.xml',
      bytes: `<Message><Children>${child.repeat(children)}</Children></Message>`,
    });
    if (!file.ok) throw new Error(file.problem);
    const before = process.cpuUsage();
    checkCin(file.tables, 2026);
    const { user } = process.cpuUsage(before);
    return user;
  };
  // The least of three: what the machine does besides only ever adds.
  const least = (children: number) => Math.min(...[1, 2, 3].map(() => measure(children)));
  measure(2_000);
  // Ten times the children may take ten times as long; in proportion to the square it would be a hundred times.
  expect(least(40_000) / least(4_000)).toBeLessThan(40);
});

it('a rule that throws is told and the others are run', () => {
  const file = readCinFile({ name: 'made.xml', bytes: formatDocument(madeDocument('Sex')) });
  if (!file.ok) throw new Error(file.problem);
  const rule = cinRules.find(({ code }) => code === '1580');
  const fails = rule?.fails;
  if (!rule || !fails) throw new Error('There is no rule 1580');
  const faults: string[] = [];
  Object.assign(rule, { fails: () => [].at(0) });
  try {
    expect(() => checkCin(file.tables, 2026)).toThrow();
    const check = checkCin(file.tables, 2026, undefined, ({ code }) => faults.push(code));
    expect(check.findings.length).toBeGreaterThan(0);
    expect(faults).toEqual(['1580']);
  } finally {
    Object.assign(rule, { fails });
  }
});

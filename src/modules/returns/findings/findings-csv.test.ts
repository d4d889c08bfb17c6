import { describe, expect, it } from 'vitest';
import { csvForSpreadsheets } from '../../../formats/index.ts';
import { instant } from '../../../platform/dates/instant.ts';
import type { Finding } from './finding-queries.ts';
import { csvHeader, csvRow } from './findings-csv.ts';

const finding: Finding = {
  id: 'f',
  form: 'ssda903',
  year: 2026,
  rule: '103',
  isQuery: false,
  table: 'Header',
  row: 7,
  personId: 'p',
  sourceKey: 'p',
  factKind: 'person',
  factId: 'p',
  isContested: false,
  cells: { ETHNIC: '=HYPERLINK("x")' },
  beside: [],
  lookedAt: 'x',
  firstFoundAt: instant(Date.UTC(2026, 3, 1, 9)),
  explained: false,
  reopened: false,
  forename: '+Ava',
  surname: 'Invented',
  childId: '7001',
  team: '@North',
  worker: null,
};

describe('findings for a spreadsheet', () => {
  it('have a cell for each heading', () => {
    expect(csvRow(finding)).toHaveLength(csvHeader.length);
  });

  it('hold nothing that a spreadsheet would run', () => {
    const text = csvForSpreadsheets(csvHeader, [csvRow({ ...finding, cells: { '=A': '1' } })]);
    expect(text).not.toMatch(/(^|,|")[=+@]/m);
    expect(text).toContain("'+Ava Invented");
  });

  it('count the row as the exported file does, and name the child', () => {
    expect(csvRow(finding).slice(3, 7)).toEqual(['Header', '7', '7001', '+Ava Invented']);
  });
});

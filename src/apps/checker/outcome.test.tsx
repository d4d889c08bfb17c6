import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { checkFiles } from '../../modules/returns/checks/index.ts';
import { Connection } from './connection.ts';
import { Desk } from './desk.ts';
import { look } from './look.ts';
import type { Look } from './messages.ts';
import { toOutcome } from './outcome-of-ssda903.ts';
import { around } from './outcome.ts';
import { PageView } from './page-view.tsx';
import { save } from './save.ts';
import { summarise } from './summarise.ts';

const header = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n';
const children = Array.from({ length: 120 }, (_, i) => `${i + 100},X,01/02/2015,WBRI,UN1,,\n`).join('');
const twice = '7,Y,01/02/2015,WBRI,UN1,,\n7,Z,01/02/2015,WBRI,UN1,,\n';
const files = {
  thisYear: [{ name: 'header.csv', bytes: header + twice + children }],
  lastYear: [{ name: 'old.csv', bytes: `${header}7,M,01/02/2015,WBRI,UN1,,\n` }],
};
const faults = [{ code: '999', message: 'TypeError: nothing there' }];
const checked = checkFiles(files, { year: 2026, authority: 'E10000015' });
const outcome = toOutcome(2026, checked, faults);
const findings = (more: Partial<Extract<Look, { at: 'findings' }>>): Look => ({
  ...{ at: 'findings', table: '', text: '', page: 1 },
  ...more,
});

describe('looking at an outcome', () => {
  it('gives a page of findings at a time, and the last page for one that there is not', () => {
    const first = look(outcome, findings({ rule: '101' }));
    const last = look(outcome, findings({ rule: '101', page: 999 }));
    expect(first).toMatchObject({ page: 1, pages: 13, total: 122 });
    expect(last).toMatchObject({ page: 13, findings: [{ places: [122] }, { places: [123] }] });
  });

  it('puts rows of one child together, with last year’s row beside them', () => {
    const seen = look(outcome, findings({ rule: '101' }));
    if (seen.at !== 'findings') throw new Error('No findings');
    const [one] = seen.findings;
    expect(one).toMatchObject({ childId: '7', places: [2, 3], fields: ['SEX'] });
    expect(one?.rows.map(({ year, place, isFound }) => [year, place, isFound])).toEqual([
      ['this', 2, true],
      ['this', 3, true],
      ['last', 2, false],
    ]);
    expect(one?.rows[2]?.cells).toContain('M');
  });

  it('narrows by child, table and text', () => {
    const seven = look(outcome, { at: 'children', text: '7', page: 1 });
    if (seven.at !== 'children') throw new Error('No children');
    const child = seven.lines.find(({ id }) => id === '7')?.child ?? 0;
    const count = (more: Parameters<typeof findings>[0]) => {
      const seen = look(outcome, findings(more));
      return seen.at === 'findings' ? seen.total : -1;
    };
    expect(count({ rule: '101', child })).toBe(2);
    expect(count({ rule: '101', text: '21' })).toBe(11);
    expect(count({ rule: '101', table: 'Header_last' })).toBe(0);
    const rules = (text: string, table = '') => {
      const seen = look(outcome, { at: 'rules', text, table });
      return seen.at === 'rules' ? seen.lines.map(({ code }) => code) : [];
    };
    expect(rules('Sex', 'Header')).toEqual(['101', '202']);
    expect(rules('last year’s')).toContain('202');
    expect(rules('nothing of the kind')).toEqual([]);
  });

  it('shows the rows around one of a child with very many', () => {
    const rows = Array.from({ length: 1000 }, (_, i) => i);
    expect(around(rows, 500)).toEqual([496, 497, 498, 499, 500, 501, 502, 503]);
    expect([around(rows, 0)[0], around(rows, 999).at(-1), around([4], 4)]).toEqual([0, 999, [4]]);
  });
});

describe('an outcome', () => {
  it('is summed up with the rules that lack a file and those that failed by our fault', () => {
    const summary = summarise(outcome);
    expect(summary).toMatchObject({ childrenInReturn: 121, faults, placeWord: 'Line' });
    expect(summary.lacking.find(({ lacks }) => lacks.includes('Episodes'))).toBeDefined();
    expect(summary.findings).toBe(outcome.findings.count);
  });

  it('says on the page which rule failed, beside the findings of the others', () => {
    const asked: Look = { at: 'rules', text: '', table: '' };
    const desk = new Desk(new Connection(() => expect.fail('No worker is needed')), {
      draw: () => undefined,
      save: () => undefined,
      step: () => undefined,
    });
    const screen = {
      at: 'outcome',
      summary: summarise(outcome),
      look: asked,
      seen: look(outcome, asked),
    } as const;
    const page = render(<PageView desk={desk} state={{ ...desk.state, screen }} />);
    expect(page).toContain('1 rule could not be run, by a fault of ours');
    expect(page).toContain('Rule 999: TypeError: nothing there');
    expect(page).toContain('Rule 101');
  });

  it('is saved as the command line writes it: rows from 0, lines that end in LF', () => {
    const text = new TextDecoder().decode(save(outcome, 'csv').bytes);
    expect(text.startsWith('rule,table,row,child\n101,Header,0,7\n101,Header,1,7\n101,Header,2,100\n')).toBe(
      true,
    );
    expect(text.endsWith('\n') && !text.endsWith('\n\n')).toBe(true);
  });
});

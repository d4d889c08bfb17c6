import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../platform/project.ts';
import type { Published } from '../statistics/published.ts';
import { england } from '../statistics/statistic.ts';
import type { Area, Statistic } from '../statistics/statistic.ts';
import { StatisticTable } from '../statistics/statistic-table.ts';
import { assumptions } from './assumptions.ts';
import { agrees, computeFigure, computeFigures } from './compute-figures.ts';
import { evidencePage, parseFilter } from './evidence-page.ts';
import { outturnFinding } from './evidence-view.tsx';
import type { Series } from './figure-input.ts';
import type { FigureRecipe } from './figure-recipe.ts';
import { formatBook } from './format-book.ts';
import { formatAmount, formatFigure, formatWithUnit, withUnit } from './format-figure.ts';
import { Given } from './given.ts';
import { findRecipe, recipes } from './list-recipes.ts';
import { outturnOf } from './outturn.ts';
import { inEngland, series } from './series.ts';

const values = (of: Series, area: string, byYear: Readonly<Record<number, number | null>>, vintage = '') =>
  Object.entries(byYear).map(([year, value]): Statistic => {
    const { file, measure, category = '' } = of;
    return { file, measure, category, area, year: Number(year), vintage, source: 'Made', value, flag: '' };
  });

const area = (code: string, assumedCounty: boolean, current = true): Area => {
  const none = {
    regionCode: '',
    regionName: '',
    kind: '',
    boundaryNote: '',
    firstYear: 2010,
    lastYear: 2025,
  };
  return { code, name: code, level: 'authority', assumedCounty, current, ...none };
};

function published(statistics: readonly Statistic[], more: Partial<Published> = {}): Published {
  return { statistics: new StatisticTable(statistics), areas: [], neighbours: [], judgements: [], ...more };
}

function get(id: string): FigureRecipe {
  const recipe = findRecipe(id);
  if (!recipe) throw new Error(`No ${id}`);
  return recipe;
}

const compute = (id: string, from: Published) => computeFigure(get(id), from);

const revised = '2024 release (revised long series)';
const quoted = 'as quoted in seed';
const counts = (from: number, to: number, first: number, step: number) =>
  Object.fromEntries(
    Array.from({ length: to - from + 1 }, (_, index) => [from + index, first + index * step] as const),
  );

describe('recipes of the documents', () => {
  it('stand in the book of figures as they are', async () => {
    await expect(formatBook(recipes)).toMatchFileSnapshot(join(projectRoot(), 'docs/data/figures.md'));
  });

  it('say why wherever there is nothing to work out', () => {
    const silent = recipes.filter(({ compute: how, note }) => how === null && note === '');
    expect(silent.map(({ id }) => id)).toEqual([]);
    expect(new Set(recipes.map(({ id }) => id)).size).toBe(recipes.length);
  });

  it('use every assumption, and each says where it is printed or why it is taken', () => {
    const used = recipes.flatMap(({ inputs }) =>
      Object.values(inputs).flatMap((input) => (input.kind === 'assumption' ? [input.id as string] : [])),
    );
    expect(assumptions.map(({ id }) => id).filter((id) => !used.includes(id))).toEqual([]);
    expect(assumptions.every(({ document, section }) => document !== '' && section !== '')).toBe(true);
    expect(assumptions.every(({ printed, why }) => printed === (why === ''))).toBe(true);
  });

  it('ask for a measure of nearness of every figure that is said to hold', () => {
    const holding = recipes.filter(({ status }) => status.startsWith('reproduced'));
    const vague = holding.filter(
      ({ claimed, agreement }) => claimed !== null && agreement.length !== [claimed].flat().length,
    );
    expect(vague.map(({ id }) => id)).toEqual([]);
  });
});

describe('working out a figure', () => {
  const line = published([
    ...values(series.inCare, england, counts(2011, 2020, 60_000, 1000), revised),
    ...values(series.inCare, england, { 2015: 64_500 }, quoted),
  ]);

  it('reads the line of ten years at 2025, with the years that the report quotes as it quotes them', () => {
    // Without the quoted year the line is exact: 60,000 + 14 × 1,000. It lifts one of ten points by 500.
    const plain = published(values(series.inCare, england, counts(2011, 2020, 60_000, 1000), revised));
    expect(compute('F01', plain).computed).toBe(74_000);
    expect(compute('F01', line).computed).toBeCloseTo(74_000 + 500 * (0.1 + (-0.5 * 9.5) / 82.5), 2);
  });

  it('says that a figure is not matched when what is loaded gives another', () => {
    const { status, outcome } = compute('F01', line);
    expect(status).toBe('not matched by what is loaded');
    expect(outcome).toBe('does not');
  });

  it('has no value without an input and names which, with its years', () => {
    const result = compute('F05', line);
    expect(result.computed).toBeNull();
    expect(result.status).toBe('not computable');
    expect(result.reason).toBe(
      'not computable: Unaccompanied children in care at 31 March, 2015, 2020 (national)',
    );
  });

  it('never reads a suppressed value as nought', () => {
    const suppressed = published([
      ...values(series.inCare, england, { 2015: 100, 2020: 120 }),
      ...values(series.alone, england, { 2015: null, 2020: 10 }),
    ]);
    expect(compute('F05', suppressed).reason).toContain('2015 (national)');
  });

  it('leaves unaccompanied children out of growth and shows it with them', () => {
    const result = compute(
      'F05',
      published([
        ...values(series.inCare, england, { 2015: 100, 2020: 130 }),
        ...values(series.alone, england, { 2015: 0, 2020: 20 }),
      ]),
    );
    expect(result.computed).toBe(10);
    expect(result.beside).toEqual([{ name: 'All children', value: 30, unit: '%' }]);
  });

  it('takes the lowest rate among an authority and its neighbours', () => {
    const result = compute(
      'F48',
      published(
        [
          ...values(series.inHomes, '301', { 2020: 20 }),
          ...values(series.inHomes, '302', { 2020: 10 }),
          ...values(series.inCareByArea, '301', { 2020: 100 }),
          ...values(series.inCareByArea, '302', { 2020: 100 }),
        ],
        {
          neighbours: [
            { edition: 2021, area: '301', rank: 1, neighbour: '302' },
            { edition: 2021, area: '302', rank: 1, neighbour: '301' },
          ],
        },
      ),
    );
    // 30 children in children's homes become 20.
    expect(result.computed).toBeCloseTo(100 / 3, 4);
  });

  it('counts county authorities that still exist and have both years', () => {
    const both = (code: string, before: number, after: number) => [
      ...values(series.inCareRevised, code, { 2015: before }),
      ...values(series.inCareByArea, code, { 2020: after }),
      ...values(series.aloneByArea, code, { 2015: 0, 2020: 0 }),
    ];
    const result = compute(
      'F06',
      published([...both('881', 100, 110), ...both('928', 100, 200), ...both('301', 100, 300)], {
        areas: [area('881', true), area('928', true, false), area('301', false)],
      }),
    );
    expect(result.computed).toBe(10);
    expect(result.beside).toContainEqual({ name: 'With unaccompanied children', value: 55, unit: '%' });
  });

  it('leaves the City of London and the Isles of Scilly out of variation', () => {
    const result = compute(
      'A10',
      published([
        ...values(series.inCareRate, '201', { 2016: 343 }),
        ...values(series.inCareRate, '301', { 2016: 40 }),
        ...values(series.inCareRate, '302', { 2016: 80 }),
        ...values(series.inCareRate, '420', { 2016: 0 }),
      ]),
    );
    expect(result.computed).toEqual([40, 80]);
  });

  it('gives a recipe what it declares and nothing else', () => {
    const declared = { inCare: inEngland(series.inCare, [2015]) };
    const given = new Given(declared, line, new Map());
    // Asked for no edition, it gives the one that stands: the last one loaded.
    expect(given.value('inCare')).toBe(64_500);
    expect(() => given.value('inCare', 2016)).toThrow('2016 is not declared');
    expect(() => given.value('started')).toThrow('declares no published started');
    expect(() => given.assumed('inCare')).toThrow('declares no assumption inCare');
  });

  it('compares with what is printed by the side on which it has to lie', () => {
    expect(agrees(get('F26'), 4001)).toBe(true);
    expect(agrees(get('F26'), 4000)).toBe(false);
    expect(agrees(get('F27'), 1000)).toBe(false);
    // A range: more than its lower end, less than its upper.
    expect([36, 40, 42].map((found) => agrees(get('F48'), found))).toEqual([false, true, false]);
    expect(agrees(get('A12'), [60, 6, 2])).toBe(true);
    expect(agrees(get('A12'), [60, 7, 2])).toBe(false);
  });
});

describe('the page of the evidence', () => {
  const nothing = published([]);
  const evidence = { results: computeFigures(nothing), outturn: outturnOf(nothing) };

  it('says that nothing can be checked without statistics, but for sums of the documents’ own numbers', () => {
    const page = evidencePage(evidence, parseFilter({}));
    const own = computeFigures(nothing).filter(({ computed }) => computed !== null);
    expect(own.map(({ recipe }) => recipe.id).sort()).toEqual(['A26', 'F39', 'F44', 'F50']);
    expect(page.heading).toBe('Of 4 figures that can be checked, 4 hold and 0 hold roughly');
    expect(page.groups).toHaveLength(5);
  });

  it('is narrowed by document and by how a figure stands, and leaves out what it does not know', () => {
    const page = evidencePage(evidence, parseFilter({ document: '2', outcome: 'holds' }));
    expect(page.groups.map(({ rows }) => rows.map(({ id }) => id))).toEqual([['A26']]);
    expect(parseFilter({ document: '9', outcome: 'perhaps' })).toEqual({
      document: undefined,
      outcome: undefined,
    });
  });

  it('marks figures that rest on the assumed list of counties', () => {
    const rows = evidencePage(evidence, parseFilter({})).groups.flatMap((group) => group.rows);
    const marked = rows.filter(({ assumedCounties }) => assumedCounties).map(({ id }) => id);
    expect(marked).toEqual(['F06', 'F30', 'F31', 'F35', 'F56']);
  });

  it('sets what happened beside both forecasts, year by year', () => {
    const years = outturnOf(
      published([
        ...values(series.inCare, england, counts(2011, 2020, 60_000, 1000), revised),
        ...values(series.inCare, england, { 2021: 69_000 }),
      ]),
    );
    expect(years.map(({ year }) => year)).toEqual(Array.from({ length: 15 }, (_, index) => 2011 + index));
    expect(years.find(({ year }) => year === 2021)).toMatchObject({ actual: 69_000, lower: 70_000 });
    expect(years.at(-1)).toMatchObject({ year: 2025, actual: null, lower: 74_000 });
  });

  it('heads the comparison with its finding', () => {
    const year = { year: 2025, lower: 86_000, upper: 94_000 };
    expect(outturnFinding({ ...year, actual: 81_770 })).toContain('4,230 fewer than the lower forecast');
    expect(outturnFinding({ ...year, actual: 95_000 })).toContain('1,000 more than the upper forecast');
    expect(outturnFinding({ ...year, actual: 90_000 })).toContain('between both forecasts');
  });

  it('writes numbers as people read them', () => {
    expect([86_376.79, 14.70695, 9.414, 0.59998, 7].map(formatAmount)).toEqual([
      '86,377',
      '14.7',
      '9.41',
      '0.6',
      '7',
    ]);
    expect(formatFigure([null, 6470])).toBe('not known; 6,470');
    expect(withUnit('12', '%')).toBe('12%');
    expect(withUnit('>4,000', 'GBP/week')).toBe('>£4,000 a week');
    expect(withUnit('3; 2; 9.18', 'LAs; times')).toBe('3; 2; 9.18 (authorities; times)');
    expect(formatWithUnit(3.8e9, 'GBP')).toBe('£3.8 billion');
  });
});

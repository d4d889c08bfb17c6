import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { sharedMissing, sharedPath } from '../../../../test/support/shared.ts';
import { readCsv } from '../../../formats/index.ts';
import type { Published } from '../statistics/published.ts';
import { publishedOf, readFolder } from '../statistics/read-folder.ts';
import type { Statistic } from '../statistics/statistic.ts';
import { StatisticTable } from '../statistics/statistic-table.ts';
import { citedAssumptions } from './assumptions.ts';
import { computeFigure, computeFigures } from './compute-figures.ts';
import type { FigureResult } from './compute-figures.ts';
import type { FigureInput } from './figure-input.ts';
import type { FigureRecipe } from './figure-recipe.ts';
import { listAcross } from './given.ts';
import { recipes } from './list-recipes.ts';
import { asksEverywhere } from './series.ts';
import { found, nearly } from './testing/found-by-others.ts';

const official = sharedPath('data/official');
const claims = sharedPath('reference/seed-figures.csv');

/** Rows of a file by the names of its columns. */
function rowsOf(path: string): readonly Readonly<Record<string, string>>[] {
  const csv = readCsv(readFileSync(path));
  if (!csv.ok) throw new Error(csv.problem);
  const rows = csv.columns[0]?.length ?? 0;
  return Array.from({ length: rows }, (_, row) =>
    Object.fromEntries(csv.header.map((name, column) => [name, csv.columns[column]?.[row] ?? ''])),
  );
}

/** The numbers of a claim as printed: '5 in 100' is a share, '1:4' a ratio, brackets hold an aside. */
function numbersOf(text: string): number[] {
  return (
    text
      .replaceAll(/\([^)]*\)/g, '')
      .replaceAll(/(\d),(\d{3})/g, '$1$2')
      .replaceAll(/(\d+) in (\d+)/g, (_, part: string, whole: string) => String(Number(part) / Number(whole)))
      .replaceAll('1:', '')
      .match(/\d+(?:\.\d+)?/g)
      ?.map(Number) ?? []
  );
}

const computable = recipes.filter(({ compute }) => compute !== null);

describe.skipIf(!official || !claims)(`figures from the publications (${sharedMissing} otherwise)`, () => {
  let published: Published;
  let results: ReadonlyMap<string, FigureResult>;
  let perturbing: ReadonlyMap<string, Published>;
  const expected = claims ? rowsOf(claims) : [];

  beforeAll(async () => {
    const all = publishedOf(await readFolder(official ?? ''));
    published = all;
    results = new Map(computeFigures(all).map((result) => [result.recipe.id, result]));
    perturbing = new Map(computable.map((recipe) => [recipe.id, only(recipe, all)]));
  }, 60_000);

  it('covers every claim of the list with the same numbers, unit and status', () => {
    expect(recipes.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
    for (const row of expected) {
      const recipe = recipes.find(({ id }) => id === row['id']);
      expect([recipe?.claimed ?? []].flat(), row['id']).toEqual(numbersOf(row['value'] ?? ''));
      expect(recipe?.unit, row['id']).toBe(row['unit']);
      expect(recipe?.status, row['id']).toBe(row['status']);
    }
  });

  it('gives every figure that the list could work out, with the status of the list', () => {
    for (const row of expected) {
      const result = results.get(row['id'] ?? '');
      expect(result?.status, row['id']).toBe(row['status']);
      const none = ['not reproducible', 'needs local data', 'input only', 'display only', 'seed only'];
      expect(result?.computed === null, row['id']).toBe(none.includes(row['status'] ?? ''));
    }
  });

  it('agrees with what others worked out, in every place that they print', () => {
    const checked = [...Object.keys(found), ...Object.keys(nearly), 'F10', 'F49', 'F51'];
    const given = [...results.values()].filter(({ computed }) => computed !== null);
    expect(checked.sort()).toEqual(given.map(({ recipe }) => recipe.id).sort());
    for (const [id, values] of Object.entries(found)) {
      const limits = values.map(([value, places]) => [value, 0.5001 * 10 ** -places] as const);
      expectNear(id, limits);
    }
    for (const [id, values] of Object.entries(nearly)) expectNear(id, values);
  });

  function expectNear(id: string, values: readonly (readonly [number | null, number])[]) {
    const ours = [results.get(id)?.computed ?? null].flat();
    expect(ours.length, id).toBe(values.length);
    values.forEach(([value, within], index) => {
      const one = ours[index] ?? null;
      if (value === null || one === null) expect(one, id).toBe(value);
      else expect(Math.abs(one - value), `${id}: ${one} against ${value}`).toBeLessThanOrEqual(within);
    });
  }

  it('shows what like ends give beside the fall of 33%', () => {
    const named = results.get('F46')?.beside.map(({ value }) => Math.round(value));
    expect(named).toEqual([26, 19]);
  });

  it('says of every county figure that it rests on an assumed list', () => {
    const resting = recipes.filter(({ inputs }) =>
      Object.values(inputs).some(({ kind }) => kind === 'counties'),
    );
    expect(resting.map(({ id }) => id).sort()).toEqual(['F06', 'F30', 'F31', 'F35', 'F56']);
  });

  it('reads nothing but what a recipe declares: on that alone each comes out the same', () => {
    for (const recipe of computable) {
      const alone = perturbing.get(recipe.id) ?? published;
      expect(computeFigure(recipe, alone), recipe.id).toEqual(results.get(recipe.id));
    }
  });

  // A count of authorities beyond a limit stands still for a small change: one of three sizes has to move it.
  it('changes with every input of every recipe', () => {
    for (const { recipe, name, part } of partsOf(computable)) {
      const before = JSON.stringify(shownOf(results.get(recipe.id), part));
      const moved = [1, 0.3, 4].some(
        (size) =>
          JSON.stringify(
            shownOf(change({ recipe, part, size }, perturbing.get(recipe.id) ?? published), part),
          ) !== before,
      );
      expect(moved, `${recipe.id} ${name} ${part.year ?? ''}`).toBe(true);
    }
  });

  it('has no value without an input, and names it', () => {
    for (const { recipe, name, part } of partsOf(computable)) {
      const after = remove(recipe, part, perturbing.get(recipe.id) ?? published);
      const label = `${recipe.id} ${name} ${part.year ?? ''}`;
      if (isBeside(part.input) && !isAlsoAsked(recipe, part)) {
        expect(after.computed, label).toEqual(results.get(recipe.id)?.computed);
        continue;
      }
      // What has no value anyhow says its own reason.
      expect(after.computed, label).toBeNull();
      expect(after.status, label).toBe('not computable');
      expect(after.reason, label).toContain(wordOf(part));
    }
  });
});

type Part = { readonly input: FigureInput; readonly year?: number };

/** Every input of every recipe, a published one year by year. */
function partsOf(of: readonly FigureRecipe[]) {
  return of.flatMap((recipe) =>
    Object.entries(recipe.inputs).flatMap(([name, input]) =>
      (input.kind === 'published' ? input.years : [undefined]).map((year) => ({
        recipe,
        name,
        part: year === undefined ? { input } : { input, year },
      })),
    ),
  );
}

/** Whether the same value is asked for under another name, and needed there. */
function isAlsoAsked({ inputs }: FigureRecipe, { input, year = 0 }: Part): boolean {
  return Object.values(inputs).some(
    (one) =>
      one.kind === 'published' &&
      input.kind === 'published' &&
      !one.beside &&
      one.series === input.series &&
      one.area === input.area &&
      one.years.includes(year),
  );
}

/** What an input has to move: the figure, or what stands beside it. */
const shownOf = (result: FigureResult | undefined, { input }: Part) =>
  isBeside(input) ? result?.beside : result?.computed;

const isBeside = (input: FigureInput) => 'beside' in input && input.beside;

function wordOf({ input, year }: Part): string {
  if (input.kind === 'published') return String(year);
  if (input.kind === 'assumption') return input.id;
  return input.kind === 'counties' ? 'county authorities' : String(input.edition);
}

/** What a recipe declares, out of all that is published. */
function only({ inputs }: FigureRecipe, published: Published): Published {
  const statistics = Object.values(inputs).flatMap((input) =>
    input.kind === 'published'
      ? published.statistics
          .all(input.series)
          .filter(
            ({ area, year }) => input.years.includes(year) && (asksEverywhere(input) || area === input.area),
          )
      : [],
  );
  return { ...published, statistics: new StatisticTable(statistics), judgements: [] };
}

function isOf({ input, year }: Part, one: Statistic): boolean {
  if (input.kind !== 'published' || one.year !== year) return false;
  const { file, measure, category = '' } = input.series;
  const here = asksEverywhere(input) ? /^\d{3}$/.test(one.area) : one.area === input.area;
  return here && one.file === file && one.measure === measure && one.category === category;
}

function everyStatistic({ inputs }: FigureRecipe, { statistics }: Published): readonly Statistic[] {
  const series = Object.values(inputs).flatMap((input) => (input.kind === 'published' ? [input.series] : []));
  const seen = new Map(series.map((key) => [JSON.stringify([key.file, key.measure, key.category]), key]));
  return [...seen.values()].flatMap((key) => statistics.all(key));
}

/** A third of the areas far lower, a third far higher, a third a little. */
const factorOf = (area: string) => [0.2, 1.37, 4.1][Number(area.slice(-3)) % 3] ?? 1.37;

type Change = { readonly recipe: FigureRecipe; readonly part: Part; readonly size: number };

function change({ recipe, part, size }: Change, published: Published): FigureResult {
  const { input } = part;
  if (input.kind === 'assumption') {
    const changed = new Map(citedAssumptions).set(
      input.id,
      (citedAssumptions.get(input.id) ?? 1) * 1.37 * size,
    );
    return computeFigure(recipe, published, changed);
  }
  if (input.kind === 'counties') {
    const areas = published.areas.map((area, index) => ({
      ...area,
      assumedCounty: area.assumedCounty && index % 2 === 0,
    }));
    return computeFigure(recipe, { ...published, areas });
  }
  if (input.kind === 'neighbours') {
    const neighbours = published.neighbours.map((one, index, all) => ({
      ...one,
      neighbour: all[(index + 40) % all.length]?.neighbour ?? '',
    }));
    return computeFigure(recipe, { ...published, neighbours });
  }
  const statistics = everyStatistic(recipe, published).map((one) =>
    isOf(part, one) && one.value !== null ? { ...one, value: one.value * factorOf(one.area) * size } : one,
  );
  return computeFigure(recipe, { ...published, statistics: new StatisticTable(statistics) });
}

function remove(recipe: FigureRecipe, part: Part, published: Published): FigureResult {
  const { input } = part;
  if (input.kind === 'assumption') {
    const fewer = new Map([...citedAssumptions].filter(([id]) => id !== input.id));
    return computeFigure(recipe, published, fewer);
  }
  if (input.kind === 'counties') return computeFigure(recipe, { ...published, areas: [] });
  if (input.kind === 'neighbours') return computeFigure(recipe, { ...published, neighbours: [] });
  const statistics = everyStatistic(recipe, published).filter((one) => !isOf(part, one));
  const left = { ...published, statistics: new StatisticTable(statistics) };
  expect(asksEverywhere(input) ? listAcross(left, input, part.year ?? 0).size : 0).toBe(0);
  return computeFigure(recipe, left);
}

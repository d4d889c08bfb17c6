import type { Command } from '../../../platform/cli/command.ts';
import { assumptions } from './assumptions.ts';
import { computeFigures } from './compute-figures.ts';
import type { FigureResult } from './compute-figures.ts';
import { fetchEvidence } from './evidence-queries.ts';
import type { FigureInput } from './figure-input.ts';
import { formatFigure, formatPrinted } from './format-figure.ts';
import { asksEverywhere } from './series.ts';

/** `kith figures`: every figure of the founding documents beside ours, from the statistics loaded. Runs as loader. */
export const figuresCommand: Command = {
  name: 'figures',
  usage: [
    'kith figures [--json]',
    '    Works out the figures of the documents that Kith is founded on from the published statistics loaded, each with',
    '    its recipe. A figure that lacks an input has none and says which (docs/data/figures.md).',
  ],
  options: {},
  run: async (input) => {
    const { database, close } = await input.open();
    const results = await database
      .transaction({ account: null, role: 'loader' }, input.today, async (db) =>
        computeFigures(await fetchEvidence(db)),
      )
      .finally(close);
    if (input.options['json'] === true) input.out(JSON.stringify(results.map(toJson), null, 2));
    else input.out(formatTable(results));
    return 0;
  },
};

function toJson(result: FigureResult) {
  const { recipe, computed, status, reason, outcome, beside } = result;
  const { id, claimed, unit, method, document, section, claim, note } = recipe;
  const inputs = Object.values(recipe.inputs).map(inputToJson);
  const first = { id, claimed, computed, unit, status, method, inputs };
  return { ...first, outcome, reason, document, section, claim, note, beside };
}

function inputToJson(input: FigureInput) {
  switch (input.kind) {
    case 'published': {
      const { file, measure, category = '' } = input.series;
      const area = asksEverywhere(input) ? 'every authority' : input.area;
      return { file, measure, category, area, years: input.years, editions: input.editions };
    }
    case 'neighbours':
      return { file: 'statistical_neighbours', edition: input.edition };
    case 'counties':
      return { file: 'la_geographies', measure: 'ccn_group_2020_assumed' };
    case 'assumption': {
      const { id, value, unit, document, section } = assumptions.find((one) => one.id === input.id) ?? {};
      return { assumption: id, value, unit, document, section };
    }
  }
}

function formatTable(results: readonly FigureResult[]): string {
  const rows = results.map(({ recipe, computed, status }) => [
    recipe.id,
    formatPrinted(recipe),
    computed === null ? '-' : formatFigure(computed),
    recipe.unit,
    status,
    recipe.claim,
  ]);
  const head = ['figure', 'claimed', 'ours', 'unit', 'how it stands', 'claim'];
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
      .join('  ');
  const lacking = results
    .filter(({ status }) => status === 'not computable')
    .map(({ recipe, reason }) => `${recipe.id}  ${reason}`);
  return [line(head), ...rows.map(line), ...(lacking.length > 0 ? ['', ...lacking] : [])].join('\n');
}

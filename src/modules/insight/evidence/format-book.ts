import { assumptions } from './assumptions.ts';
import type { Assumption } from './assumptions.ts';
import { documents } from './figure-recipe.ts';
import type { FigureInput } from './figure-input.ts';
import type { FigureRecipe } from './figure-recipe.ts';
import { formatAmount, formatPrinted } from './format-figure.ts';
import { formatYears } from './given.ts';
import { asksEverywhere } from './series.ts';

/** The recipes as a page of the documentation (docs/data/figures.md; a test keeps it equal). */
export function formatBook(recipes: readonly FigureRecipe[]): string {
  return `# Figures of the founding documents

Made from \`src/modules/insight/evidence/recipes/\`: change those, then run
\`npx vitest run --project fast src/modules/insight/evidence -u\`.

Kith is founded on five documents. Each figure in them that statistics could bear out has a recipe here: what the document
says, what the recipe reads (series of \`docs/data/published-statistics.md\` and numbers that the documents themselves give),
and an honest word where it does not hold. \`kith figures\` and the page *The evidence* work them out from the statistics
that are loaded; without an input a figure has no value and says which is missing.

How it stands is what came out of the publications of 2025. With other editions it may come out otherwise: the command and
the page then say "not matched by what is loaded". Percentages and shares of variance stay in percent, a correlation (unit r)
is a fraction; a list has its numbers in the order of the claim, with none where the data cannot give one.

Figures of county authorities rest on an assumed list (\`ccn_group_2020_assumed\`): the report does not print its own.

${documents.map((document) => formatDocument(document, recipes)).join('\n\n')}

## Numbers taken from the documents

| name | number | unit | document | why, where it is not printed |
|---|---|---|---|---|
${assumptions.map(formatAssumption).join('\n')}
`;
}

function formatDocument(document: string, recipes: readonly FigureRecipe[]): string {
  const rows = recipes.filter((recipe) => recipe.document === document);
  return `## ${document}

${rows.map(formatRecipe).join('\n\n')}`;
}

function formatRecipe(recipe: FigureRecipe): string {
  const inputs = Object.values(recipe.inputs).map(formatInput);
  const facts: readonly (readonly [string, string])[] = [
    ['Printed', `${formatPrinted(recipe)} ${recipe.unit} (section ${recipe.section})`],
    ['How it stands', recipe.status],
    ['Recipe', recipe.method],
    ...(inputs.length === 0 ? [] : [['Reads', [...new Set(inputs)].join('; ')] as const]),
    ...(recipe.note === '' ? [] : [['An honest word', recipe.note] as const]),
  ];
  return `### ${recipe.id} ${recipe.claim}

${facts.map(([name, text]) => `- **${name}**: ${text}`).join('\n')}`;
}

function formatInput(input: FigureInput): string {
  switch (input.kind) {
    case 'assumption':
      return `number \`${input.id}\``;
    case 'counties':
      return 'the assumed list of county authorities';
    case 'neighbours':
      return `statistical neighbours, ${input.edition} model`;
    case 'published': {
      const { file, measure, category = '' } = input.series;
      const series = category === '' ? measure : `${measure}: ${category}`;
      const who = asksEverywhere(input) ? ', every authority' : '';
      return `\`${file}\` ${series}, ${formatYears(input.years)}${who}${input.beside ? ' (beside it)' : ''}`;
    }
  }
}

function formatAssumption({ id, value, unit, document, section, label, why }: Assumption): string {
  return `| \`${id}\` ${label} | ${formatAmount(value)} | ${unit} | ${document}, ${section} | ${why} |`;
}

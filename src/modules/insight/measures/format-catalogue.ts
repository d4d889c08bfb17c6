import type { Family, Measure } from './measure.ts';
import { families } from './measure.ts';
import type { NotYet } from './not-yet.ts';

/** The measures book as a page of the documentation (docs/data/measures.md; a test keeps it equal). */
export function formatCatalogue(measures: readonly Measure[], notYet: readonly NotYet[]): string {
  const titles = new Map([...measures, ...notYet].map(({ id, title }) => [id, title]));
  return `# Measures

Made from the headers of \`src/modules/insight/measures/*.sql\` and from \`not-yet.ts\` beside them: change those, then run
\`npx vitest run --project fast src/modules/insight/measures -u\`.

Each measure is one query over the Standard Safeguarding Dataset views and their extension in the schema \`reporting\`; \`$1\` is
the day. A row is somebody who counts, in which part, with how much for the numerator and the denominator: the figure and
the list of children come from the same rows. A rate divides by the number of children aged 0 to 17 in the settings
(\`population_0_17\`): the newest mid-year estimate that is not after the day. Without it the measure has no value and says why.

Of ${titles.size} measures in the catalogue ${measures.length} are worked out; ${notYet.length} lack a fact, and say which.
Measures stand beside the one that keeps them honest: what looks better in one may show in the other.

${families.map((family) => formatFamily(family, { measures, notYet, titles })).join('\n\n')}
`;
}

type Book = {
  readonly measures: readonly Measure[];
  readonly notYet: readonly NotYet[];
  readonly titles: ReadonlyMap<string, string>;
};

function formatFamily(family: Family, { measures, notYet, titles }: Book): string {
  const own = measures.filter((one) => one.family === family);
  const lacking = notYet.filter((one) => one.family === family);
  const table = `| id | measure | unit | period | beside it |
|---|---|---|---|---|
${own.map((measure) => formatRow(measure, titles)).join('\n')}`;
  const lacks = `### Not yet: ${family}

${lacking.map(({ id, title, missing }) => `- **${id} ${title}**: ${missing}`).join('\n')}`;
  return [
    `## ${family.charAt(0).toUpperCase()}${family.slice(1)}`,
    ...(own.length > 0 ? [table] : []),
    ...own.map((measure) => formatMeasure(measure, titles)),
    ...(lacking.length > 0 ? [lacks] : []),
  ].join('\n\n');
}

function formatRow({ id, title, unit, period, pair }: Measure, titles: ReadonlyMap<string, string>): string {
  const beside = pair ? `${pair.id} ${titles.get(pair.id) ?? ''}` : '';
  return `| ${id} | ${title} | ${unit} | ${period} | ${beside} |`;
}

function formatMeasure(measure: Measure, titles: ReadonlyMap<string, string>): string {
  const { pair, parts } = measure;
  const facts: readonly (readonly [string, string])[] = [
    ['Numerator', measure.numerator],
    ['Denominator', measure.denominator],
    ['Left out', measure.exclusions],
    ['How it is counted', measure.counted],
    ...(measure.about === 'children' ? [] : [['What is counted', measure.about] as const]),
    ['Period', measure.period],
    ['Unit', measure.unit],
    ['Which way is good', measure.polarity],
    ...(parts === undefined ? [] : [['Parts', formatParts(parts)] as const]),
    ...(pair ? [['Beside it', `${pair.id} ${titles.get(pair.id) ?? ''}. ${pair.why}`] as const] : []),
    ['Source', measure.source],
    ['Basis', measure.basis],
    ['In force', measure.inForce],
  ];
  return `### ${measure.id} ${measure.title}

${measure.question}

${facts.map(([name, text]) => `- **${name}**: ${text}`).join('\n')}`;
}

function formatParts(parts: NonNullable<Measure['parts']>): string {
  return typeof parts === 'string' ? parts : [...parts.values()].join('; ');
}

import type { Measure } from './measure.ts';

/** The catalogue of measures as a page of the documentation (docs/data/measures.md; a test keeps it equal). */
export function formatCatalogue(measures: readonly Measure[]): string {
  return `# Measures

Made from the headers of \`src/modules/insight/measures/*.sql\`: change those, then run
\`npx vitest run --project fast src/modules/insight/measures -u\`.

Each measure is one query over the Standard Safeguarding Dataset views and their extension in the schema \`reporting\`; \`$1\` is
the day. A row is somebody who counts, in which part, with how much for the numerator and the denominator: the figure and
the list of children come from the same rows. A rate divides by the number of children aged 0 to 17 in the settings
(\`population_0_17\`): the newest mid-year estimate that is not after the day. Without it the measure has no value and says why.

| id | measure | unit | period |
|---|---|---|---|
${measures.map(({ id, title, unit, period }) => `| ${id} | ${title} | ${unit} | ${period} |`).join('\n')}

${measures.map(formatMeasure).join('\n\n')}
`;
}

function formatMeasure(measure: Measure): string {
  const facts: readonly (readonly [string, string])[] = [
    ['Numerator', measure.numerator],
    ['Denominator', measure.denominator],
    ['Left out', measure.exclusions],
    ['How children are counted', measure.counted],
    ['Period', measure.period],
    ['Unit', measure.unit],
    ['Which way is good', measure.polarity],
    ...(measure.parts === undefined ? [] : [['Parts', formatParts(measure.parts)] as const]),
    ['Source', measure.source],
    ['Basis', measure.basis],
    ['In force', measure.inForce],
  ];
  return `## ${measure.id} ${measure.title}

${measure.question}

${facts.map(([name, text]) => `- **${name}**: ${text}`).join('\n')}`;
}

function formatParts(parts: NonNullable<Measure['parts']>): string {
  return parts instanceof Map ? [...parts.values()].join('; ') : String(parts);
}

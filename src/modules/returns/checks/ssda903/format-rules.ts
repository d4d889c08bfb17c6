import type { Rule, Source } from './rule.ts';

/** The rules as a page of the documentation (docs/data/ssda903-rules.md; a test keeps it equal). */
export function formatRules(rules: readonly Rule[]): string {
  const differing = rules.filter(({ differs }) => differs !== undefined);
  return [
    ...introduction(rules),
    '| Rule | Years | Files | Columns | What is wrong with a row found |',
    '|---|---|---|---|---|',
    ...rules.map(formatRow),
    '',
    ...formatDifferences(differing),
    '',
  ].join('\n');
}

function introduction(rules: readonly Rule[]): string[] {
  return [
    '# Checks of the SSDA903 return',
    '',
    `Made from the declarations in \`src/modules/returns/checks/ssda903/rules\`: ${rules.length} rules of the collection years 2023 to 2027.`,
    'A collection year is named by the year it ends in: 2026 is 1 April 2025 to 31 March 2026. CS and CE are its first and last day.',
    'A rule is not run when one of its files was not given; files in brackets are read when they are. `_last` is last year’s file.',
    'A row found by a rule marked *query* may well be right: a person should look.',
    '',
    'Source: the Department for Education’s validation rules, as csc-validator-be-903 0.1.14 (MIT) and liia-tools-pipeline (MIT) state them; the words are ours.',
    '',
  ];
}

function formatRow(rule: Rule): string {
  const { code, years, fields, meaning, changed, isQuery, findsRight } = rule;
  const what = [
    isQuery ? '*Query.* ' : '',
    meaning,
    changed ? ` *${changed}*` : '',
    findsRight ? ` ${findsRight}` : '',
  ].join('');
  const cells = [code, formatYears(years), formatFiles(rule), fields.join(', '), what];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function formatYears(years: Rule['years']): string {
  if (years === 'withdrawn') return years;
  const [first, last] = years;
  return first === last ? String(first) : `${first}–${last}`;
}

function formatFiles({ needs, uses = [] }: Rule): string {
  const list = (sources: readonly Source[]) =>
    sources.map((source) => source.replace('ProviderList', 'provider list'));
  return [...list(needs), ...list(uses).map((source) => `(${source})`)].join(', ');
}

function formatDifferences(rules: readonly Rule[]): string[] {
  return [
    '## Where we do not follow csc-validator-be-903',
    '',
    'That tool’s findings are what ours are compared with; where it departs from the guidance, ours follow the guidance.',
    '',
    ...rules.map(({ code, differs }) => `- **${code}**: ${differs ?? ''}`),
  ];
}

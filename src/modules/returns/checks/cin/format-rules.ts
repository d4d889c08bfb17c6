import { allYears, isQuery } from './rule.ts';
import type { CinRule } from './rule.ts';

/** The rules as a page of the documentation (docs/data/cin-rules.md; a test keeps it equal). */
export function formatRules(rules: readonly CinRule[]): string {
  const differing = rules.filter(({ differs }) => differs !== undefined);
  return [
    '# Checks of the children in need census',
    '',
    `Made from the declarations in \`src/modules/returns/checks/cin/rules\`: ${rules.length} rules of the collection years ${allYears.join(' to ')}.`,
    'A collection year is named by the year it ends in: 2026 is 1 April 2025 to 31 March 2026. The period ends on the reference date of the file.',
    'What a rule marked *query* finds may well be right: a person should look. One marked *return* is passed or failed by the return as a whole.',
    '',
    'Source: the Department for Education’s validation rules, as csc-validator-be-cin 0.1.9 (MIT) states them; the words are ours.',
    '',
    '| Rule | From | Table | Fields | What is wrong |',
    '|---|---|---|---|---|',
    ...rules.map(formatRow),
    '',
    '## Where we do not follow csc-validator-be-cin',
    '',
    'That tool’s findings are what ours are compared with; where it departs from the rule, ours follow the rule. It also mixes up children who share an LAchildID, or have none; ours are told apart by their place in the file.',
    '',
    ...differing.map(({ code, differs = '' }) => `- **${code}**: ${differs}`),
    '',
  ].join('\n');
}

function formatRow(rule: CinRule): string {
  const { code, module, fields, level, meaning, changed, firstYear = allYears[0] } = rule;
  const kind = [isQuery(rule) ? '*Query.* ' : '', level ? '*Return.* ' : ''].join('');
  const how = changed ? ` *From ${changed.year}: ${changed.how}*` : '';
  const cells = [code, String(firstYear), module, fields.join(', '), `${kind}${meaning}${how}`];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

import { callChild, saySentence } from './finding-page.ts';
import type { Finding } from './finding-queries.ts';
import { findRuleFacts } from './rule-facts.ts';

export const csvHeader = [
  ...[
    'rule',
    'kind',
    'meaning',
    'table',
    'row (from 0)',
    'child',
    'name',
    'what is to be put right',
    'values',
  ],
  ...['first found', 'explained', 'worker', 'team'],
];

/** One finding as a line for a spreadsheet; rows count from 0 in the exported file. */
export function csvRow(one: Finding): readonly (string | null)[] {
  return [
    one.rule,
    one.isQuery ? 'to look at' : 'to put right',
    findRuleFacts(one.form, one.rule)?.meaning ?? null,
    one.table,
    String(one.row),
    one.childId,
    one.personId === null ? null : callChild(one),
    saySentence(one),
    Object.entries(one.cells)
      .map(([column, value]) => `${column}: ${value ?? ''}`)
      .join('; '),
    one.firstFoundAt.slice(0, 10),
    one.explained ? 'yes' : 'no',
    one.worker,
    one.team,
  ];
}

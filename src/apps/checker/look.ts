import type { ChildLine, Look, Pages, RuleLine, Seen, ShownFinding, ShownRow } from './messages.ts';
import type { Outcome } from './outcome.ts';
import { placeOf } from './outcome.ts';

const findingsOnPage = 10;
const childrenOnPage = 50;

/** Gives what a person looks at of an outcome, a page at a time. Text is looked for whatever its case. */
export function look(outcome: Outcome, at: Look): Seen {
  switch (at.at) {
    case 'rules':
      return { at: 'rules', lines: listRules(outcome, at) };
    case 'children':
      return lookAtChildren(outcome, at);
    case 'findings':
      return lookAtFindings(outcome, at);
  }
}

function listRules(outcome: Outcome, { text, table }: Look & { at: 'rules' }): readonly RuleLine[] {
  const { rules, findings, tables } = outcome;
  const wanted = new Set<number>();
  for (let i = 0; i < findings.count; i++) {
    if (table === '' || tables[findings.tableOf(i)]?.name === table) wanted.add(findings.ruleOf(i));
  }
  const says = text.trim().toLowerCase();
  return rules
    .filter((rule, i) => wanted.has(i) && hasText(rule, says))
    .sort((a, b) => b.rows - a.rows || (a.code < b.code ? -1 : 1));
}

function hasText({ code, meaning, fields }: RuleLine, says: string): boolean {
  return (
    says === '' ||
    code.toLowerCase().startsWith(says) ||
    meaning.toLowerCase().includes(says) ||
    fields.some((field) => field.toLowerCase() === says)
  );
}

function lookAtChildren(outcome: Outcome, { text, page }: Look & { at: 'children' }): Seen {
  const { findings, rules, ids } = outcome;
  const says = text.trim().toLowerCase();
  const seen = new Map<number, { rows: number; rules: Set<number> }>();
  for (let i = 0; i < findings.count; i++) {
    const child = findings.childOf(i);
    const one = seen.get(child) ?? { rows: 0, rules: new Set<number>() };
    one.rows += 1;
    one.rules.add(findings.ruleOf(i));
    seen.set(child, one);
  }
  const matching = [...seen].filter(([child]) => (ids[child] ?? '').toLowerCase().includes(says));
  matching.sort(([a, one], [b, other]) => other.rows - one.rows || compareText(ids[a] ?? '', ids[b] ?? ''));
  const { start, ...pages } = turnTo(page, matching.length, childrenOnPage);
  const lines = matching.slice(start, start + childrenOnPage).map(([child, one]): ChildLine => {
    const codes = [...one.rules].map((rule) => rules[rule]?.code ?? '');
    return { child, id: ids[child] ?? '', rows: one.rows, rules: codes };
  });
  return { at: 'children', lines, ...pages };
}

function lookAtFindings(outcome: Outcome, at: Look & { at: 'findings' }): Seen {
  const { rules, ids } = outcome;
  const matching = findMatching(outcome, at);
  const { start, ...pages } = turnTo(at.page, matching.length, findingsOnPage);
  return {
    at: 'findings',
    rule: rules.find(({ code }) => code === at.rule),
    childId: at.child === undefined ? undefined : ids[at.child],
    findings: joinRows(matching.slice(start, start + findingsOnPage).map((i) => show(outcome, i))),
    ...pages,
  };
}

/** The places of the findings that match. */
function findMatching(outcome: Outcome, at: Look & { at: 'findings' }): number[] {
  const { findings, rules, tables } = outcome;
  const rule = at.rule === undefined ? -1 : rules.findIndex(({ code }) => code === at.rule);
  const table = at.table === '' ? -1 : tables.findIndex(({ name }) => name === at.table);
  const isChild = matchChildren(outcome, at);
  const matching: number[] = [];
  for (let i = 0; i < findings.count; i++) {
    if (rule >= 0 && findings.ruleOf(i) !== rule) continue;
    if (table >= 0 && findings.tableOf(i) !== table) continue;
    if (isChild[findings.childOf(i)]) matching.push(i);
  }
  return matching;
}

/** For each child, whether it is the one asked for, and has the text in its id. */
function matchChildren({ ids }: Outcome, { child, text }: Look & { at: 'findings' }): readonly boolean[] {
  const says = text.trim().toLowerCase();
  return ids.map((id, number) => (child ?? number) === number && id.toLowerCase().includes(says));
}

function show({ findings, rules, tables, ids, placeWord }: Outcome, i: number): ShownFinding {
  const { rule: ruleNumber, table: tableNumber, row, child, field } = findings.at(i);
  const [rule, table] = [rules[ruleNumber], tables[tableNumber]];
  if (!rule || !table) throw new Error(`Finding ${i} is of no rule or of no table`);
  const { rows, more } = table.beside(row);
  const { code, meaning, isQuery } = rule;
  return {
    ...{ code, meaning, isQuery, table: table.name, places: [placeOf(row, placeWord)] },
    ...{ childId: ids[child] ?? '', child, columns: table.columns, rows, moreRows: more },
    fields: field === '' ? rule.fields : [field],
  };
}

/** Rows that one rule finds in one table about one child are read together. */
function joinRows(findings: readonly ShownFinding[]): readonly ShownFinding[] {
  const joined: ShownFinding[] = [];
  for (const finding of findings) {
    const before = joined.at(-1);
    if (before && belongTogether(before, finding)) joined[joined.length - 1] = join(before, finding);
    else joined.push(finding);
  }
  return joined;
}

function belongTogether(a: ShownFinding, b: ShownFinding): boolean {
  const isOne = a.code === b.code && a.table === b.table && a.child === b.child && b.child > 0;
  return isOne && a.fields.join() === b.fields.join() && a.rows.some((row) => isFoundIn(row, b));
}

function join(a: ShownFinding, b: ShownFinding): ShownFinding {
  const rows = a.rows.map((row) => (isFoundIn(row, b) ? { ...row, isFound: true } : row));
  return { ...a, places: [...a.places, ...b.places], rows };
}

function isFoundIn({ year, place }: ShownRow, { rows }: ShownFinding): boolean {
  return rows.some((row) => row.isFound && row.year === year && row.place === place);
}

/** The page asked for, or the nearest that there is. */
function turnTo(page: number, total: number, onPage: number): Pages & { readonly start: number } {
  const pages = Math.max(1, Math.ceil(total / onPage));
  const turned = Math.min(Math.max(page, 1), pages);
  return { page: turned, pages, total, start: (turned - 1) * onPage };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

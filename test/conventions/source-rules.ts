import { dirname, join } from 'node:path';
import ts from 'typescript';
import { isTestFile, listFiles, readText } from './files.ts';
import type { Violation } from './violation.ts';

const factModulesLoad = 'returns-only-loads';
const rulesHaveNoClock = 'rules-have-no-clock';

/** The rules that look into a file, beyond which file imports which. */
export const sourceRuleNames = [factModulesLoad, rulesHaveNoClock] as const;

/** Applies them to a project. */
export function checkSources(root: string): readonly Violation[] {
  const returns = listFiles(root, 'src/modules/returns', /\.tsx?$/).filter((file) => !isTestFile(file));
  const rules = listFiles(root, 'src', /-rules\.ts$/);
  return [
    ...returns.flatMap((file) => checkEach(root, file, factModulesLoad, findOtherThanLoads)),
    ...rules.flatMap((file) => checkEach(root, file, rulesHaveNoClock, findImpure)),
  ];
}

function checkEach(
  root: string,
  file: string,
  rule: string,
  find: (source: ts.SourceFile) => readonly string[],
) {
  const source = ts.createSourceFile(file, readText(root, file), ts.ScriptTarget.Latest, true);
  return find(source).map((text) => ({ rule, file, text }));
}

/**
 * From modules that hold facts, `returns` takes types, the set-based `load…` functions and the `…Facts` declarations that
 * the one bulk loader of the platform is driven by, nothing else.
 */
function findOtherThanLoads(source: ts.SourceFile): readonly string[] {
  return source.statements
    .filter((statement) => ts.isImportDeclaration(statement))
    .filter(({ moduleSpecifier }) => isFactModule(source.fileName, moduleSpecifier))
    .flatMap(({ importClause }) => listValueNames(importClause))
    .filter((name) => !/^load[A-Z]|[a-z]Facts$/.test(name))
    .map((name) => `takes '${name}', which neither loads nor declares facts, from a module that holds facts`);
}

function isFactModule(file: string, specifier: ts.Expression): boolean {
  const path = ts.isStringLiteral(specifier) ? join(dirname(file), specifier.text) : '';
  const [, module] = /^src\/modules\/([^/]+)\//.exec(path) ?? [];
  return module !== undefined && !['reporting', 'access', 'returns'].includes(module);
}

function listValueNames(clause: ts.ImportClause | undefined): readonly string[] {
  if (clause === undefined || clause.isTypeOnly) return [];
  const { namedBindings: named } = clause;
  if (named === undefined || ts.isNamespaceImport(named)) return [clause.getText()];
  return named.elements.filter((one) => !one.isTypeOnly).map((one) => (one.propertyName ?? one.name).text);
}

const impureNames = new Set([
  'Date',
  'performance',
  'process',
  'fetch',
  'console',
  'newId',
  'setTimeout',
  'crypto',
]);

/** A rule decides from what it is given: it asks no clock, no chance, nobody. */
function findImpure(source: ts.SourceFile): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node)) return;
    const impurity = nameImpurity(node);
    if (impurity !== undefined) found.push(`uses ${impurity}`);
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}

function nameImpurity(node: ts.Node): string | undefined {
  if (node.kind === ts.SyntaxKind.AsyncKeyword || node.kind === ts.SyntaxKind.AwaitExpression) return 'async';
  if (node.getText() === 'Math.random') return 'Math.random';
  const isUse = ts.isIdentifier(node) && impureNames.has(node.text) && !isNameOfProperty(node);
  return isUse ? node.text : undefined;
}

function isNameOfProperty(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node)
  );
}

import ts from 'typescript';
import { isTestFile, listFiles, readText } from './files.ts';
import { readManifests, type Manifest } from './manifests.ts';
import type { Violation } from './violation.ts';

/** A piece of SQL and the module that it belongs to; `owner` 'platform' for what belongs to none. */
export type Sql = { readonly owner: string; readonly file: string; readonly text: string };

export const sqlRuleName = 'sql-keeps-to-its-schema';

/**
 * A module's SQL names its own schema, what modules that it depends on publish and, in foreign keys only, their tables.
 * `insight` and `returns` read `reporting` beside their own; access, which guards every table, may be called by all.
 */
export function checkSqlNames(root: string): readonly Violation[] {
  const manifests = readManifests(root);
  return listSql(root).flatMap((sql) => findForeignNames(sql, manifests));
}

/** All SQL of a project: migrations, `.sql` files and templates of modules, platform. */
export function listSql(root: string): readonly Sql[] {
  const schemas = readManifests(root).map(({ name }) => name);
  const migrations = listFiles(root, 'db/migrations', /\.sql$/);
  const sources = [...listFiles(root, 'src/modules'), ...listFiles(root, 'src/platform')];
  const inSources = sources.filter((file) => !isTestFile(file)).flatMap((file) => listSqlIn(root, file));
  return [...migrations.flatMap((file) => splitMigration(file, readText(root, file), schemas)), ...inSources];
}

/**
 * The migration whole when its name says whose it is ('0003-people.sql'); else statement by statement, each belonging to
 * the schema that it names first, which is the one it creates or changes something in.
 */
export function splitMigration(file: string, text: string, schemas: readonly string[]): readonly Sql[] {
  const named = /\/\d+-([a-z]+)[^/]*$/.exec(file)?.[1] ?? '';
  if (named === 'platform' || schemas.includes(named)) return [{ owner: named, file, text }];
  const first = new RegExp(`(?<![\\w.])(${schemas.join('|')})\\.`, 'i');
  return splitStatements(withoutComments(text)).map((statement) => ({
    owner: first.exec(statement)?.[1]?.toLowerCase() ?? 'platform',
    file,
    text: statement,
  }));
}

function splitStatements(text: string): readonly string[] {
  return text.match(/(?:\$(\w*)\$[\s\S]*?\$\1\$|'(?:[^']|'')*'|[^;])+/g) ?? [];
}

/** The names in one piece of SQL that its owner may not use. */
export function findForeignNames(sql: Sql, manifests: readonly Manifest[]): readonly Violation[] {
  const schemas = manifests.map(({ name }) => name);
  const names = new RegExp(`(references\\s+)?(?<![\\w.])(${schemas.join('|')})\\.([a-z_][a-z0-9_]*)`, 'gi');
  const found = [...withoutComments(sql.text).matchAll(names)].map(
    ([, references, schema = '', name = '']) => ({
      isForeignKey: references !== undefined && sql.file.startsWith('db/migrations/'),
      schema: schema.toLowerCase(),
      name: name.toLowerCase(),
    }),
  );
  const texts = found.flatMap((used) => problemWith(used, sql.owner, manifests) ?? []);
  return [...new Set(texts)].map((text) => ({ rule: sqlRuleName, file: sql.file, text }));
}

type Used = { readonly isForeignKey: boolean; readonly schema: string; readonly name: string };

function problemWith({ isForeignKey, schema, name }: Used, owner: string, manifests: readonly Manifest[]) {
  if (schema === owner) return undefined;
  const [mine, theirs] = [owner, schema].map((module) => manifests.find((one) => one.name === module));
  if (mine === undefined) return `names ${schema}.${name}, and belongs to no module`;
  if (!mine.dependsOn.includes(schema))
    return `names ${schema}.${name}, and '${owner}' does not depend on '${schema}'`;
  if (isForeignKey) return undefined;
  if (readsReportingOnly(owner) && !['reporting', 'access'].includes(schema)) {
    return `names ${schema}.${name}; '${owner}' reads reporting and its own`;
  }
  return theirs?.publishes.includes(name)
    ? undefined
    : `names ${schema}.${name}, which '${schema}' does not publish`;
}

function readsReportingOnly(module: string): boolean {
  return module === 'insight' || module === 'returns';
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, ' ').replace(/--.*$/gm, ' ');
}

function listSqlIn(root: string, file: string): readonly Sql[] {
  const owner = /^src\/modules\/([^/]+)\//.exec(file)?.[1] ?? 'platform';
  if (file.endsWith('.sql')) return [{ owner, file, text: readText(root, file) }];
  if (!/\.tsx?$/.test(file)) return [];
  const source = ts.createSourceFile(file, readText(root, file), ts.ScriptTarget.Latest, true);
  return listSqlTexts(source).map((text) => ({ owner, file, text }));
}

/** Templates tagged `sql`, names given to `sql.table(…)` and `copy(…)`, and any other text that reads like SQL. */
function listSqlTexts(source: ts.SourceFile): readonly string[] {
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (
      isTemplateOrText(node) &&
      (isInSql(node) || /\b(from|join|into|update|table|call)\s+[a-z]+\.[a-z]/i.test(node.getText()))
    ) {
      texts.push(node.getText());
    }
    node.forEachChild(visit);
  };
  visit(source);
  return texts;
}

function isTemplateOrText(node: ts.Node): boolean {
  return ts.isTemplateExpression(node) || ts.isStringLiteralLike(node);
}

function isInSql({ parent }: ts.Node): boolean {
  if (ts.isTaggedTemplateExpression(parent)) return /^sql\b/.test(parent.tag.getText());
  return ts.isCallExpression(parent) && /(^|\.)(copy|table|raw|ref|id)$/.test(parent.expression.getText());
}

import ts from 'typescript';
import { listFiles, readText } from './files.ts';
import type { Violation } from './violation.ts';

/** What the rules need of a module's manifest. */
export type Manifest = {
  /** The folder. */
  readonly folder: string;
  readonly name: string;
  readonly dependsOn: readonly string[];
  readonly publishes: readonly string[];
};

/**
 * The order of the house: a module may depend only on modules of earlier steps. Modules of one step reach each other by
 * events, or by a function handed in where the applications are put together.
 */
export const steps: readonly (readonly string[])[] = [
  ['access', 'duties'],
  ['people'],
  ['workforce'],
  ['homes'],
  ['practice'],
  ['care'],
  ['court', 'fostering'],
  ['homefinding'],
  ['partners'],
  ['participation'],
  ['overview', 'reporting'],
  ['insight', 'returns'],
];

/**
 * Reads every `src/modules/<name>/module.ts` without running it: the three lists have to be written out as literals.
 */
export function readManifests(root: string): readonly Manifest[] {
  const files = listFiles(root, 'src/modules', /^src\/modules\/[^/]+\/module\.ts$/);
  return files.map((file) => readManifest(file.split('/')[2] ?? '', readText(root, file)));
}

/** Which manifests break the order of the house, or name what is not there. */
export function checkManifests(manifests: readonly Manifest[]): readonly Violation[] {
  return manifests.flatMap((manifest) =>
    problemsOf(manifest, manifests).map((text) => toViolation(manifest, text)),
  );
}

function problemsOf(manifest: Manifest, all: readonly Manifest[]): readonly string[] {
  const { name, folder, dependsOn } = manifest;
  if (name !== folder) return [`calls itself '${name}' but lives in '${folder}'`];
  if (stepOf(name) < 0) return ['has no step in the order of the house'];
  return dependsOn.flatMap((other) => {
    if (!all.some((one) => one.name === other)) return [`depends on '${other}', which is no module`];
    return stepOf(other) < stepOf(name)
      ? []
      : [`depends on '${other}', which does not stand on an earlier step`];
  });
}

function stepOf(name: string): number {
  return steps.findIndex((step) => step.includes(name));
}

function toViolation({ folder }: Manifest, text: string): Violation {
  return { rule: 'manifests-follow-the-order', file: `src/modules/${folder}/module.ts`, text };
}

function readManifest(folder: string, text: string): Manifest {
  const source = ts.createSourceFile('module.ts', text, ts.ScriptTarget.Latest, true);
  const found = source.statements.flatMap((statement) => findManifestLiteral(statement));
  const fields = new Map(found.flatMap((literal) => literal.properties.flatMap(readProperty)));
  const [name = ''] = fields.get('name') ?? [];
  return { folder, name, dependsOn: fields.get('dependsOn') ?? [], publishes: fields.get('publishes') ?? [] };
}

function findManifestLiteral(statement: ts.Statement): readonly ts.ObjectLiteralExpression[] {
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name, initializer }) => {
    const value = initializer && ts.isSatisfiesExpression(initializer) ? initializer.expression : initializer;
    return name.getText() === 'module' && value && ts.isObjectLiteralExpression(value) ? [value] : [];
  });
}

function readProperty(property: ts.ObjectLiteralElementLike): [string, readonly string[]][] {
  if (!ts.isPropertyAssignment(property)) return [];
  const { name, initializer } = property;
  const values = ts.isArrayLiteralExpression(initializer) ? [...initializer.elements] : [initializer];
  return [[name.getText(), values.flatMap((value) => (ts.isStringLiteralLike(value) ? [value.text] : []))]];
}

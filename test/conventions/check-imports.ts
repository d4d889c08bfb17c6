import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { importRules } from './import-rules.ts';
import { checkManifests, readManifests } from './manifests.ts';
import { checkSources } from './source-rules.ts';
import type { Violation } from './violation.ts';

/** Holds a project to the import rules. Paths of the result are from its root; empty when all is well. */
export async function checkImports(root: string): Promise<readonly Violation[]> {
  const manifests = readManifests(root);
  return [
    ...checkManifests(manifests),
    ...(await cruiseTree(root, importRules(manifests))),
    ...checkSources(root),
  ];
}

async function cruiseTree(
  root: string,
  rules: ReturnType<typeof importRules>,
): Promise<readonly Violation[]> {
  const folders = ['src', 'bin', 'test', 'bench'].filter((folder) => existsSync(join(root, folder)));
  const options: ICruiseOptions = {
    baseDir: root,
    ruleSet: { forbidden: [...rules] },
    validate: true,
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data)/' },
    combinedDependencies: false,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  };
  const { output } = await cruise(folders, options);
  return toViolations(output);
}

function toViolations(output: ICruiseResult | string): readonly Violation[] {
  if (typeof output === 'string') throw new Error(`Unexpected answer of the import checker: ${output}`);
  return output.summary.violations.map(({ rule, from, to, cycle }) => ({
    rule: rule.name,
    file: from,
    text:
      cycle === undefined
        ? `imports ${to}`
        : `imports itself through ${cycle.map(({ name }) => name).join(', ')}`,
  }));
}

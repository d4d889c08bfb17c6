import { isTestFile, listFiles, readText } from './files.ts';
import { readManifests, type Manifest } from './manifests.ts';
import type { Violation } from './violation.ts';

/** The lists that a module's README holds, each under its own heading, each name in backticks at the start of an item. */
export const readmeLists = ['Tables', 'Actions', 'Published views'] as const;
type ReadmeList = (typeof readmeLists)[number];
export type ModuleFacts = Readonly<Record<ReadmeList, readonly string[]>>;

/** Module READMEs that are missing, or whose lists are not what migrations, sources and manifest say. */
export function checkReadmes(root: string): readonly Violation[] {
  return readManifests(root).flatMap((manifest) => {
    const file = `src/modules/${manifest.folder}/README.md`;
    const [found] = listFiles(root, `src/modules/${manifest.folder}`, /^src\/modules\/[^/]+\/README\.md$/);
    const problems = found ? compareLists(readText(root, found), findFacts(root, manifest)) : ['is missing'];
    return problems.map((text) => ({ rule: 'readmes-are-true', file, text }));
  });
}

/** What differs between the lists of a README and the facts. */
export function compareLists(readme: string, facts: ModuleFacts): readonly string[] {
  return readmeLists.flatMap((heading) => {
    const listed = readList(readme, heading);
    if (listed === undefined) return [`has no heading '${heading}'`];
    const left = facts[heading].filter((name) => !listed.includes(name));
    const made = listed.filter((name) => !facts[heading].includes(name));
    return [
      ...left.map((name) => `leaves out ${name} under '${heading}'`),
      ...made.map((name) => `lists ${name} under '${heading}', which there is not`),
    ];
  });
}

/** What a module has, by its migrations, its sources and its manifest. */
export function findFacts(root: string, { folder, name, publishes }: Manifest): ModuleFacts {
  const migrations = listFiles(root, 'db/migrations', /\.sql$/).map((file) => readText(root, file));
  const sources = listFiles(root, `src/modules/${folder}`, /\.tsx?$/).filter((file) => !isTestFile(file));
  return {
    Tables: migrations.flatMap((text) => findTables(text, name)),
    Actions: sources.flatMap((file) => findActions(readText(root, file))),
    'Published views': publishes,
  };
}

/** Tables that a migration creates in a schema; partitions belong to their table. */
function findTables(sql: string, schema: string): readonly string[] {
  const creates = sql.matchAll(
    /^\s*create\s+table\s+(?:if\s+not\s+exists\s+)?([a-z]+)\.([a-z_0-9]+)(\s+partition\s+of)?/gim,
  );
  return [...creates].flatMap(([, owner, table, partition]) =>
    owner === schema && !partition && table ? [table] : [],
  );
}

/** Actions are declared by `action('name', …)`. */
function findActions(source: string): readonly string[] {
  return [...source.matchAll(/(?<![\w.])action\(\s*'([a-zA-Z]+)'/g)].flatMap(([, name]) => name ?? []);
}

function readList(readme: string, heading: string): readonly string[] | undefined {
  const section = readme.split(/^#+ /m).find((part) => part.split('\n', 1)[0]?.trim() === heading);
  if (section === undefined) return undefined;
  return [...section.matchAll(/^[-*|] *((?:`[^`]+`[, ]*)+)/gm)].flatMap(([, names]) => namesIn(names ?? ''));
}

function namesIn(item: string): readonly string[] {
  return [...item.matchAll(/`([^`]+)`/g)].flatMap(([, name]) => name ?? []);
}

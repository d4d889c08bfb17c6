import { listFiles, readText } from './files.ts';
import type { Violation } from './violation.ts';

const code = /\.(ts|tsx|mjs|js|scss|sql)$/;

/** Files longer than `mostLines`, each with the reason why it is one thing. */
export const longFiles: Readonly<Record<string, string>> = {
  'db/migrations/0085-access-restriction-use.sql':
    'Every way to change or pass a restriction, with the checks that they share: landed as one, and never edited.',
  'test/access/data-table.ts':
    'One specification: every table, view and function of the owner’s with its reason.',
  'test/access/access-table.ts': 'One specification, read from top to bottom: roles, actions, routes.',
  'test/journeys/whole-life-expected.ts':
    'What a return and a census have to say, written by hand, row by row.',
  'test/journeys/whole-life-story.ts': 'One kind of telling after the other, each a form of one page.',
  'test/journeys/whole-life-tellings.ts': 'One story, read from the first day to the last.',
  'src/platform/database/embedded/embedded-server.system.test.ts':
    'One server’s life told in order: each test needs the servers and folders that the file keeps.',
  'test/system/import.system.test.ts':
    'One import at a time through the command line, told in the order in which an authority meets it.',
  'src/modules/insight/measures/measures.db.test.ts':
    'Every counting rule beside the made-up children that it counts; a second file would plant them again.',
  'src/modules/overview/attachments/attachments.db.test.ts':
    'One visit with its two children, through all that happens to a file: each test needs the same forms',
};

export const mostLines = 300;

/** Files of more than 300 lines without a written reason, and reasons for files that need none any more. */
export function findLongFiles(root: string, allowed = longFiles): readonly Violation[] {
  const lengths = new Map(
    listFiles(root, '.', code).map((file) => [file, readText(root, file).split('\n').length]),
  );
  const long = [...lengths].filter(([file, lines]) => lines > mostLines && allowed[file] === undefined);
  const stale = Object.keys(allowed).filter((file) => (lengths.get(file) ?? 0) <= mostLines);
  return [
    ...long.map(([file, lines]) => ({ rule: 'files-are-short', file, text: `has ${lines} lines` })),
    ...stale.map((file) => ({
      rule: 'files-are-short',
      file,
      text: 'is on the list of long files without being long',
    })),
  ];
}

const vague = /^(utils?|helpers?|common|misc|shared|services?|managers?)$/;

/** Files and folders whose name says nothing. */
export function findVagueNames(root: string): readonly Violation[] {
  // The last word of a folder's or file's name says its role: 'service-navigation' navigates, 'date-service' serves all.
  const roles = (file: string) =>
    file.split('/').map((part) => part.replace(/\..*$/, '').split('-').at(-1) ?? '');
  return ['src', 'bin', 'bench', 'db', 'test']
    .flatMap((folder) => listFiles(root, folder))
    .filter((file) => file !== 'test/support/shared.ts' && roles(file).some((word) => vague.test(word)))
    .map((file) => ({ rule: 'names-say-what-it-does', file, text: 'has a name that says nothing' }));
}

const machinePath = /(?<![\w.:@/-])\/(work|home|root|Users|tmp\/bash)\/|[A-Z]:\\Users\\/;
const packageHost = /https?:\/\/[^/\s'"]*(registry|artifactory|nexus|verdaccio|pypi|npmmirror)[^\s'"]*/i;
const text = /\.(ts|tsx|mjs|js|json|scss|sql|md|html|yml|yaml|sh|csv|svg)$|^\.ci\/|^\.npmrc$/;

/** Files that name a folder of somebody's machine, or a host that packages are fetched from. */
export function findMachinePlaces(root: string): readonly Violation[] {
  return listFiles(root, '.', text).flatMap((file) => {
    const found = [machinePath, packageHost].flatMap(
      (pattern) => pattern.exec(readText(root, file))?.[0] ?? [],
    );
    return found.map((place) => ({ rule: 'no-machine-places', file, text: `names ${place}` }));
  });
}

/** Packages in the lock file that say from where they were fetched: it has to install from any registry. */
export function findResolvedPackages(lock: string): readonly Violation[] {
  const count = lock.match(/"resolved":/g)?.length ?? 0;
  return count === 0
    ? []
    : [{ rule: 'no-machine-places', file: 'package-lock.json', text: `has ${count} "resolved"` }];
}

/** The words listed in the glossary under 'Not in platform'. */
export function readForbiddenWords(glossary: string): readonly string[] {
  const section = glossary.split(/^## /m).find((part) => part.startsWith('Not in platform')) ?? '';
  const items = section.match(/^- .*$/gm) ?? [];
  return items.flatMap((item) => item.slice(2).split(',')).map((word) => word.trim().toLowerCase());
}

/** What the tools call child and children without meaning a person. */
const wordsOfTools =
  /child_process|child[- ]process|ChildProcess|ComponentChildren|(first|last|only|nth|append|remove|replace)-?(Element)?Child|childNodes|insertBefore|\.children\b|\bchildren\b(?=\s*(?:[?:,})=;]|\]))|\{\s*children|toChildArray/gi;

/** Words of the field that slipped into the platform, in names and in text alike ('fosterHome', 'foster_home'). */
export function findFieldWords(root: string, words: readonly string[]): readonly Violation[] {
  const files = [
    ...listFiles(root, 'src/platform'),
    ...listFiles(root, 'db/migrations', /\d+-platform[^/]*\.sql$/),
  ];
  return files
    .filter((file) => code.test(file))
    .flatMap((file) =>
      wordsIn(`${file}\n${readPlatformText(root, file)}`, words).map((word) => ({
        rule: 'platform-has-no-field-words',
        file,
        text: `says '${word}'`,
      })),
    );
}

/** Processes that a program starts are its children: in files that start some, and in the database server's, they are meant. */
function readPlatformText(root: string, file: string): string {
  const content = readText(root, file);
  const isAboutProcesses = content.includes("'node:child_process'") || file.includes('/database/embedded/');
  return isAboutProcesses ? content.replace(/\b[cC]hild(ren)?\b/g, 'process') : content;
}

/** Which of the words occur in a text, whole, singular or plural, however names are joined together. */
export function wordsIn(text: string, words: readonly string[]): readonly string[] {
  const plain = text
    .replace(wordsOfTools, ' ')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[^a-zA-Z0-9]+/g, ' ')
    .toLowerCase();
  return words.filter((word) => new RegExp(`(?<![a-z0-9])${word}s?(?![a-z0-9])`).test(plain));
}

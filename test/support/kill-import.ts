import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Ssda903Table } from '../../src/formats/index.ts';
import { readSsda903File } from '../../src/formats/index.ts';
import { startEmbedded } from '../../src/platform/database/embedded/index.ts';
import type { Ended, Running } from './kith.ts';
import { serverPid, startKith } from './kith.ts';
import { idsOf } from './made-life.ts';
import { writeReturn } from './made-returns.ts';

/** What one import is about: two file sets (the returns of 2025 and 2026) about children whom no other import knows. */
export type Load = { readonly seed: number; readonly folders: readonly string[] };

/** How much of a load is in the database: facts and lines counted, by what they are. */
export type Contents = Readonly<Record<string, number>>;

const years = [2025, 2026] as const;

export function makeLoad(root: string, seed: number, children: number): Load {
  const folders = years.map((year) => join(root, `files-${seed}`, String(year)));
  years.forEach((year, i) => writeReturn(folders[i] ?? '', { year, children, seed }));
  return { seed, folders };
}

/** Fields that, with the child, tell one fact from another in each file, and the table it goes to. */
const facts: readonly (readonly [name: string, table: Ssda903Table, by: string])[] = [
  ['people.person', 'Header', 'CHILD'],
  ['care.episode', 'Episodes', 'DECOM'],
  ['care.review', 'Reviews', 'REVIEW'],
  ['care.missing_episode', 'Missing', 'MIS_START'],
  ['workforce.allocation', 'SWEpisodes', 'SW_DECOM'],
];

/** What a whole load comes to, counted from its files: after its first file set, and after both. Nothing else is allowed. */
export function listWholes({ folders }: Load): readonly Contents[] {
  const files = folders.map((folder) => readFiles(folder));
  const none = Object.fromEntries(
    [...facts.map(([name]) => name), ...years.map((year) => `lines ${year}`)].map((name) => [name, 0]),
  );
  return [none, countFiles(files.slice(0, 1)), countFiles(files)].map((contents) => ({
    ...none,
    ...contents,
  }));
}

type ReadFile = {
  readonly table: Ssda903Table;
  readonly rows: number;
  readonly columns: Readonly<Record<string, readonly (string | null)[]>>;
};

function readFiles(folder: string): ReadFile[] {
  return readdirSync(folder).map((name) => {
    const file = readSsda903File({ name, bytes: readFileSync(join(folder, name)) });
    if (!file.ok) throw new Error(file.problem);
    return file;
  });
}

function countFiles(sets: readonly (readonly ReadFile[])[]): Contents {
  const distinct = (table: Ssda903Table, by: string) =>
    new Set(
      sets
        .flat()
        .filter((file) => file.table === table)
        .flatMap(({ columns, rows }) =>
          Array.from({ length: rows }, (_, row) => `${columns['CHILD']?.[row]} ${columns[by]?.[row]}`),
        ),
    ).size;
  // A header row leads to two facts (the child and the pupil number), any other row to one.
  const lines = sets.map(
    (files, i) =>
      [
        `lines ${years[i]}`,
        files.reduce((sum, { table, rows }) => sum + rows * (table === 'Header' ? 2 : 1), 0),
      ] as const,
  );
  return Object.fromEntries([
    ...facts.map(([name, table, by]) => [name, distinct(table, by)] as const),
    ...lines,
  ]);
}

/** Opens the database as any command would (it starts again, or is adopted) and counts what it has of each load. */
export async function countContents(dataDir: string, loads: readonly Load[]): Promise<readonly Contents[]> {
  const server = await startEmbedded({ dataDir });
  const client = new pg.Client({
    host: server.host,
    port: server.port,
    user: server.user,
    database: server.database,
  });
  await client.connect();
  try {
    const counted: Contents[] = [];
    for (const { seed } of loads) counted.push(await countLoad(client, `${idsOf(seed)}%`));
    return counted;
  } finally {
    await client.end();
    await server.stop();
  }
}

async function countLoad(client: pg.Client, ids: string): Promise<Contents> {
  const people = `select person_id from people.identifier where scheme = 'local' and value like $1`;
  const counts = [
    ...facts.map(
      ([name]) =>
        `select '${name}' as name, count(*)::int as count from ${name} where ${name === 'people.person' ? 'id' : 'person_id'} in (${people})`,
    ),
    ...years.map(
      (year) =>
        `select 'lines ${year}', count(*)::int from returns.line where year = ${year} and person_id in (${people})`,
    ),
  ];
  const { rows } = await client.query<{ name: string; count: number }>(counts.join(' union all '), [ids]);
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
}

export function importLoad(dataDir: string, { folders }: Load): Running {
  return startKith(['import', ...folders, '--la', 'E10000015', '--data', dataDir, '--json']);
}

/** How long an import takes from its first word of progress to its report, in milliseconds. */
export async function timeImport(running: Running): Promise<number> {
  await untilProgress(running);
  const start = performance.now();
  await untilReport(running);
  const taken = performance.now() - start;
  await running.ended;
  return taken;
}

/** Until an import has said for the first time how far it is, or has ended. */
export const untilProgress = (running: Running) =>
  until(running, ({ stderr }) => /0 of \d+ children/.test(stderr));

/** A report is one document that ends with a line end; a long one comes in pieces. */
const untilReport = (running: Running) => until(running, ({ stdout }) => stdout.endsWith('\n'));

async function until(
  { child, said }: Running,
  isSaid: (said: { stdout: string; stderr: string }) => boolean,
): Promise<void> {
  while (!isSaid(said()) && child.exitCode === null && child.signalCode === null) await pause(2);
}

/** Lets an import run for so many milliseconds after its first word of progress, or until it reports, then kills what is named, as a power cut would. */
export async function killDuring(
  running: Running,
  dataDir: string,
  { what, after }: { what: 'process' | 'database'; after: number | 'the report' },
): Promise<Ended> {
  await (after === 'the report' ? untilReport(running) : untilProgress(running));
  if (after !== 'the report') await pause(after);
  if (what === 'process') running.child.kill('SIGKILL');
  else killServer(dataDir);
  return running.ended;
}

/** Kills a database server and every process of it that we can find, the server first; one that has ended needs none. */
export function killServer(dataDir: string): void {
  const pid = findServerPid(dataDir);
  if (pid === undefined) return;
  const workers = listChildren(pid);
  for (const one of [pid, ...workers]) {
    try {
      process.kill(one, 'SIGKILL');
    } catch {
      // It has ended by itself meanwhile.
    }
  }
}

function findServerPid(dataDir: string): number | undefined {
  try {
    return serverPid(dataDir);
  } catch {
    return undefined;
  }
}

function listChildren(pid: number): number[] {
  const parentOf = (one: string) => {
    try {
      return Number(
        readFileSync(`/proc/${one}/stat`, 'utf8')
          .replace(/^.*\) /, '')
          .split(' ')[1],
      );
    } catch {
      return 0;
    }
  };
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === pid)
    .map(Number);
}

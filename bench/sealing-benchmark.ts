import { join } from 'node:path';
import { connect } from '../src/apps/connect.ts';
import { sealAndKeep } from '../src/apps/worker.ts';
import { writeAudit } from '../src/modules/access/index.ts';
import type { Database } from '../src/platform/database/database.ts';
import { instant } from '../src/platform/dates/instant.ts';
import { newId } from '../src/platform/ids/ids.ts';
import { newFolder, removeFolder } from '../test/support/kith.ts';
import type { Benchmark, Measurement } from './measurement.ts';
import { loadNow, median, round } from './measurement.ts';

/** Windows come in pairs, one with a seal in it and one without, in turn first and second: each pair has a ratio of its own. */
const pairs = 12;
/** A seal in each window of five seconds: twelve times as often as Kith seals. */
const windowMs = 5_000;
/** How many transactions are under way at once. */
const sizes = [1, 4, 10];

/** What sealing the audit trail costs those who commit meanwhile: audited commits with a seal in the window, beside none. */
export const sealingBenchmark: Benchmark = {
  name: 'sealing',
  run: async (tell) => {
    const root = newFolder();
    const connected = await connect({ data: join(root, 'data'), url: undefined, own: true });
    try {
      const measured: Measurement[] = [];
      for (const writers of sizes)
        measured.push(await measure(connected.database, join(root, 'roots.txt'), writers, tell));
      return measured;
    } finally {
      await connected.close();
      removeFolder(root);
    }
  },
};

async function measure(
  database: Database,
  roots: string,
  writers: number,
  tell: (line: string) => void,
): Promise<Measurement> {
  await commitFor(database, writers);
  const took = { sealed: [] as number[], alone: [] as number[] };
  for (let pair = 0; pair < pairs; pair += 1)
    for (const sealed of pair % 2 === 0 ? [true, false] : [false, true]) {
      const [commits] = await Promise.all([
        commitFor(database, writers),
        sealed ? sealAndKeep(database, roots) : undefined,
      ]);
      took[sealed ? 'sealed' : 'alone'].push((windowMs * writers) / commits);
    }
  const [sealed, alone] = [median(took.sealed), median(took.alone)];
  // A checkpoint or a busy disk falls on both of a pair or on one pair of many: the middle one is told, not the ratio of sums.
  const ratios = took.sealed.map((ms, pair) => ms / (took.alone[pair] ?? ms));
  tell(
    `${writers} at once: a commit took ${round(sealed)} ms with sealing, ${round(alone)} ms without; ratio of the middle pair ${round(median(ratios), 3)}`,
  );
  return {
    name: 'a commit with its row of the trail while it is sealed, at once',
    size: writers,
    median: round(sealed),
    unit: 'ms',
    runs: pairs,
    peakMemoryMb: null,
    ratio: round(median(ratios), 3),
    floor: 'the same without sealing',
    load: loadNow(),
  };
}

/** Commits audited transactions for one window; how many there were. */
async function commitFor(database: Database, writers: number): Promise<number> {
  const until = performance.now() + windowMs;
  let commits = 0;
  const write = async () => {
    while (performance.now() < until) {
      await database.transaction({ account: null, role: 'app' }, null, (db) =>
        writeAudit(db, entry(), instant(Date.now())),
      );
      commits += 1;
    }
  };
  await Promise.all(Array.from({ length: writers }, write));
  return commits;
}

const entry = () =>
  ({
    name: 'ChildRead',
    account: null,
    face: 'staff',
    outcome: 'done',
    subjects: [newId()],
    detail: {},
    correlation: newId(),
  }) as const;

import { setTimeout as pause } from 'node:timers/promises';
import { tryClaim } from './claim.ts';
import type { Claim } from './claim.ts';
import { EmbeddedProblem } from './embedded-problem.ts';
import { launchServer } from './launch.ts';
import type { Launched, Launching } from './launch.ts';
import type { DataLayout } from './data-layout.ts';
import { keepClaim } from './keep-claim.ts';
import { findPostmaster, isServerOf, retireStalePid } from './postmaster-file.ts';
import type { Postmaster } from './postmaster-file.ts';

export type Reached = { readonly server: Postmaster; readonly claim: Claim; readonly launched: boolean };

export type Reaching = {
  readonly layout: DataLayout;
  readonly own: boolean;
  /** Says how to launch; asked only when no server runs. */
  readonly launching: () => Promise<Launching>;
  readonly log: (line: string) => void;
};

/** Recovery after a crash reads the whole log since the last checkpoint; that may take minutes, not hours. */
const patience = 15 * 60_000;

/** Another process's start or stop of the same server, or children that outlive a killed one, pass in this time. */
const patienceWithOthers = 20_000;

/** What the server says when another holds its files: one that runs, that is just starting, or that is just ending. */
const otherServer = /lock file "[^"]*" (already exists|is empty)|pre-existing shared memory block/;

/** Finds the running server of the data folder and claims its use, or starts one. */
export async function reachServer(reaching: Reaching): Promise<Reached> {
  const begun = Date.now();
  let launched: Launched | undefined;
  let told = begun;
  while (Date.now() - begun < patience) {
    const reached = await tryReach(reaching, launched);
    if (reached) return reached;
    if (!launched && !(await isRunning(reaching.layout))) launched = await launch(reaching);
    else if (launched?.ended() !== undefined) launched = await reconsider(reaching, launched, begun);
    told = tellWaiting(reaching.log, told);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new EmbeddedProblem(
    'start-failed',
    `The database did not become ready. Its log: ${reaching.layout.logFile}`,
  );
}

async function tryReach(reaching: Reaching, launched?: Launched): Promise<Reached | undefined> {
  const { layout, own } = reaching;
  const server = await findPostmaster(layout.cluster);
  const claim = server && (await tryClaim(server, layout.cluster, own));
  if (!claim) return undefined;
  const kept = keepClaim(claim, () => (own ? revive(reaching) : tryClaim(server, layout.cluster, false)));
  return { server, claim: kept, launched: server.pid === launched?.pid };
}

/** How long a server that ended as soon as it was started (a full disk) is left alone, in milliseconds. */
const restBetweenStarts = 2000;

/**
 * For the owner whose server is gone: claims it once it is back, and starts it again where it has ended, which PostgreSQL
 * does not do for itself (a disk that was full as it recovered, a kill). Undefined while it is not ready.
 */
async function revive(reaching: Reaching): Promise<Claim | undefined> {
  const { layout } = reaching;
  const server = await findPostmaster(layout.cluster);
  if (server && (await isServerOf(server.pid, layout.cluster))) return tryClaim(server, layout.cluster, true);
  await launch(reaching).catch(() => undefined);
  await pause(restBetweenStarts, undefined, { ref: false });
  return undefined;
}

async function isRunning(layout: DataLayout): Promise<boolean> {
  const server = await findPostmaster(layout.cluster);
  return server !== undefined && isServerOf(server.pid, layout.cluster);
}

async function launch({ layout, launching }: Reaching): Promise<Launched> {
  const stale = await findPostmaster(layout.cluster);
  if (stale) await retireStalePid(layout.cluster, stale);
  return launchServer(layout, await launching());
}

/**
 * Ours ended. When it gave way to a server that another process started at the same moment, or to one that is
 * just ending, look again; otherwise say what it said.
 */
async function reconsider(reaching: Reaching, launched: Launched, begun: number): Promise<undefined> {
  const complaint = await launched.complaint();
  const gaveWay = otherServer.test(complaint);
  if (gaveWay && Date.now() - begun < patienceWithOthers) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return undefined;
  }
  throw new EmbeddedProblem(
    'start-failed',
    `The database server did not start: ${launched.ended()}.\n${complaint}\n(Log: ${reaching.layout.logFile})`,
  );
}

function tellWaiting(log: (line: string) => void, told: number): number {
  if (Date.now() - told < 5000) return told;
  log('Waiting for the database to become ready (after a crash it first recovers what was committed)');
  return Date.now();
}

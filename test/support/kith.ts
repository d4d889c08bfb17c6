import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const bin = resolve(import.meta.dirname, '../../bin/kith.js');

/** What a command line ended with. `code` is null when a signal ended it. */
export type Ended = {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
};

export type Running = {
  readonly child: ChildProcess;
  readonly said: () => { stdout: string; stderr: string };
  readonly ended: Promise<Ended>;
};

export type KithOptions = {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** A process group of its own, which `killGroup` ends with all that is in it. */
  readonly ownGroup?: boolean;
};

/** A folder that the database server's own user may enter too. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kith-system-'));
  chmodSync(folder, 0o755);
  return folder;
}

/** Removes a folder; the database server in it has to be stopped. */
export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** What would point a test at somebody's real database. */
const notPassedOn = new Set(['DATABASE_URL', 'MIGRATION_DATABASE_URL', 'KITH_AUDIT_ROOTS']);

/** Starts the built command as a process of its own, as a person would. */
export function startKith(
  args: readonly string[],
  { env = {}, cwd, ownGroup = false }: KithOptions = {},
): Running {
  const own = Object.entries(process.env).filter(([name]) => !notPassedOn.has(name));
  const child = spawn(process.execPath, [bin, ...args], {
    env: { ...Object.fromEntries(own), ...env },
    ...(cwd === undefined ? {} : { cwd }),
    detached: ownGroup,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
  const ended = new Promise<Ended>((settle) =>
    child.once('close', (code, signal) => settle({ code, signal, ...said })),
  );
  return { child, said: () => ({ ...said }), ended };
}

/** Ends a process that was started with a group of its own, and all of that group, as a power cut does: nothing is tidied up. */
export function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself meanwhile.
  }
}

/** Runs a command to its end. */
export function kith(args: readonly string[], options: KithOptions = {}): Promise<Ended> {
  return startKith(args, options).ended;
}

/** What `--json` printed: standard output has to be one JSON document and a line end. */
export function jsonOf({ stdout, stderr, code }: Ended): unknown {
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(
      `Not one JSON document (exit ${code}): ${stdout.slice(0, 500)}\n${stderr.slice(0, 1000)}`,
    );
  }
}

export type Serving = {
  readonly staff: string;
  readonly open: string;
  readonly stop: () => Promise<Ended>;
  readonly running: Running;
};

let nextPort = 31_000 + (process.pid % 900) * 10;

/** Two ports that no other service of this run has. */
export const newPorts = (): Ports => [nextPort++, nextPort++];
export type Ports = readonly [staff: number, open: number];

/** Starts the service on ports of its own and waits until it says that it is ready. `stop` is Ctrl+C. */
export async function serveKith(
  args: readonly string[],
  { ports = newPorts(), ...options }: KithOptions & { readonly ports?: Ports } = {},
): Promise<Serving> {
  const [port, publicPort] = ports;
  const running = startKith(['serve', ...args], {
    ...options,
    env: { ...options.env, PORT: String(port), PUBLIC_PORT: String(publicPort) },
  });
  const staff = `http://127.0.0.1:${port}`;
  await untilReady(running, staff);
  const stop = () => {
    running.child.kill('SIGINT');
    return running.ended;
  };
  return { staff, open: `http://127.0.0.1:${publicPort}`, stop, running };
}

async function untilReady({ child, said }: Running, staff: string): Promise<void> {
  for (let attempt = 0; attempt < 1200; attempt += 1) {
    const ready = await fetch(`${staff}/healthz`).then(
      ({ status }) => status === 200,
      () => false,
    );
    if (ready) return;
    if (child.exitCode !== null) break;
    await pause(100);
  }
  throw new Error(`Kith did not become ready: ${said().stderr}`);
}

/** The process id of the database server of a data folder. */
export function serverPid(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
}

/** How to connect to the database of a data folder while its server runs: the owner, past every policy. */
export function ownerOf(dataDir: string): { host: string; port: number; user: string; database: string } {
  const [, , , port, socket] = readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n');
  return { host: socket ?? '', port: Number(port), user: 'kith_owner', database: 'kith' };
}

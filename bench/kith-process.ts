import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { jsonOf, serveKith, startKith } from '../test/support/kith.ts';
import type { Serving } from '../test/support/kith.ts';

const hook = new URL('report-peak.mjs', import.meta.url).href;

/** Has a process say its peak memory; read it when the process has ended. */
export function watchPeak(folder: string): {
  readonly env: Readonly<Record<string, string>>;
  readonly read: () => number;
} {
  const file = join(folder, `peak-${Math.random().toString(36).slice(2)}`);
  const read = () => {
    const megabytes = Number(readFileSync(file, 'utf8'));
    rmSync(file);
    return megabytes;
  };
  return { env: { KITH_BENCH_PEAK: file, NODE_OPTIONS: `--import=${hook}` }, read };
}

/** Runs a command; how long until it had reported, and what. */
export async function timeKith(
  folder: string,
  args: readonly string[],
): Promise<{ ms: number; report: unknown; peakMemoryMb: number }> {
  const peak = watchPeak(folder);
  const start = performance.now();
  const { child, ended } = startKith([...args, '--json'], { env: peak.env });
  const reported = new Promise<number>((settle) =>
    child.stdout?.once('data', () => settle(performance.now() - start)),
  );
  const done = await ended;
  if (done.code !== 0)
    throw new Error(`kith ${args[0]} ended with ${done.code}: ${done.stderr.slice(-2000)}`);
  return { ms: await reported, report: jsonOf(done), peakMemoryMb: peak.read() };
}

/** Runs a command that needs no database to its end, its standard output written out in full. */
export async function runToEnd(
  folder: string,
  args: readonly string[],
): Promise<{ ms: number; stdout: string; peakMemoryMb: number }> {
  const peak = watchPeak(folder);
  const start = performance.now();
  const { ended } = startKith([...args], { env: peak.env });
  const { code, stdout, stderr } = await ended;
  const ms = performance.now() - start;
  if (code !== 0) throw new Error(`kith ${args[0]} ended with ${code}: ${stderr.slice(-2000)}`);
  return { ms, stdout, peakMemoryMb: peak.read() };
}

export async function servePeak(
  folder: string,
  args: readonly string[],
): Promise<Serving & { readonly peakMemoryMb: () => number }> {
  const peak = watchPeak(folder);
  return { ...(await serveKith(args, { env: peak.env })), peakMemoryMb: peak.read };
}

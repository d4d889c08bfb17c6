import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { resolve } from 'node:path';
import type { Measurement } from './measurement.ts';

const page = resolve(import.meta.dirname, '..', 'docs/data/bench.md');

/** In the order of the page. */
const order = [
  'start',
  'import',
  'check',
  'check-cin',
  'browser',
  'pages',
  'search',
  'timeline',
  'sealing',
  'insight',
  'forecast-series',
  'forecast-histories',
];

/** Writes what was measured into docs/data/bench.md; what it says of other benchmarks stays as it is. */
export function keepResults(benchmark: string, measured: readonly Measurement[]): void {
  const before = existsSync(page) ? readFileSync(page, 'utf8') : '';
  const on = new Date().toISOString().slice(0, 16).replace('T', ' ');
  const machine = `${cpus().length} processors (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
  const told = `Measured ${on} UTC on ${machine}.\n\n${formatTable(measured)}\n`;
  writeFileSync(page, withSection(before, benchmark, told));
}

/** The page with this told under the heading of a benchmark, in place of what stood there. */
export function withSection(before: string, benchmark: string, told: string): string {
  const [, ...parts] = before.split(/^## /m);
  const sections = new Map(
    parts.map((part) => {
      const [name = '', ...lines] = part.split('\n');
      return [name, lines.join('\n').trim()] as const;
    }),
  );
  sections.set(benchmark, told.trim());
  const sorted = [...sections].sort(([one], [other]) => order.indexOf(one) - order.indexOf(other));
  return `${opening}\n${sorted.map(([name, text]) => `## ${name}\n${text}\n`).join('\n')}`;
}

const opening = `# What was measured
Written by \`npm run bench\`, a section for each benchmark, as it was measured last.

The load is the machine's over the last minute: where it is above the number of processors, other work took a share of
them, and the times are longer than on a machine of its own. A ratio is to a floor measured in the same run. The exponent
is how time grows from the size before: 1 is in proportion. Times of pages count from when a request was due to be sent.
`;

const columns = [
  'workload',
  'size',
  'median',
  '95th percentile',
  'runs',
  'peak memory',
  'ratio',
  'exponent',
  'also',
  'load',
];

function toCells(row: Measurement): string[] {
  return [
    row.name,
    row.size.toLocaleString('en-GB'),
    `${row.median} ${row.unit}`,
    row.p95 === undefined ? '' : `${row.p95} ${row.unit}`,
    String(row.runs),
    row.peakMemoryMb === null ? '' : `${row.peakMemoryMb} MB`,
    row.ratio === undefined ? '' : `${row.ratio} × ${row.floor ?? ''}`,
    row.exponent === undefined ? '' : String(row.exponent),
    Object.entries(row.notes ?? {})
      .map(([name, value]) => `${value.toLocaleString('en-GB')} ${name}`)
      .join(', '),
    String(row.load),
  ];
}

/** The measurements as a Markdown table. */
export function formatTable(rows: readonly Measurement[]): string {
  const lines = [columns, columns.map(() => '---'), ...rows.map(toCells)];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import type { Measurement } from './measurement.ts';

type Kept = Measurement & { readonly benchmark: string; readonly measuredOn: string };
type Results = { readonly machine: string; readonly rows: readonly Kept[] };

const root = resolve(import.meta.dirname, '..');
const jsonFile = join(root, 'bench/results.json');
const page = join(root, 'docs/data/bench.md');

/** Writes bench/results.json and docs/data/bench.md; rows of benchmarks that were not run this time stay. */
export function keepResults(benchmark: string, measured: readonly Measurement[]): void {
  const measuredOn = new Date().toISOString().slice(0, 16).replace('T', ' ');
  const before: Results = existsSync(jsonFile)
    ? JSON.parse(readFileSync(jsonFile, 'utf8'))
    : { machine: '', rows: [] };
  const own = measured.map((row) => ({ benchmark, measuredOn, ...row }));
  const rows = [...before.rows.filter((row) => row.benchmark !== benchmark), ...own].sort(
    (a, b) => order(a) - order(b),
  );
  const machine = `${cpus().length} processors (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
  writeFileSync(jsonFile, `${JSON.stringify({ machine, rows }, null, 2)}\n`);
  mkdirSync(join(root, 'docs/data'), { recursive: true });
  writeFileSync(page, formatPage({ machine, rows }));
}

const order = ({ benchmark }: Kept) =>
  [
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
  ].indexOf(benchmark);

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

function formatPage({ machine, rows }: Results): string {
  const days = [...new Set(rows.map(({ benchmark, measuredOn }) => `${benchmark} ${measuredOn}`))].join(', ');
  return `# What was measured
Written by \`npm run bench\`; \`bench/results.json\` has the same. Machine: ${machine}. Measured (UTC): ${days}.

The load is the machine's over the last minute: where it is above the number of processors, other work took a share of
them, and the times are longer than on a machine of its own. A ratio is to a floor measured in the same run. The exponent
is how time grows from the size before: 1 is in proportion. Times of pages count from when a request was due to be sent.

${formatTable(rows)}
`;
}

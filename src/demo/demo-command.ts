import type { Database } from '../platform/database/database.ts';
import type { PlainDate } from '../platform/dates/plain-date.ts';
import { defaultEndDate } from './northmoor.ts';
import { writeNorthmoorFiles, type FilesReport } from './write-files.ts';
import { writeNorthmoor, type DemoProgress, type DemoReport } from './write-northmoor.ts';

/** `kith demo --children N --seed S [--out DIR] [--end-date DATE]`, as parsed. */
export type DemoRequest = {
  readonly children?: number;
  readonly seed?: number;
  readonly endDate?: PlainDate;
  /** With a folder the county is written as files there, and the database is left alone. */
  readonly out?: string;
  readonly today: PlainDate;
};

export type DemoOutcome =
  | {
      readonly kind: 'database';
      readonly seed: number;
      readonly endDate: PlainDate;
      readonly report: DemoReport;
    }
  | {
      readonly kind: 'files';
      readonly seed: number;
      readonly endDate: PlainDate;
      readonly report: FilesReport;
    }
  | { readonly kind: 'refused'; readonly problem: string };

export const demoDefaults = { children: 300, seed: 1 } as const;

/** England had 81,770 children in care on 31 March 2025; nothing larger has a use. */
const most = 100_000;

/**
 * Carries out `kith demo`. `open` is called only when the county goes into a database.
 * @throws NotAnEmptyDatabase when the database has been used before
 */
export async function runDemo(
  request: DemoRequest,
  open: () => Promise<Database>,
  progress?: DemoProgress,
): Promise<DemoOutcome> {
  const { children, seed } = { ...demoDefaults, ...request };
  if (!Number.isInteger(children) || children < 1 || children > most) {
    return { kind: 'refused', problem: `--children takes a whole number from 1 to ${most}` };
  }
  if (!Number.isInteger(seed)) return { kind: 'refused', problem: '--seed takes a whole number' };
  const endDate = request.endDate ?? defaultEndDate(request.today);
  const options = { children, seed, endDate };
  if (request.out !== undefined)
    return { kind: 'files', seed, endDate, report: writeNorthmoorFiles(options, request.out, progress) };
  return { kind: 'database', seed, endDate, report: await writeNorthmoor(await open(), options, progress) };
}

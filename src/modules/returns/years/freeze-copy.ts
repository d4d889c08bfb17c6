import { createHash } from 'node:crypto';
import type { Write } from '../../../platform/database/database.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { traceSsda903 } from '../export/export-returns.ts';
import type { TracedFile } from '../export/export-returns.ts';
import { readForReturn } from '../export/read-for-return.ts';
import type { YearOfForm } from '../findings/check-queries.ts';
import { countByRule } from '../findings/finding-queries.ts';
import type { FrozenFile } from './copy-queries.ts';
import { addCopy, addFrozenRows, nextNumber } from './copy-queries.ts';
import { toFrozenRows } from './frozen-rows.ts';
import { joinLines, splitLines } from './split-lines.ts';

/**
 * Freezes the files of a year as the record would write them now, with what is open at this moment. The copy is never
 * changed; another one is made when something has to be sent again.
 */
export async function freezeCopy(db: Write, of: YearOfForm, now: Instant): Promise<string> {
  const files = await readForReturn(db, () => traceFiles(db, of));
  const open = await countByRule(db, { of, filter: {}, now });
  const id = newId<'copy'>();
  const frozen = files.map(describeFile);
  await addCopy(db, {
    id,
    ...of,
    number: await nextNumber(db, of),
    now,
    open: Object.fromEntries(
      open.map(({ rule, open: left, explained }) => [rule, { open: left, explained }]),
    ),
    files: frozen,
    sha256: hashFiles(frozen),
  });
  for (const { table, text, origins } of files)
    await addFrozenRows(db, id, toFrozenRows(table, splitLines(text).slice(1), origins));
  return id;
}

/** The files of a year by its form; another form adds its own here. */
function traceFiles(db: Write, { form, year }: YearOfForm): Promise<readonly TracedFile[]> {
  if (form === 'ssda903') return traceSsda903(db, year);
  throw new Error(`Nothing writes ${form}`);
}

function describeFile({ name, table, text, rows }: TracedFile): FrozenFile {
  const [header = ''] = splitLines(text);
  return { name, table, header, rows, sha256: hashOf(text) };
}

/** The hash over the hashes of files, as `sha256sum` would write them. */
export function hashFiles(files: readonly FrozenFile[]): string {
  return hashOf(files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join(''));
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A frozen file put together again; undefined when it is not what was frozen. */
export function restoreFile({ header, sha256 }: FrozenFile, lines: readonly string[]): string | undefined {
  const text = joinLines([header, ...lines]);
  return hashOf(text) === sha256 ? text : undefined;
}

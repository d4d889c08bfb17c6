import { expect, it } from 'vitest';
import { listFollowing } from './archived-log.ts';
import { formatLsn, nextSegment, parseLsn } from './wal-segments.ts';

const backup = ['PG_VERSION', 'pg_wal/000000010000000000000003', 'pg_wal/000000010000000000000002'].map(
  (path) => ({ path, bytes: 16_777_216, sha256: '' }),
);
const names = (...ends: string[]) => ends.map((end) => `0000000100000000000000${end}`);

it('takes what follows the backup, in order, the unfinished file last', () => {
  const archived = ['system-identifier', ...names('05', '04', '02', '03', '06.partial'), '00000002.history'];
  expect(listFollowing(backup, archived)).toEqual(names('04', '05', '06.partial'));
});

it('prefers a finished file to what was kept of it before', () => {
  expect(listFollowing(backup, names('04.partial', '04'))).toEqual(names('04'));
});

it('refuses an archive with a gap, and one that begins after the backup', () => {
  expect(() => listFollowing(backup, names('04', '06'))).toThrow(/lacks 000000010000000000000005/);
  expect(() => listFollowing(backup, names('05'))).toThrow(/lacks 000000010000000000000004/);
});

it('finds nothing, without complaint, where nothing was written since', () => {
  expect(listFollowing(backup, names('02', '03'))).toEqual([]);
});

it('counts from file to file and writes places as PostgreSQL does', () => {
  expect(nextSegment('0000000100000000000000FF', 16_777_216)).toBe('000000010000000100000000');
  expect(['0/0', '2A/1B000028', 'FFFFFFFF/1'].map((text) => formatLsn(parseLsn(text)))).toEqual([
    '0/0',
    '2A/1B000028',
    'FFFFFFFF/1',
  ]);
});

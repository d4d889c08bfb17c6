import { describe, expect, test } from 'vitest';
import { formatManifest, parseManifest } from './backup-manifest.ts';
import { BackupProblem } from './backup-problem.ts';
import { parseLabel } from './backup-session.ts';
import { listSegments, parseLsn } from './wal-segments.ts';

const files = [
  { path: 'PG_VERSION', bytes: 3, sha256: 'a'.repeat(64) },
  { path: 'base/1/112', bytes: 8192, sha256: 'b'.repeat(64) },
];
const whole = {
  systemIdentifier: '7575757575757575757',
  files,
  timeline: 1,
  startLsn: '0/2000028',
  stopLsn: '0/2000158',
};

describe('the manifest of a backup', () => {
  test('gives back the files it was written with', () => {
    expect(parseManifest(formatManifest(whole))).toEqual(files);
  });

  test('keeps every digit of the system identifier, which is larger than a JavaScript number', () => {
    expect(formatManifest(whole)).toContain('"System-Identifier": 7575757575757575757,');
  });

  test('is damaged when any one character of it differs', () => {
    const text = formatManifest(whole);
    for (let at = 0; at < text.length; at += 7) {
      const changed = `${text.slice(0, at)}${text[at] === '1' ? '2' : '1'}${text.slice(at + 1)}`;
      expect(() => parseManifest(changed), `character ${at}`).toThrow(BackupProblem);
    }
  });

  test.each(['../x', '/etc/passwd', 'a/../../x', 'a//b', './a', ''])('does not name a file at %j', (path) => {
    expect(() =>
      parseManifest(formatManifest({ ...whole, files: [{ path, bytes: 0, sha256: 'a'.repeat(64) }] })),
    ).toThrow(BackupProblem);
  });
});

describe('the part of the log that a backup needs', () => {
  const range = { timeline: 1, segmentBytes: 16 * 1024 * 1024 };

  test('is one file when it begins and ends in the same', () => {
    expect(listSegments({ ...range, start: '0/2000028', stop: '0/2000158' })).toEqual([
      '000000010000000000000002',
    ]);
  });

  test('ends before the file that begins where it stops', () => {
    expect(listSegments({ ...range, start: '0/2000028', stop: '0/3000000' })).toEqual([
      '000000010000000000000002',
    ]);
  });

  test('goes on from the last file of one 4 GB stretch to the first of the next', () => {
    expect(listSegments({ ...range, timeline: 10, start: '1/FE000028', stop: '2/100' })).toEqual([
      '0000000A00000001000000FE',
      '0000000A00000001000000FF',
      '0000000A0000000200000000',
    ]);
  });

  test('counts in the size of file that the server was made with', () => {
    expect(listSegments({ timeline: 1, segmentBytes: 2 ** 30, start: '0/C0000000', stop: '1/1' })).toEqual([
      '000000010000000000000003',
      '000000010000000100000000',
    ]);
  });

  test('is found in the label that PostgreSQL gives', () => {
    const label =
      'START WAL LOCATION: 0/2000028 (file 000000010000000000000002)\nLABEL: kith\nSTART TIMELINE: 1\n';
    expect(parseLabel(label)).toEqual({ start: '0/2000028', timeline: 1 });
    expect(() => parseLabel('LABEL: kith\n')).toThrow();
  });

  test.each(['', '0', '0/', 'G/1', '0/123456789'])('is not read from %j', (text) => {
    expect(() => parseLsn(text)).toThrow();
  });
});

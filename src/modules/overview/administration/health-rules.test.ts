import { describe, expect, it } from 'vitest';
import type { DatabaseHealth } from '../../access/index.ts';
import type { Surroundings } from './health-rules.ts';
import { ageInWords, assessHealth, sizeInWords } from './health-rules.ts';

const now = Date.parse('2026-11-22T10:00:00Z');
const around: Surroundings = {
  now,
  diskFree: 50e9,
  diskSize: 100e9,
  version: '1',
  backupLook: 26 * 3_600_000,
  archiveLook: 900_000,
  filesOrigin: 'https://files.example',
};
const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString();
const well: DatabaseHealth = {
  now: ago(0),
  version: '17.2',
  bytes: 2_500_000_000,
  started: ago(5000),
  folder: '/made-up',
  connections: 4,
  migrations: 60,
  jobs: [{ name: 'seal-audit', cron: '* * * * *', completed: ago(1), failed: null, failures: 0 }],
  sealed: ago(1),
  blocks: 10,
  unsealed: 3,
  oldest_unsealed: ago(1),
  outbox: 0,
  oldest_outbox: null,
  messages: 0,
  archiver: { at: null, failed: null },
  operations: { 'last-archive': ago(1) },
  notes: { 'operations.last-backup': { at: ago(60) } },
};
const stateOf = (what: string, health: Partial<DatabaseHealth>, more: Partial<Surroundings> = {}) =>
  assessHealth({ ...well, ...health }, { ...around, ...more }).find((line) => line.what === what)?.state;

describe('health', () => {
  it('is well where everything is', () => {
    expect(new Set(assessHealth(well, around).map(({ state }) => state))).toEqual(new Set(['well']));
  });

  it.each([
    ['Seal of the audit trail', { oldest_unsealed: ago(6) }, {}, 'look'],
    ['Seal of the audit trail', { oldest_unsealed: ago(31) }, {}, 'act'],
    ['Clocks', { now: new Date(now + 10_000).toISOString() }, {}, 'look'],
    ['Clocks', { now: ago(3) }, {}, 'act'],
    ['Last backup', { notes: {} }, {}, 'look'],
    ['Last backup', { notes: { 'operations.last-backup': ago(27 * 60) } }, {}, 'look'],
    ['Last backup', { notes: { 'operations.last-backup': ago(80 * 60) } }, {}, 'act'],
    ['Last backup', { notes: {}, operations: { 'last-backup': ago(60) } }, {}, 'well'],
    ['Last backup', { notes: {}, operations: { 'last-backup': ago(60) } }, { backupLook: 3_000_000 }, 'look'],
    ['Last backup', { notes: {}, operations: { 'last-backup': ago(60) } }, { backupLook: 600_000 }, 'act'],
    ['Last backup', { operations: { 'last-backup': ago(80 * 60) } }, {}, 'well'],
    ['Archive of the log', { operations: {} }, {}, 'look'],
    ['Archive of the log', { operations: { 'last-archive': ago(14) } }, {}, 'well'],
    ['Archive of the log', { operations: { 'last-archive': ago(16) } }, {}, 'look'],
    ['Archive of the log', { operations: { 'last-archive': ago(46) } }, {}, 'act'],
    ['Archive of the log', { operations: {}, archiver: { at: ago(1), failed: ago(9) } }, {}, 'well'],
    ['Archive of the log', { operations: {}, archiver: { at: ago(9), failed: ago(1) } }, {}, 'act'],
    ['Archive of the log', { operations: {}, archiver: { at: null, failed: ago(1) } }, {}, 'act'],
    ['Disk of the database', {}, { diskFree: 7e9 }, 'act'],
    ['Disk of the database', {}, { diskFree: undefined }, 'not known'],
    ['What waits to be told', { outbox: 2, oldest_outbox: ago(11) }, {}, 'look'],
    ['Jobs', { jobs: [] }, {}, 'look'],
    [
      'Job tidy',
      { jobs: [{ name: 'tidy', cron: '', completed: ago(9), failed: ago(1), failures: 1 }] },
      {},
      'act',
    ],
    [
      'Job tidy',
      { jobs: [{ name: 'tidy', cron: '', completed: ago(1), failed: ago(9), failures: 1 }] },
      {},
      'look',
    ],
  ])('of %s in case %# is told', (what, health, more, state) => {
    expect(stateOf(what, health, more)).toBe(state);
  });

  it('says first what is worst', () => {
    const lines = assessHealth({ ...well, oldest_unsealed: ago(60), notes: {} }, around);
    expect(lines.slice(0, 2).map(({ state }) => state)).toEqual(['act', 'look']);
  });
});

describe('sizes and ages', () => {
  it('are said as people say them', () => {
    expect([sizeInWords(12), sizeInWords(2_500_000_000)]).toEqual(['12 bytes', '2.5 GB']);
    expect([30_000, 60_000, 3_600_000, 200_000_000].map(ageInWords)).toEqual([
      'less than a minute',
      'a minute',
      'an hour',
      '2 days',
    ]);
  });
});

import { newId } from '../../src/platform/ids/ids.ts';
import type { Place } from '../access/visit.ts';
import type { TestDatabase } from '../support/database.ts';
import type { Case } from './two-people-cases.ts';

const quicker = /Somebody else/;

/** Somebody invented who is missing now. */
async function plantGone(owner: TestDatabase['owner'], { personId }: Place): Promise<Place> {
  const missingId = newId();
  await owner.query(
    `insert into care.missing_time (id, person_id, kind, gone_at, risk)
     values ($1, $2, 'M', '2026-11-21T22:30:00Z', 'medium')`,
    [missingId, personId],
  );
  return { missingId };
}

/** Two people at once at the pages of a child who is missing. */
export const missingCases: readonly Case[] = [
  {
    route: 'POST /children/:personId/missing/:missingId/updates',
    on: '/children/:personId/missing/:missingId',
    first: { words: 'A bus driver saw her' },
    second: { words: 'Her phone is on again', risk: 'high' },
    words: 'Her phone is on again',
    told: quicker,
    plant: plantGone,
  },
  {
    route: 'POST /children/:personId/missing/:missingId/back',
    on: '/children/:personId/missing/:missingId/back',
    first: { day: 'today', time: '06:10', how: 'came back', found: 'At a friend’s', well: 'done' },
    second: { day: 'today', time: '07:00', how: 'found by police', found: 'By the canal', well: 'not yet' },
    words: 'By the canal',
    told: quicker,
    plant: plantGone,
  },
  {
    route: 'POST /children/:personId/missing/:missingId/taken-back',
    on: '/children/:personId/missing/:missingId',
    first: { why: 'The first says so.' },
    second: { why: 'The second thinks otherwise.' },
    words: 'The second thinks otherwise.',
    told: /This report was taken back/,
    plant: plantGone,
  },
];

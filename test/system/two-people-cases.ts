import { newId } from '../../src/platform/ids/ids.ts';
import { missingCases } from './two-people-missing.ts';
import type { Place } from '../access/visit.ts';
import type { TestDatabase } from '../support/database.ts';
import { handoverCases } from './two-people-handover-cases.ts';

export type Fields = Readonly<Record<string, string>>;

/** Two people have the same page open and send its form, one after the other. */
export type Case = {
  readonly route: string;
  /** The page that the form stands on. */
  readonly on: string;
  readonly first: Fields;
  readonly second: Fields;
  /** What the second wrote, and has to have back; nothing where the form is a press. */
  readonly words?: string;
  /** What the second is told; or, where both are kept, the statement that finds two rows. */
  readonly told: RegExp | { readonly both: string };
  readonly plant?: (owner: TestDatabase['owner'], place: Place) => Promise<Place>;
};

const quicker = /Somebody else|somebody else|else changed this/;
export const why = { first: { why: 'The first says so.' }, second: { why: 'The second thinks otherwise.' } };
const person = '/people/:personId';
const day = (name: string, [d, m, y]: readonly [string, string, string]): Fields => ({
  [`${name}-day`]: d,
  [`${name}-month`]: m,
  [`${name}-year`]: y,
});

async function plantHold(owner: TestDatabase['owner'], { personId, accountId }: Place): Promise<Place> {
  await owner.query(
    "insert into access.legal_hold (id, subject_id, because, set_by, starts) values ($1, $2, 'An inquiry', $3, '2026-11-01')",
    [newId(), personId, accountId],
  );
  return {};
}

async function plantConflict(owner: TestDatabase['owner'], { otherId, accountId }: Place): Promise<Place> {
  const conflictId = newId();
  await owner.query(
    `insert into access.conflict_of_interest (id, account_id, subject_id, why, source, starts)
     values ($1, $2, $3, 'an invented sister', 'declared', '2026-01-01')`,
    [conflictId, accountId, otherId],
  );
  return { conflictId };
}

async function plantAcquaintance(owner: TestDatabase['owner'], { accountId }: Place): Promise<Place> {
  const acquaintanceId = newId();
  await owner.query(
    "insert into people.acquaintance (id, account_id, name, how) values ($1, $2, 'Ida Invented', 'A cousin')",
    [acquaintanceId, accountId],
  );
  return { acquaintanceId };
}

async function plantOpenRequest(owner: TestDatabase['owner'], { personId }: Place): Promise<Place> {
  const requestId = newId();
  await owner.query(
    `insert into overview.subject_access_request (id, person_id, asked_by, asker_name, received_on)
     values ($1, $2, 'the person', 'Ida Invented', '2026-11-01')`,
    [requestId, personId],
  );
  return { requestId };
}

export const explained = { words: 'The family was asked.', instead: '' };

/** The forms that two people can have open at once, and what becomes of each one's words. */
export const cases: readonly Case[] = [
  ...handoverCases,
  {
    route: 'POST /people/:personId/about',
    on: `${person}/about`,
    first: { religion: 'Quaker' },
    second: { religion: 'None, she says' },
    words: 'None, she says',
    told: quicker,
  },
  {
    route: 'POST /people/:personId/facts/:kind/:factId',
    on: `${person}/facts/:kind/:factId`,
    first: { given: 'Adah' },
    second: { given: 'Adamaria' },
    words: 'Adamaria',
    told: quicker,
  },
  {
    route: 'POST /people/:personId/facts/:kind/:factId/removal',
    on: `${person}/facts/:kind/:factId`,
    first: {},
    second: {},
    told: /else changed this|not for you to see/,
  },
  {
    route: 'POST /people/:personId/withdrawal',
    on: `${person}/withdrawal`,
    ...why,
    words: why.second.why,
    told: quicker,
  },
  {
    route: 'POST /children/:personId/facts/:kind/:factId',
    on: '/children/:personId/facts/review/:factId',
    first: day('held_on', ['3', '2', '2026']),
    second: day('held_on', ['17', '2', '2026']),
    words: '17',
    told: /Somebody changed this/,
  },
  {
    route: 'POST /children/:personId/plan/goals/:goalId',
    on: '/children/:personId/plan/goals/:goalId',
    first: { words: 'To sleep at Gran’s' },
    second: { words: 'To sleep all night' },
    words: 'To sleep all night',
    told: quicker,
  },
  {
    route: 'POST /children/:personId/plan/steps/:stepId',
    on: '/children/:personId/plan/steps/:stepId',
    first: { state: 'done', happened: 'Gran mended it' },
    second: { state: 'not done', happened: 'Gran was ill' },
    words: 'Gran was ill',
    told: quicker,
  },
  ...missingCases,
  {
    route: 'POST /children/:personId/contested/:kind/:contestedId',
    on: '/children/:personId/contested/review/:contestedId',
    first: { decision: 'kept' },
    second: { decision: 'corrected', ...day('held_on', ['18', '3', '2026']) },
    words: '2026',
    told: quicker,
  },
  {
    route: 'POST /children/:personId/findings/:findingId/explanation/undo',
    on: '/children/:personId/findings/:findingId',
    first: {},
    second: {},
    told: quicker,
  },
  {
    route: 'POST /returns/:form/:year/copies/:copyId/signature',
    on: '/returns/:form/:year/copies/:copyId',
    first: { words: 'I have looked at it.' },
    second: { words: 'I have looked at it too.' },
    words: 'I have looked at it too.',
    told: quicker,
  },
  {
    route: 'POST /people/:personId/subject-access/:requestId/review',
    on: `${person}/subject-access/:requestId/review`,
    plant: plantOpenRequest,
    first: { 'choice-0': 'out', 'reason-0': 'third party', 'note-0': 'Hers' },
    second: { 'choice-0': 'out', 'reason-0': 'serious harm', 'note-0': 'The doctor says so' },
    words: 'The doctor says so',
    told: quicker,
  },
  {
    route: 'POST /duplicates/:personId/:otherId',
    on: '/duplicates/:personId/:otherId',
    first: { verdict: 'different', ...why.first },
    second: { verdict: 'one', ...why.second },
    words: why.second.why,
    told: quicker,
  },
  {
    route: 'POST /duplicates/:personId/:otherId/undo',
    on: '/duplicates/:personId/:otherId',
    first: {},
    second: {},
    told: quicker,
  },
  {
    route: 'POST /people/:personId/restriction/new',
    on: `${person}/restriction/new`,
    first: { level: 'R1', why: 'other', reason: 'The first says so.', guardian: ':me' },
    second: { level: 'R1', why: 'other', reason: 'The second says so too.', guardian: ':me' },
    words: 'The second says so too.',
    // Whom the first did not name sees the record no more, and is not told why; their words they have back.
    told: /not for you to see/,
  },
  {
    route: 'POST /conflicts/:conflictId',
    on: '/conflicts',
    plant: plantConflict,
    first: { 'because-:conflictId': 'It is over.' },
    second: { 'because-:conflictId': 'They moved away.' },
    words: 'They moved away.',
    told: quicker,
  },
  {
    route: 'POST /conflicts/told/:acquaintanceId',
    on: '/conflicts',
    plant: plantAcquaintance,
    first: { 'outcome-:acquaintanceId': 'Nothing to do.' },
    second: { 'outcome-:acquaintanceId': 'I asked them about it.' },
    words: 'I asked them about it.',
    told: quicker,
  },
  {
    route: 'POST /disposal/:personId/longer',
    on: '/disposal/:personId',
    first: { longer_why: 'An inquiry.', ...day('until', ['1', '1', '2040']) },
    second: { longer_why: 'A claim.', ...day('until', ['1', '1', '2035']) },
    told: { both: "select 1 from access.kept_longer where because in ('An inquiry.', 'A claim.')" },
  },
  {
    route: 'POST /disposal/:personId/hold',
    on: '/disposal/:personId',
    first: { hold_why: 'The court asks.' },
    second: { hold_why: 'The police ask.' },
    told: { both: "select 1 from access.legal_hold where because in ('The court asks.', 'The police ask.')" },
  },
  {
    route: 'POST /disposal/:personId/hold/end',
    on: '/disposal/:personId',
    plant: plantHold,
    first: { end_why: 'It is over.' },
    second: { end_why: 'The inquiry has reported.' },
    words: 'The inquiry has reported.',
    told: quicker,
  },
  {
    route: 'POST /administration/accounts/:accountId/roles',
    on: '/administration/accounts/:accountId',
    first: { role: 'personal adviser', why: 'She joins.', ...day('starts', ['22', '11', '2026']) },
    second: { role: 'personal adviser', why: 'He said so.', ...day('starts', ['22', '11', '2026']) },
    words: 'He said so.',
    told: /already|has this role/,
  },
  {
    route: 'POST /administration/accounts/:accountId/roles/:grantId/end',
    on: '/administration/accounts/:accountId/roles/:grantId/end',
    first: day('on', ['22', '11', '2026']),
    second: day('on', ['29', '11', '2026']),
    words: '29',
    told: /already|ended/,
  },
  {
    route: 'POST /administration/accounts/:accountId/closing',
    on: '/administration/accounts/:accountId/closing',
    ...why,
    words: why.second.why,
    told: /already|closed/,
  },
  {
    route: 'POST /administration/teams/:teamId/name',
    on: '/administration/teams/:teamId',
    first: { name: 'Willow' },
    second: { name: 'Oak and ash' },
    words: 'Oak and ash',
    told: quicker,
  },
  {
    route: 'POST /administration/workers/:workerId/place',
    on: '/administration/workers/:workerId',
    first: { job: 'Team manager' },
    second: { job: 'Practice supervisor' },
    words: 'Practice supervisor',
    told: quicker,
  },
  {
    route: 'POST /administration/settings/:key',
    on: '/administration/settings/:key',
    first: { value: '22', reason: 'Shifts end at ten' },
    second: { value: '21', reason: 'They end at nine' },
    words: 'They end at nine',
    told: quicker,
  },
  {
    route: 'POST /audit/unusual/:unusualId',
    on: '/audit/unusual/:unusualId',
    first: { finding: 'explained', note: 'A night shift.' },
    second: { finding: 'being looked into', note: 'I will ask her.' },
    words: 'I will ask her.',
    told: quicker,
  },
];

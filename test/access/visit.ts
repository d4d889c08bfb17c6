import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Client } from 'pg';
import type { AccountId, Role } from '../../src/modules/access/index.ts';
import { newId } from '../../src/platform/ids/ids.ts';
import type { TestDatabase } from '../support/database.ts';
import { actionTable, relationships, rolesOf, routeTable } from './access-table.ts';
import type { Stand } from './access-world.ts';
import { plantAdministration } from './plant-administration.ts';
import { plantPerson, signIn } from './access-world.ts';
import { plantRestriction } from './plant-restriction.ts';
import { plantStep } from './plant-step.ts';
import { plantHandover } from './plant-handover.ts';
import { plantWorry } from './plant-worry.ts';
import { plantHeld } from './plant-held.ts';
import { plantEdgeSupport } from './plant-edge-support.ts';
import { plantEntries } from './plant-entries.ts';
import { plantMentalHealth } from './plant-mental-health.ts';
import { plantMissing } from './plant-missing.ts';
import { plantChronology } from './plant-chronology.ts';
import { plantOutside } from './plant-outside.ts';
import { plantEndedWithheld } from './plant-ended-withheld.ts';
import { plantLetter } from './plant-letter.ts';
import { plantPlan } from './plant-plan.ts';
import { plantPromises } from './plant-promises.ts';
import { plantDisposal } from './plant-disposal.ts';
import { plantScenario } from './plant-scenario.ts';
import { plantSignIn } from './plant-sign-in.ts';

/** What the addresses of routes are about, for one account and its person: a value for every parameter. */
export type Place = Readonly<Record<string, string>>;

/** A route of the table, taken apart. */
export type TableRoute = {
  readonly route: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly action: string;
  readonly audit: string;
  readonly isAboutPerson: boolean;
  readonly roles: readonly string[];
};

export const tableRoutes: readonly TableRoute[] = Object.entries(routeTable).map(
  ([route, [action, audit]]) => {
    const [method, path = ''] = route.split(' ');
    const [on, cells] = actionTable[action] ?? ['nothing', ''];
    return {
      route,
      method: method === 'POST' ? 'POST' : 'GET',
      path,
      action,
      audit,
      isAboutPerson: on === 'person',
      roles: rolesOf(cells),
    };
  },
);

/** Rows for every parameter of every address, about the stand's person; the second person is seen as the first is. */
export async function plantPlace(
  owner: Client,
  { account, person }: Pick<Stand, 'account' | 'person'>,
): Promise<Place> {
  const other = await plantSeenAs(owner, { account, person });
  const [review, contested, task] = [newId(), newId(), newId()];
  await owner.query("insert into care.review (id, person_id, held_on) values ($1, $2, '2026-02-01')", [
    review,
    person,
  ]);
  await owner.query(
    `insert into care.review_contested (id, person_id, contested_because, source_text, held_on) values ($1, $2, 'invalid', '{"REVIEW": "x"}', '2026-02-01')`,
    [contested, person],
  );
  await owner.query(
    `insert into platform.task (id, kind, asked_by, input, state, outcome) values ($1, 'import', $2, $3, 'done', '{"refused": "Nothing was sent."}')`,
    [
      task,
      account,
      JSON.stringify({
        files: [],
        postcodes: null,
        providers: null,
        la: null,
        year: null,
        dryRun: true,
        today: '2026-11-22',
      }),
    ],
  );
  const { finding, copies } = await plantFinding(owner, person);
  const { rows } = await owner.query<{ id: string }>('select id from people.name where person_id = $1', [
    person,
  ]);
  const name = rows[0]?.id ?? '';
  const takenBack = newId();
  await owner.query("insert into people.name (id, person_id, kind, given) values ($1, $2, 'former', 'Ida')", [
    takenBack,
    person,
  ]);
  await owner.query('delete from people.name where id = $1', [takenBack]);
  return {
    personId: person,
    otherId: other.person,
    withheldId: await plantEndedWithheld(owner, person, other.person),
    review,
    contestedId: contested,
    taskId: task,
    name,
    takenBack,
    figure: 'home',
    form: 'ssda903',
    year: '2026',
    rule: '103',
    counted: 'looked-after',
    file: 'header.csv',
    findingId: finding,
    copyId: copies[0] ?? '',
    measure: 'M-CL-01',
    comparable: 'moves',
    scenarioId: await plantScenario(owner),
    worryId: await plantWorry(owner, account),
    ...(await plantSensitive(owner, { account, person })),
    requestId: await plantReleasedRequest(owner, person),
    ...(await plantDisposal(owner, account, person)),
    ...(await plantSignIn(owner, account)),
    ...(await plantAdministration(owner)),
    ...(await plantEntries(owner, account, person)),
    heldId: await plantHeld(owner, account, person),
    helpStepId: await plantStep(owner, person),
    ...(await plantHandover(owner, person)),
    step: 'assessment',
    meeting: 'review',
    chronologyEventId: await plantChronology(owner, person),
    ...(await plantPlan(owner, person)),
    missingId: await plantMissing(owner, person),
    ...(await plantPromises(owner, person)),
    ...(await plantOutside(owner, person)),
    ...(await plantMentalHealth(owner, person)),
    ...(await plantEdgeSupport(owner, person)),
    ...(await plantLetter(owner, person)),
  };
}

/** A person whom the account sees as it sees this one. */
async function plantSeenAs(owner: Client, { account, person }: Pick<Stand, 'account' | 'person'>) {
  const other = await plantPerson(owner);
  await owner.query(
    `insert into access.relation (account_id, subject_id, kind, starts, ends, source)
       select account_id, $3, kind, starts, ends, 'test' from access.relation where account_id = $1 and subject_id = $2`,
    [account, person, other.person],
  );
  return other;
}

/** A copy of this person's record that was asked for and released: all its pages are there to be read. */
async function plantReleasedRequest(owner: Client, person: string): Promise<string> {
  const request = newId();
  await owner.query(
    `insert into overview.subject_access_request (id, person_id, asked_by, asker_name, received_on, state, prepared_at, prepared_by,
       released_at, released_by, released_how)
     values ($1, $2, 'the person', 'Ida Invented', '2026-11-01', 'released', '2026-11-10T09:00:00Z', $3, '2026-11-11T09:00:00Z', $4, 'in person')`,
    [request, person, newId(), newId()],
  );
  const content = JSON.stringify({
    format: 'kith-subject-access-1',
    name: 'Ida Invented',
    born: null,
    askedBy: 'the person',
    askerName: 'Ida Invented',
    receivedOn: '2026-11-01',
    madeOn: '2026-11-10',
    authority: 'an invented council',
    chapters: [],
    leftOut: [],
  });
  await owner.query(
    'insert into overview.subject_access_copy (id, request_id, person_id, content, sha256) values ($1, $2, $3, $4, $5)',
    [newId(), request, person, content, createHash('sha256').update(content).digest('hex')],
  );
  return request;
}

/** A sensitive record that the account would see as it sees the person; words for the rest of the pages about restriction. */
async function plantSensitive(
  owner: Client,
  { account, person }: Pick<Stand, 'account' | 'person'>,
): Promise<Place> {
  const sensitive = await plantSeenAs(owner, { account, person });
  const restrictionId = await plantRestriction(owner, { level: 'R1', subjects: [sensitive.person] });
  const nobody = '00000000-0000-7000-8000-000000000001';
  return {
    sensitiveId: sensitive.person,
    restrictionId,
    change: 'review',
    lookId: nobody,
    callBackId: nobody,
    conflictId: nobody,
    acquaintanceId: nobody,
  };
}

/** Something that breaks a rule about this person, and two frozen copies of a year: a newer one can be compared. */
async function plantFinding(owner: Client, person: string) {
  const finding = newId();
  await owner.query(
    `insert into returns.finding (id, form, year, rule, is_query, table_name, row_number, person_id, source_key, cells, beside, looked_at, first_found_at)
     values ($1, 'ssda903', 2026, '103', false, 'Header', 0, $2::uuid, $2::text, '{"ETHNIC": null}', '[]', 'x', '2026-11-01T09:00:00Z')`,
    [finding, person],
  );
  const header = { name: 'header.csv', table: 'Header', header: 'CHILD', rows: 0, sha256: emptyHeaderHash };
  for (const number of [1, 2])
    await owner.query(
      `insert into returns.frozen_copy (id, form, year, number, prepared_at, open_findings, files, sha256)
       values ($1, 'ssda903', 2026, $2, '2026-11-01T09:00:00Z', '{}', $3, 'x') on conflict do nothing`,
      [newId(), number, JSON.stringify([header])],
    );
  const { rows } = await owner.query<{ id: string }>(
    'select id from returns.frozen_copy order by number desc',
  );
  return { finding, copies: rows.map(({ id }) => id) };
}

/** The hash of a file that is its header line and nothing else. */
const emptyHeaderHash = createHash('sha256').update('CHILD\r\n').digest('hex');

/** Fills an address in. A parameter that is not known here is a route that nobody has thought through: add it. */
export function fill(path: string, place: Place): string {
  const more = { ...place, ...factOf(path, place) };
  return path.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = new Map(Object.entries(more)).get(name);
    if (value === undefined) throw new Error(`No value is planted for :${name} of ${path}`);
    return value;
  });
}

/** Which fact, or which figure of a document, an address is about: a module's own kinds, and where it is to be put back, one that was taken back. */
function factOf(path: string, { review, name, takenBack }: Place): Place {
  if (path.startsWith('/insight/evidence/')) return { figure: 'F01' };
  if (!path.startsWith('/people/')) return { kind: 'review', factId: review ?? '' };
  return { kind: 'names', factId: (path.endsWith('/return') ? takenBack : name) ?? '' };
}

/** How a request ended, in the words of the table. */
export type Ending = 'allowed' | 'not the role' | 'not there' | 'sign in first' | `failed ${number}`;

const endings: Readonly<Record<number, Ending>> = { 403: 'not the role', 404: 'not there' };

/** Asks for a route as an account that has just signed in; a form is posted with its token and nothing else. */
export async function visit(
  { face, test }: { face: FastifyInstance; test: TestDatabase },
  account: AccountId,
  { method, path }: Pick<TableRoute, 'method' | 'path'>,
  place: Place,
): Promise<{ ending: Ending; body: string }> {
  const { cookie, csrf } = await signIn(test, account);
  const url = fill(path, place);
  const answer =
    method === 'GET'
      ? await face.inject({ url, headers: { cookie } })
      : await face.inject({ method, url, headers: { cookie }, payload: { _csrf: csrf } });
  const { statusCode, headers, body } = answer;
  if (String(headers['location']).startsWith('/sign-in?')) return { ending: 'sign in first', body };
  return { ending: endings[statusCode] ?? (statusCode < 500 ? 'allowed' : `failed ${statusCode}`), body };
}

/** What the table says of a role in a relationship at a route. */
export function expectedEnding(
  { roles, isAboutPerson }: TableRoute,
  { role, relationship }: { role: Role; relationship: Stand['relationship'] },
): Ending {
  if (!roles.includes(role)) return 'not the role';
  return !isAboutPerson || relationships[relationship] ? 'allowed' : 'not there';
}

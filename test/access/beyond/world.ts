import type { Client } from 'pg';
import type { AccountId, Role } from '../../../src/modules/access/index.ts';
import { startSession } from '../../../src/modules/access/index.ts';
import { newId } from '../../../src/platform/ids/ids.ts';
import { Chance } from '../../support/chance.ts';
import type { TestDatabase } from '../../support/database.ts';
import {
  now,
  plantAccount,
  plantAllocation,
  plantPerson,
  plantWorker,
  relateToEveryone,
  today,
} from '../access-world.ts';
import { plantConflict, plantRestriction } from '../plant-restriction.ts';
import type { Place } from '../visit.ts';
import { plantPlace } from '../visit.ts';
import { careKinds } from './kinds-care.ts';
import { helpKinds } from './kinds-help.ts';
import { peopleKinds } from './kinds-people.ts';
import { planKinds } from './kinds-plan.ts';
import { entryKinds } from './kinds-practice.ts';
import type { Reader, Subject } from './rule.ts';
import { subjects } from './rule.ts';
import type { Planted } from './words.ts';
import { keepWord, plantWords } from './words.ts';

/** Every table with passages; a table is joined in one of these. */
export const kinds = { ...entryKinds, ...planKinds, ...careKinds, ...helpKinds, ...peopleKinds };

export type World = Planted & {
  readonly readers: readonly SignedIn[];
  readonly people: Readonly<Record<Subject, string>>;
  /** A value for every parameter of an address, about the child. */
  readonly place: Place;
};
export type SignedIn = Reader & { readonly cookie: string };

const family: readonly Subject[] = ['child', 'sister', 'mother'];
const everybody: readonly Subject[] = [...family, 'friend', 'adopted'];
const restricted: readonly Subject[] = ['brother', 'sealed'];

type Stand = Omit<Reader, 'account' | 'role' | 'name'> & {
  readonly role: Role;
  readonly stand: (owner: Client, account: string, people: World['people']) => Promise<unknown>;
};

const seesAll = (role: Role, walks: readonly Subject[] = ['child']): Stand => ({
  ...{ role, sees: everybody, hidden: restricted, walks },
  stand: (owner, account) => relateToEveryone(owner, account, null),
});
const worksWith = (role: Role, subject: Subject, ends: string | null = null): Stand => ({
  ...{ role, sees: ends === null ? family : [], hidden: restricted, walks: ['child'] },
  stand: async (owner, account, people) => {
    const worker = await plantWorker(owner, account, 'Social worker', null);
    await plantAllocation(owner, {
      person: people[subject],
      worker,
      starts: ends === null ? '2026-01-01' : '2025-01-01',
      ends,
    });
  },
});
const seesNobody = (role: Role): Stand => ({
  ...{ role, sees: [], hidden: restricted, walks: ['child'] },
  stand: () => Promise.resolve(),
});

/** The team of the child's worker. */
const team = newId<'team'>();
async function joinTeam(owner: Client, account: string | null, job: string): Promise<string> {
  await owner.query(
    "insert into workforce.team (id, name) values ($1, 'An invented team') on conflict do nothing",
    [team],
  );
  return plantWorker(owner, account, job, team);
}

/** Every role, in every way of standing to these people. Restriction and conflicts of interest are laid when all are there. */
const stands: Readonly<Record<string, Stand>> = {
  'a social worker who holds the case': {
    ...worksWith('social worker', 'child'),
    stand: async (owner, account, { child }) => {
      const worker = await joinTeam(owner, account, 'Social worker');
      await plantAllocation(owner, { person: child, worker, starts: '2026-01-01', ends: null });
    },
  },
  'a family help worker of the mother': worksWith('family help worker', 'mother'),
  'a personal adviser of the sister': worksWith('personal adviser', 'sister'),
  'front door': seesAll('front door'),
  'the manager of the worker’s team': {
    ...worksWith('team manager', 'child'),
    stand: (owner, account) => joinTeam(owner, account, 'Team manager'),
  },
  'a service manager': seesAll('service manager'),
  'a reviewing officer': seesAll('reviewing officer'),
  'an analyst': seesAll('analyst'),
  'a director': seesAll('director'),
  'a lead member': seesNobody('lead member'),
  'information governance': seesAll('guardian'),
  'an administrator': seesNobody('administrator'),
  'a service manager named on the brother’s restriction': {
    ...seesAll('service manager', ['child', 'brother']),
    ...{ sees: [...everybody, 'brother'], hidden: ['sealed'] },
  },
  'a social worker of the brother, named on his restriction': {
    ...worksWith('social worker', 'brother'),
    ...{ sees: [...family, 'brother'], hidden: ['sealed'], walks: ['brother'] },
  },
  'a service manager named on the seal': {
    ...seesAll('service manager', ['sealed']),
    ...{ sees: [...everybody, 'sealed'], hidden: ['brother'] },
  },
  'a social worker of somebody else': seesNobody('social worker'),
  'a colleague in the team': {
    ...seesNobody('social worker'),
    stand: (owner, account) => joinTeam(owner, account, 'Social worker'),
  },
  'a social worker whose work ended': worksWith('social worker', 'child', '2026-01-01'),
  'a service manager with a conflict of interest': {
    ...seesAll('service manager'),
    ...{ sees: [...family, 'adopted'], hidden: [...restricted, 'friend'] },
  },
  'a partner who leads': {
    ...worksWith('family help worker', 'child'),
    stand: async (owner, account, { child }) => {
      const worker = await plantWorker(owner, account, 'School', null);
      await owner.query(
        "insert into workforce.assignment (id, person_id, worker_id, role, starts) values ($1, $2, $3, 'partner lead', '2026-01-01')",
        [newId(), child, worker],
      );
    },
  },
};

/** Who reads, by name. */
export const readerNames = [...Object.keys(stands), 'nobody'];

/** The people, who reads, and a word in every place. */
export async function makeWorld(test: TestDatabase): Promise<World> {
  const { owner } = test;
  const people = await plantPeople(owner);
  const readers: SignedIn[] = [];
  const accounts = new Map<string, AccountId>();
  for (const [name, { role, stand, ...sight }] of Object.entries(stands)) {
    const account = await plantAccount(owner, role);
    await stand(owner, account, people);
    const token = await test.database.transaction({ account: null, role: 'app' }, today, (db) =>
      startSession(db, 'staff', account, now),
    );
    accounts.set(name, account);
    readers.push({ name, role, account, ...sight, cookie: `kith_staff=${token}` });
  }
  const nobody = { name: 'nobody', role: null, account: null, cookie: '', sees: [], hidden: restricted };
  readers.push({ ...nobody, walks: ['child'] });
  const accountOf = (name: string) => accounts.get(name) ?? fail();
  const place = await plantPlace(owner, { account: accountOf('a service manager'), person: people.child });
  const keepers = readers.filter(({ sees }) => sees.includes('brother')).map(({ account }) => account ?? '');
  const sealer = accountOf('a service manager named on the seal');
  const writers = listWriters(readers);
  const successor = await plantWorker(owner, null, 'Social worker', null);
  const chance = new Chance(20261122);
  const workers = listWorkers(accountOf);
  const planted = await plantWords(owner, { kinds, people, writers, workers, successor, chance });
  const reasonOf = (subject: Subject) =>
    keepWord(planted.words, {
      ...{ what: 'access.restriction.reason', subject, actions: ['seeRestriction', 'listRestricted'] },
      ...{ only: undefined, also: [], isStrict: false, passing: [], open: [] },
    });
  await plantRestriction(owner, {
    ...{ level: 'R2', subjects: [people.brother], named: keepers, reason: reasonOf('brother') },
  });
  const seal = await plantRestriction(owner, {
    ...{ level: 'R3', subjects: [people.sealed], named: [sealer], reason: reasonOf('sealed') },
  });
  await owner.query(
    "insert into access.sealed_link (restriction_id, sealed_id, new_id, order_on) values ($1, $2, $3, '2026-01-01')",
    [seal, people.sealed, people.adopted],
  );
  await plantConflict(owner, accountOf('a service manager with a conflict of interest'), people.friend);
  return { ...planted, readers, people, place };
}

function fail(): never {
  throw new Error('no such reader');
}

/** Who works with each of them, or leads the team that does. */
function listWorkers(accountOf: (name: string) => string): Readonly<Record<Subject, readonly string[]>> {
  const ofChild = [
    'a social worker who holds the case',
    'the manager of the worker’s team',
    'a partner who leads',
  ];
  const nobody = { friend: [], adopted: [], sealed: [] };
  return {
    ...nobody,
    child: ofChild.map(accountOf),
    mother: [accountOf('a family help worker of the mother')],
    sister: [accountOf('a personal adviser of the sister')],
    brother: [accountOf('a social worker of the brother, named on his restriction')],
  };
}

/** Accounts that see a subject and may both write and read visits. */
function listWriters(readers: readonly SignedIn[]) {
  const recorders: readonly Role[] = ['social worker', 'front door', 'reviewing officer', 'service manager'];
  const of = (subject: Subject): readonly [string, ...string[]] => {
    const walker = subject === 'brother' || subject === 'sealed' ? subject : 'child';
    const [first, ...others] = readers
      .filter(
        ({ role, sees, walks }) =>
          role !== null && recorders.includes(role) && walks.includes(walker) && sees.includes(subject),
      )
      .map(({ account }) => account ?? '');
    return [first ?? fail(), ...others];
  };
  return forEach(of);
}

/** The same asked of each of them. */
function forEach<T>(ask: (subject: Subject) => T): Readonly<Record<Subject, T>> {
  const [child, sister, mother, friend] = [ask('child'), ask('sister'), ask('mother'), ask('friend')];
  return {
    child,
    sister,
    mother,
    friend,
    adopted: ask('adopted'),
    brother: ask('brother'),
    sealed: ask('sealed'),
  };
}

async function plantPeople(owner: Client): Promise<World['people']> {
  const ids = new Map<Subject, string>();
  for (const subject of subjects) ids.set(subject, (await plantPerson(owner)).person);
  const made = forEach((subject) => ids.get(subject) ?? '');
  await owner.query("update people.person set birth_date = '1985-03-01' where id = $1", [made.mother]);
  const ties = [
    [made.mother, made.child, 'mother', 'daughter'],
    [made.mother, made.sister, 'mother', 'daughter'],
    [made.mother, made.brother, 'mother', 'son'],
    [made.sister, made.child, 'sister', 'sister'],
    [made.brother, made.child, 'brother', 'sister'],
    [made.brother, made.sister, 'brother', 'sister'],
  ];
  for (const tie of ties)
    await owner.query(
      'insert into people.relationship (id, person_id, other_id, role, other_role) values ($1, $2, $3, $4, $5)',
      [newId(), ...tie],
    );
  return made;
}

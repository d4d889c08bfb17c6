import type { Client } from 'pg';
import { newId } from '../../src/platform/ids/ids.ts';
import { clonePerson } from './clone-person.ts';
import type { Twin } from './hiding-twins.ts';
import type { County } from './hiding-world.ts';
import { plantBrokenGlass, plantRestriction } from './plant-restriction.ts';
import type { Place } from './visit.ts';

/** A child in care of whom all know and nobody where the home is, another in the same home, and a child of a mother who fled. */
export type KeptCare = {
  readonly child: string;
  readonly beside: string;
  readonly son: string;
  /** A sensitive record (R1), of whom all may know whom to ask: the director alone has looked anyway. */
  readonly sensitive: string;
  /** The values of every address that is about the child, over those of the county. */
  readonly place: Place;
};

/** In the one twin the child lives at the first of these, in the other at the second; before each, at another. */
const homes = [
  { before: 'ZY94 1AA', now: 'ZY94 2BB', urn: 'SC940001', family: 'ZY93 1AA' },
  { before: 'QX14 8YY', now: 'QX14 9ZZ', urn: 'SC941111', family: 'QX13 7XX' },
] as const;
const fled = ['ZY92 1AA', 'QX12 1ZZ'] as const;
const asked = ['ZY91 1AA', 'QX11 1ZZ'] as const;

/** Whatever would lead to one of these places. */
export const careTraces = /ZY9[1-4]|QX1[1-4]|SC94[01]/i;

/** The people and the decisions, before the twins part. Nobody of the tests' accounts works with them. */
export async function plantKeptChildren(
  owner: Client,
  { patterns, place, accounts }: County,
): Promise<KeptCare> {
  const [child, beside, son, mother, sensitive] = [
    await clonePerson(owner, patterns.other, marks('Keptella', 1)),
    await clonePerson(owner, patterns.other, marks('Kepttom', 2)),
    await clonePerson(owner, patterns.other, marks('Keptsam', 3)),
    await clonePerson(owner, patterns.mother, marks('Keptmel', 4)),
    await clonePerson(owner, patterns.other, marks('Keptruby', 5)),
  ];
  const people = [child, beside, son, mother, sensitive];
  for (const table of ['people.relationship where person_id = any($1) or other_id = any($1)', ...ofOne])
    await owner.query(`delete from ${table}`, [people]);
  await owner.query('select workforce.refresh_relations()');
  await owner.query(
    "insert into people.relationship (id, person_id, other_id, role, other_role) values ($1, $2, $3, 'mother', 'son')",
    [newId(), mother, son],
  );
  for (const person of [child, mother, sensitive])
    await owner.query(
      `insert into people.address_withheld (id, person_id, from_id, why, decided_by, decided_on, starts, review_by)
       values ($1, $2, null, 'invented', 'An invented manager', '2020-01-01', '2020-01-01', '2027-01-01')`,
      [newId(), person],
    );
  await makeSensitive(owner, sensitive, accounts.get('director') ?? '');
  return {
    child,
    beside,
    son,
    sensitive,
    place: { ...place, personId: child, ...(await plantAbout(owner, child)), mother },
  };
}

/** Whoever looks anyway has the record, and not the home that is withheld besides. */
async function makeSensitive(owner: Client, sensitive: string, director: string): Promise<void> {
  const restriction = await plantRestriction(owner, { level: 'R1', subjects: [sensitive] });
  await plantBrokenGlass(owner, {
    restriction,
    account: director,
    subject: sensitive,
    from: '2026-11-22T08:00:00Z',
    until: '2046-01-01T00:00:00Z',
  });
}

const ofOne = [
  'workforce.allocation where person_id = any($1)',
  'people.residence where person_id = any($1)',
];
const marks = (given: string, number: number) => ({
  given,
  family: 'Quietcare',
  localId: `66${number}00991`,
  nhs: `99977766${number}1`,
});

/** A request for a copy, so that the passages are read; ids for what is planted when the twins have parted. */
async function plantAbout(owner: Client, child: string) {
  const [requestId, findingId, contestedId] = [newId(), newId(), newId()];
  await owner.query(
    `insert into overview.subject_access_request (id, person_id, asked_by, asker_name, received_on, identity_how, identity_on)
     values ($1, $2, 'the person', 'Ida Invented', '2026-11-01', 'seen', '2026-11-02')`,
    [requestId, child],
  );
  const { rows } = await owner.query<{ id: string }>(
    'select id from care.episode where person_id = $1 order by starts desc, id limit 1',
    [child],
  );
  return { requestId, findingId, contestedId, episode: rows[0]?.id ?? '' };
}

/** Where they live, in one of the twins: in the record and its history, in what a return said, and in what rules found. */
export async function plantKeptHomes(
  { owner }: Pick<Twin, 'owner'>,
  kept: KeptCare,
  at: 0 | 1,
): Promise<void> {
  const { before, now, urn, family } = homes[at];
  for (const placement of [before, now])
    await owner.query(
      "update care.episode set placement_postcode = $2, urn = $3, home_postcode = $4, source = 'kith' where person_id = $1",
      [kept.child, placement, urn, family],
    );
  await owner.query('update care.episode set placement_postcode = $2, urn = $3 where person_id = $1', [
    kept.beside,
    now,
    urn,
  ]);
  await owner.query('update care.episode set home_postcode = $2 where person_id = $1', [kept.son, fled[at]]);
  await owner.query(
    'update care.episode set placement_postcode = $2, home_postcode = $2 where person_id = $1',
    [kept.sensitive, asked[at]],
  );
  const address = newId();
  await owner.query("insert into people.address (id, lines, postcode) values ($1, '1 Invented Row', $2)", [
    address,
    fled[at],
  ]);
  await owner.query(
    "insert into people.residence (id, person_id, address_id, starts) values ($1, $2, $3, '2026-02-01')",
    [newId(), kept.place['mother'], address],
  );
  await plantSaid(owner, kept, homes[at]);
}

async function plantSaid(
  owner: Client,
  { child, place }: KeptCare,
  { now, urn, family }: { readonly now: string; readonly urn: string; readonly family: string },
): Promise<void> {
  await owner.query(
    `insert into care.episode_contested (id, person_id, contested_because, source_text, source_year, starts, placement_postcode)
     values ($1, $2, 'invented', $3, 2026, '2019-01-01', $4)`,
    [place['contestedId'], child, JSON.stringify({ PL_POST: now, HOME_POST: family, URN: urn }), now],
  );
  const cells = { PL_POST: now, URN: urn, HOME_POST: family, PL_DISTANCE: '12.3', DECOM: '01/05/2025' };
  const beside = JSON.stringify([{ table: 'Episodes', row: 1, cells }]);
  await owner.query(
    `insert into returns.finding (id, form, year, rule, is_query, table_name, row_number, person_id, source_key, fact_kind, fact_id,
       cells, beside, looked_at, first_found_at)
     values ($1, 'ssda903', 2026, '392c', false, 'Episodes', 0, $2, 'invented', 'episode', $3, $4, $5, 'x', '2026-11-01T09:00:00Z')`,
    [place['findingId'], child, place['episode'], JSON.stringify(cells), beside],
  );
  await owner.query(
    `insert into returns.explanation (id, person_id, form, rule, table_name, source_key, looked_at, cells, words, explained_at)
     values ($1, $2, 'ssda903', '392c', 'Episodes', 'invented', 'x', $3, 'Invented and long enough', '2026-11-02T09:00:00Z')`,
    [newId(), child, JSON.stringify(cells)],
  );
}

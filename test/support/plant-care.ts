import type pg from 'pg';
import { newId } from '../../src/platform/ids/ids.ts';

/** An episode as a test says it; what is left out is unremarkable. */
export type PlantedEpisode = {
  readonly starts: string;
  readonly ends?: string;
  readonly new?: string;
  readonly legal?: string;
  readonly home?: string;
  readonly provider?: string;
  readonly postcode?: string | null;
  readonly from?: string | null;
  readonly urn?: string;
  readonly ended?: string;
  readonly moved?: string;
};

export type PlantedChild = {
  readonly born?: string | null;
  readonly given?: string;
  readonly episodes?: readonly PlantedEpisode[];
  /** From when to when which worker: [worker, starts, ends]. */
  readonly workers?: readonly (readonly [worker: string, starts: string, ends?: string])[];
};

/** Plants an invented child with episodes of care and workers, as the owner. Returns the person's id. */
export async function plantChild(owner: pg.Client, child: PlantedChild): Promise<string> {
  const person = newId<'person'>();
  const born = child.born === undefined ? '2015-06-15' : child.born;
  await owner.query('insert into people.person (id, sex, birth_date) values ($1, $2, $3)', [
    person,
    'F',
    born,
  ]);
  await owner.query(
    "insert into people.name (id, person_id, kind, given, family) values ($1, $2, 'legal', $3, 'Invented')",
    [newId(), person, child.given ?? 'Ida'],
  );
  for (const episode of child.episodes ?? []) await plantEpisode(owner, person, episode);
  for (const [worker, starts, ends] of child.workers ?? [])
    await plantWorkerTime(owner, person, { worker, starts, ends: ends ?? null });
  return person;
}

const unremarkable = {
  new: 'S',
  legal: 'C2',
  home: 'U6',
  provider: 'PR1',
  postcode: 'ZA2 2BB',
  from: 'ZA1 1AA',
};

async function plantEpisode(owner: pg.Client, person: string, episode: PlantedEpisode): Promise<void> {
  const one = { ends: null, moved: null, urn: null, ...unremarkable, ...episode };
  await owner.query(
    `insert into care.episode (id, person_id, starts, ends, reason_new, legal_status, category_of_need, placement_type,
       placement_provider, reason_ended, reason_place_change, home_postcode, placement_postcode, urn)
     values ($1, $2, $3, $4, $5, $6, 'N1', $7, $8, $9, $10, $11, $12, $13)`,
    [
      newId(),
      person,
      one.starts,
      one.ends,
      one.new,
      one.legal,
      one.home,
      one.provider,
      one.ended ?? (one.ends ? 'X1' : null),
      one.moved,
      one.from,
      one.postcode,
      one.urn,
    ],
  );
}

type WorkerTime = { readonly worker: string; readonly starts: string; readonly ends: string | null };

async function plantWorkerTime(owner: pg.Client, person: string, time: WorkerTime): Promise<void> {
  await owner.query(
    'insert into workforce.worker (id, reference, name) values ($1, $2, $2) on conflict (reference) do nothing',
    [newId(), time.worker],
  );
  await owner.query(
    `insert into workforce.allocation (id, person_id, worker_id, starts, ends)
     select $1, $2, id, $4, $5 from workforce.worker where reference = $3`,
    [newId(), person, time.worker, time.starts, time.ends],
  );
}

/** Says that two records are one person: `person` is the same as `canonical`. */
export async function plantAlias(owner: pg.Client, person: string, canonical: string): Promise<void> {
  await owner.query(
    "insert into people.alias (id, person_id, canonical_id, why) values ($1, $2, $3, 'a test')",
    [newId(), person, canonical],
  );
}

/** Takes everybody planted away again, for the next test. */
export async function clearPeople(owner: pg.Client): Promise<void> {
  await owner.query(
    'truncate people.person, workforce.worker, access.relation, homes.postcode, platform.setting cascade',
  );
}

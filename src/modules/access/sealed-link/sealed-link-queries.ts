import type { Read, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Lines } from '../../../platform/http/page-of-list.ts';
import type { Id } from '../../../platform/ids/ids.ts';

export type OpeningId = Id<'opening'>;
export type LinkPurpose = 'look' | 'unseal';

/** Somebody's request to open the link between a record and the one before or after an adoption. */
export type LinkOpening = {
  readonly id: OpeningId;
  readonly subjectId: string;
  readonly purpose: LinkPurpose;
  readonly askedBy: string;
  readonly askedByName: string;
  readonly askedBecause: string;
  readonly askedAt: string;
  readonly secondBy: string | null;
  readonly secondByName: string | null;
  readonly secondBecause: string | null;
  /** Until when the two may look. */
  readonly endsAt: string | null;
  readonly state: 'waits' | 'lapsed' | 'open' | 'over';
  /** How often the two have looked. */
  readonly looks: number;
};

const openings = sql`select o.id, o.subject_id as "subjectId", o.purpose, o.asked_by as "askedBy", a.name as "askedByName",
    o.asked_because as "askedBecause", o.asked_at as "askedAt", o.second_by as "secondBy", s.name as "secondByName",
    o.second_because as "secondBecause", o.ends_at as "endsAt",
    case when o.ends_at > platform.moment() then 'open' when o.ends_at is not null then 'over'
         when o.asked_at > platform.moment() - interval '1 day' then 'waits' else 'lapsed' end as state,
    (select count(*)::int from access.link_look l where l.opening_id = o.id) as looks
  from access.link_opening o join access.account a on a.id = o.asked_by left join access.account s on s.id = o.second_by`;

/** Requests that the actor may know of, the newest first: a page of them. */
export function listLinkOpenings(db: Read, { perPage, offset }: Lines): Promise<readonly LinkOpening[]> {
  return db.query(
    sql<LinkOpening>`${openings} order by o.asked_at desc, o.id limit ${perPage} offset ${offset}`,
  );
}

/** How many of them there are. */
export async function countLinkOpenings(db: Read): Promise<number> {
  const counted = await db.first(
    sql<{ total: number }>`select count(*)::int as total from access.link_opening o`,
  );
  return counted?.total ?? 0;
}

export function findLinkOpening(db: Read, id: OpeningId): Promise<LinkOpening | undefined> {
  return db.first(sql<LinkOpening>`${openings} where o.id = ${id}`);
}

/** Whether the actor holds a key: information governance, and who is named on the restriction. */
export async function holdsKeyTo(db: Read, subject: string): Promise<boolean> {
  const found = await db.first(
    sql<{ holds: boolean }>`select access.holds_key_to(${subject}::uuid) as holds`,
  );
  return found?.holds === true;
}

/** The first key. Whether there is a link is not said: that needs both. */
export async function askForLink(
  db: Write,
  asked: { readonly subject: string; readonly purpose: LinkPurpose; readonly because: string },
): Promise<OpeningId> {
  const made = await db.first(
    sql<{
      id: OpeningId;
    }>`select access.ask_for_link(${asked.subject}::uuid, ${asked.purpose}, ${asked.because}) as id`,
  );
  if (!made) throw new Error('The request was not made.');
  return made.id;
}

/** What came of the second key: 'own' is whoever asked, 'late' more than a day after, 'turned' by somebody else already. */
export type SecondKey = 'done' | 'own' | 'late' | 'turned';

/** The second key. For a request to unseal it ends the seal in the same step. */
export async function turnSecondKey(db: Write, id: OpeningId, because: string): Promise<SecondKey> {
  const said = await db.first(
    sql<{ said: SecondKey }>`select access.turn_second_key(${id}::uuid, ${because}) as said`,
  );
  return said?.said ?? 'late';
}

export type SealedLink = {
  readonly sealedId: string;
  readonly newId: string;
  readonly orderOn: PlainDate;
  readonly guardian: string;
};

/** What the link says, while it is open to the actor; undefined where the record has none. Each look is written down. */
export function lookThroughLink(db: Write, id: OpeningId): Promise<SealedLink | undefined> {
  return db.first(sql<SealedLink>`select sealed_id as "sealedId", new_id as "newId", order_on as "orderOn", guardian
    from access.look_through_link(${id}::uuid)`);
}

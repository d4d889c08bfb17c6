import type pg from 'pg';

type Session = Pick<pg.Client, 'query'>;

/** What the page on health tells the age of. */
export type Operation = 'last-backup' | 'last-archive';

/**
 * Notes that something ended well, for the page that warns when it is long ago; at most once a minute, since every note is
 * itself a change to be archived. A database from before this table has nothing to note it in. Never fails: what ended well
 * did so whether it could be noted or not.
 */
export async function noteOperation(session: Session, operation: Operation): Promise<void> {
  await note(session, operation).catch(() => undefined);
}

async function note(session: Session, operation: Operation): Promise<void> {
  const { rows } = await session.query<{ there: boolean }>(
    "select to_regclass('platform.operation') is not null as there",
  );
  if (rows[0]?.there !== true) return;
  // A note from the future was written before a clock was put right: it is no reason to keep silent until then.
  await session.query(
    `insert into platform.operation as o (key, at) values ($1, clock_timestamp())
     on conflict (key) do update set at = excluded.at
      where excluded.at not between o.at and o.at + interval '1 minute'`,
    [operation],
  );
}

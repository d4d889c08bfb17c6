import type { Write } from '../platform/database/database.ts';
import { sql } from '../platform/database/database.ts';
import { numberSetting } from '../platform/settings/number-setting.ts';
import { getSetting } from '../platform/settings/settings.ts';

const basis =
  'A local default from general knowledge (GK): not checked against a regulation. Never a record of a person.';
const inDays = (key: string, title: string, fallback: number) =>
  numberSetting({ key, title, unit: 'days', least: 1, most: 3650, fallback, basis });

/** For how many days what is no record is kept (platform.retention). */
export const keptFor = {
  sessions: inDays('platform.keep-sessions', 'How long a sign-in is kept after it ended', 30),
  events: inDays('platform.keep-events', 'How long an event is kept after it was told', 90),
  messages: inDays('platform.keep-messages', 'How long a message is kept after it was sent', 90),
  tasks: inDays('platform.keep-tasks', 'How long work such as a load is kept after it ended', 400),
} as const;

/** Ends what its retention class says has been kept long enough. Never a record. */
export async function tidy(db: Write): Promise<void> {
  const sessions = await getSetting(db, keptFor.sessions);
  const events = await getSetting(db, keptFor.events);
  const messages = await getSetting(db, keptFor.messages);
  const tasks = await getSetting(db, keptFor.tasks);
  await db.run(sql`delete from access.kept_form where kept_at < now() - interval '1 hour'`);
  await db.run(sql`delete from access.form_draft
    where saved_at < now() - interval '30 days' or ended_at < now() - interval '1 day'`);
  await db.run(sql`delete from access.provider_trip where began_at < now() - interval '1 hour'`);
  await db.run(sql`delete from access.spent_logout_token where came_at < now() - interval '1 day'`);
  await db.run(sql`delete from access.spent_challenge where came_at < now() - interval '1 day'`);
  await db.run(sql`delete from access.known_device where last_used_at < now() - interval '90 days'`);
  await db.run(
    sql`delete from access.one_time_code where coalesce(used_at, expires_at) < now() - interval '90 days'`,
  );
  await db.run(
    sql`delete from platform.session where coalesce(revoked_at, expires_at) < now() - make_interval(days => ${sessions})`,
  );
  await db.run(sql`delete from platform.outbox where handled_at < now() - make_interval(days => ${events})`);
  await db.run(sql`delete from platform.message where sent_at < now() - make_interval(days => ${messages})`);
  await db.run(sql`delete from platform.task where ended_at < now() - make_interval(days => ${tasks})`);
}

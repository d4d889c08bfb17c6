/** Asks the queue's own tables; pg-boss has its schema `jobs` (version 10). */
export type Ask = (text: string, values?: unknown[]) => Promise<{ readonly rows: readonly unknown[] }>;

/**
 * Puts right what a clock wrote that was ahead and has gone back since. pg-boss notes when it last looked at its schedules, and
 * from when a round may begin; while such a time lies ahead it does nothing: an hour back would be an hour without any job.
 * No round of ours is ever put off, so a beginning that lies ahead is such a time. Nothing runs twice: rounds that ended stay.
 */
export async function forgetTheFuture(ask: Ask): Promise<void> {
  await ask(`update jobs.version set cron_on = least(cron_on, now()), maintained_on = least(maintained_on, now()),
      monitored_on = least(monitored_on, now())
    where cron_on > now() or maintained_on > now() or monitored_on > now()`);
  await ask(
    `update jobs.job set start_after = now() where state in ('created', 'retry') and start_after > now()`,
  );
}

/**
 * Jobs whose last round began longer ago than they may wait: what a clock that jumped ahead, or a service that was down at the
 * minute of the schedule, passed over. Once for all rounds that were passed over. One that has never run waits for its minute.
 */
export async function listPassedOver(
  ask: Ask,
  jobs: readonly { readonly name: string; readonly mostHours?: number }[],
): Promise<readonly string[]> {
  const waiting = jobs.flatMap(({ name, mostHours }) =>
    mostHours === undefined ? [] : [{ name, mostHours }],
  );
  if (waiting.length === 0) return [];
  const { rows } = await ask(
    `select w.name from jsonb_to_recordset($1::jsonb) as w(name text, "mostHours" int)
      cross join lateral (select max(j.created_on) as at from (
          select created_on from jobs.job where name = w.name
          union all select created_on from jobs.archive where name = w.name) j) last
      where last.at < now() - make_interval(hours => w."mostHours")
      order by w.name`,
    [JSON.stringify(waiting)],
  );
  return rows.flatMap((row) => (hasName(row) ? [row.name] : []));
}

function hasName(row: unknown): row is { readonly name: string } {
  return typeof row === 'object' && row !== null && 'name' in row && typeof row.name === 'string';
}

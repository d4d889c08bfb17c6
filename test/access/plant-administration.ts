import type { Client } from 'pg';
import { newId } from '../../src/platform/ids/ids.ts';

/** What the pages of administration and of the trail are about: somebody else's account, a team, a worker, something unusual. */
export async function plantAdministration(owner: Client): Promise<Readonly<Record<string, string>>> {
  const [account, grant, team, worker, unusual] = [newId(), newId(), newId(), newId(), newId()];
  await owner.query("insert into access.account (id, face, name) values ($1, 'staff', 'Test colleague')", [
    account,
  ]);
  await owner.query(
    "insert into access.role_grant (id, account_id, role, starts) values ($1, $2, 'social worker', '2020-01-01')",
    [grant, account],
  );
  await owner.query('insert into workforce.team (id, name) values ($1, $2)', [team, `Team ${team}`]);
  await owner.query(
    "insert into workforce.worker (id, name, job) values ($1, 'An invented colleague', 'Social worker')",
    [worker],
  );
  await owner.query(
    `insert into access.unusual_look (id, account_id, day, rule, counted) values ($1, $2, '2026-11-20', 'night', '{"count": 7, "usual": 0}')`,
    [unusual, account],
  );
  return {
    accountId: account,
    grantId: grant,
    roleRequestId: '00000000-0000-7000-8000-000000000001',
    teamId: team,
    workerId: worker,
    unusualId: unusual,
    key: 'overview.night-from',
    day: '2026-11-21',
  };
}

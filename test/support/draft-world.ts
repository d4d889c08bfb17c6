import { join } from 'node:path';
import pg from 'pg';
import {
  addStaffAccount,
  grantRole,
  hashPassword,
  secondFactorSetting,
} from '../../src/modules/access/index.ts';
import { openDatabase } from '../../src/platform/database/database.ts';
import { instant, todayIn } from '../../src/platform/dates/instant.ts';
import { newId } from '../../src/platform/ids/ids.ts';
import { recordSetting } from '../../src/platform/settings/settings.ts';
import { plantPerson } from '../access/access-world.ts';
import type { ChromiumProcess } from './chromium-process.ts';
import { killChromium, startChromium } from './chromium-process.ts';
import { killServer } from './kill-import.ts';
import type { Serving } from './kith.ts';
import { killGroup, newFolder, newPorts, ownerOf, removeFolder, serveKith } from './kith.ts';

/** A machine with Kith and its database, and another with a browser: both are killed and start again on what their disks have. */
export type DraftWorld = {
  readonly origin: string;
  readonly email: string;
  /** The eldest of a family whose worker this is. */
  readonly child: string;
  readonly screen: () => ChromiumProcess;
  readonly killBrowser: () => Promise<void>;
  /** The service's process group and the database server under it. */
  readonly killServer: () => Promise<void>;
  readonly startBrowser: () => Promise<void>;
  readonly startServer: () => Promise<void>;
  readonly query: <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[]) => Promise<Row[]>;
  readonly close: () => Promise<void>;
};

export const password = 'a long enough password';
const email = 'worker@authority.example';

export async function openDraftWorld(): Promise<DraftWorld> {
  const root = newFolder();
  const [data, profile] = [join(root, 'data'), join(root, 'profile')];
  const ports = newPorts();
  const serve = () =>
    serveKith(['--empty', '--data', data], {
      ports,
      ownGroup: true,
      env: { KITH_AUDIT_ROOTS: join(root, 'roots') },
    });
  let [serving, screen]: [Serving, ChromiumProcess] = await Promise.all([serve(), startChromium(profile)]);
  const children = await plantFamily(ownerOf(data));
  return {
    origin: serving.staff,
    email,
    child: children[0] ?? '',
    screen: () => screen,
    killBrowser: () => killChromium(screen),
    async killServer() {
      killGroup(serving.running.child);
      killServer(data);
      await serving.running.ended;
    },
    startBrowser: async () => void (screen = await startChromium(profile)),
    startServer: async () => void (serving = await serve()),
    query: (text, values) =>
      ask(ownerOf(data), async (client) => (await client.query(text, [...values])).rows),
    async close() {
      await killChromium(screen);
      await serving.stop();
      removeFolder(root);
    },
  };
}

async function ask<T>(owner: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(owner);
  await client.connect();
  return work(client).finally(() => client.end());
}

/** Three brothers and sisters who are all this worker's own. */
async function plantFamily(owner: pg.ClientConfig): Promise<readonly string[]> {
  const account = await plantWorker(owner);
  return ask(owner, async (client) => {
    const worker = newId<'worker'>();
    await client.query(
      "insert into workforce.worker (id, name, job, account_id) values ($1, 'An invented worker', 'Social worker', $2)",
      [worker, account],
    );
    const children: string[] = [];
    for (let made = 0; made < 3; made += 1) {
      const { person } = await plantPerson(client);
      await client.query(
        "insert into workforce.allocation (id, person_id, worker_id, starts) values ($1, $2, $3, '2020-01-01')",
        [newId(), person, worker],
      );
      for (const other of children)
        await client.query(
          "insert into people.relationship (id, person_id, other_id, role, other_role) values ($1, $2, $3, 'sister', 'sister')",
          [newId(), person, other],
        );
      children.push(person);
    }
    return children;
  });
}

async function plantWorker(owner: pg.ClientConfig): Promise<string> {
  const database = openDatabase({ ...owner, max: 1 });
  const today = todayIn('Europe/London', instant(Date.now()));
  const passwordHash = await hashPassword(password);
  return database
    .transaction({ account: null, role: 'loader' }, today, async (db) => {
      await recordSetting(db, secondFactorSetting, { required: false });
      const account = await addStaffAccount(db, { name: 'Test: a worker', email, passwordHash });
      await grantRole(db, account, 'social worker', today);
      return account;
    })
    .finally(() => database.close());
}

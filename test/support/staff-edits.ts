import pg from 'pg';
import { startSession } from '../../src/modules/access/index.ts';
import { openDatabase } from '../../src/platform/database/database.ts';
import { instant, todayIn } from '../../src/platform/dates/instant.ts';
import { plantStand } from '../access/access-world.ts';

/** An invented child and her worker, signed in: nobody else writes about this child. */
export type Editor = { readonly person: string; readonly cookie: string; readonly csrf: string };

/** What an editor sent, in order: each value once. `acknowledged` when the redirect that says so arrived. */
export type Edit = {
  readonly value: string;
  readonly kind: 'add' | 'change';
  readonly acknowledged: boolean;
  readonly status: number | null;
  /** When the answer came, by the machine's steady clock. */
  readonly at: number;
};

/** Plants editors and signs them in. `owner` connects as the owner of the database. */
export async function plantEditors(owner: pg.ClientConfig, count: number): Promise<readonly Editor[]> {
  const client = new pg.Client(owner);
  client.on('error', () => undefined);
  await client.connect();
  const database = openDatabase({ ...owner, max: 1 });
  try {
    const editors: Editor[] = [];
    for (let n = 0; n < count; n += 1) {
      const { account, person } = await plantStand(client, 'social worker', 'their worker now');
      const now = instant(Date.now());
      const today = todayIn('Europe/London', now);
      const token = await database.transaction({ account: null, role: 'loader' }, today, (db) =>
        startSession(db, 'staff', account, now),
      );
      const { rows } = await client.query<{ csrf: string }>(
        'select csrf_token as csrf from platform.session where account_id = $1',
        [account],
      );
      editors.push({ person, cookie: `kith_staff=${token}`, csrf: rows[0]?.csrf ?? '' });
    }
    return editors;
  } finally {
    await database.close();
    await client.end();
  }
}

const types = { 'content-type': 'application/x-www-form-urlencoded' };

/**
 * Writes through the staff face as fast as it answers, until told to stop or, where asked, until nobody answers: a new way to
 * reach the child, then two corrections of it, then the next.
 */
export async function editUntil(
  staff: string,
  { editor, stopped, edits, name }: { editor: Editor; stopped: () => boolean; edits: Edit[]; name: string },
): Promise<void> {
  let fact: Fact | undefined;
  for (let n = edits.length; !stopped(); n += 1) {
    const value = `${name}-${n}@kith.example`;
    const { status, to } = await sendFact(staff, editor, { fact, value });
    const id = status === 303 ? /[?&]fact=([0-9a-f-]{36})/.exec(to)?.[1] : undefined;
    const kind = fact ? 'change' : 'add';
    edits.push({ value, kind, acknowledged: id !== undefined, status, at: performance.now() });
    fact = nextFact(fact, id);
    if (id === undefined) await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

type Fact = { readonly id: string; readonly version: number };

/** The same fact until it was corrected twice; after an answer that did not come, a new one. */
function nextFact(fact: Fact | undefined, id: string | undefined): Fact | undefined {
  const version = (fact?.version ?? 0) + 1;
  return id === undefined || version > 3 ? undefined : { id, version };
}

function sendFact(staff: string, editor: Editor, { fact, value }: { fact: Fact | undefined; value: string }) {
  return send(`${staff}/people/${editor.person}/facts/contacts/${fact ? fact.id : 'new'}`, editor, {
    kind: 'email',
    value,
    safe_to_use: 'yes',
    ...(fact ? { version: String(fact.version) } : {}),
  });
}

async function send(url: string, { cookie, csrf }: Editor, fields: Readonly<Record<string, string>>) {
  const body = new URLSearchParams({ ...fields, _csrf: csrf }).toString();
  return fetch(url, { method: 'POST', redirect: 'manual', headers: { cookie, ...types }, body }).then(
    async (answer) => {
      await answer.arrayBuffer();
      return { status: answer.status, to: answer.headers.get('location') ?? '' };
    },
    () => ({ status: null, to: '' }),
  );
}

/** What became of the edits about one child: each has to be wholly there or wholly absent. */
export type Kept = {
  /** Acknowledged edits that are in no version of any fact. */
  readonly lost: readonly string[];
  /** What is there in part: a version without its row in the trail or its place in the history, or the other way round. */
  readonly halves: readonly string[];
  readonly versions: number;
};

/** Looks, as the owner, at what is kept of an editor's child. */
export async function lookAt(
  owner: pg.ClientConfig,
  { person }: Editor,
  edits: readonly Edit[],
): Promise<Kept> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    const versions = await client.query<{ id: string; version: number; value: string; current: boolean }>(
      `select id, version, value, true as current from people.contact_point where person_id = $1
       union all select id, version, value, false from people.contact_point_history where person_id = $1`,
      [person],
    );
    const trail = await client.query<{ name: string; count: number }>(
      `select audit_name as name, count(*)::int as count from access.read_log
        where $1 = any(subjects) and outcome = 'done' and audit_name in ('PersonFactAdd', 'PersonFactChange') group by 1`,
      [person],
    );
    const has = new Set(versions.rows.map(({ value }) => value));
    const lost = edits.filter(({ acknowledged, value }) => acknowledged && !has.has(value));
    return {
      lost: lost.map(({ value }) => value),
      halves: listHalves(versions.rows, new Map(trail.rows.map(({ name, count }) => [name, count]))),
      versions: versions.rows.length,
    };
  } finally {
    await client.end();
  }
}

type Version = { readonly id: string; readonly version: number; readonly current: boolean };

function listHalves(versions: readonly Version[], trail: ReadonlyMap<string, number>): string[] {
  const facts = new Map<string, Version[]>();
  for (const version of versions) facts.set(version.id, [...(facts.get(version.id) ?? []), version]);
  const broken = [...facts].filter(([, all]) => {
    const numbers = all.map(({ version }) => version).sort((a, b) => a - b);
    const latest = all.find(({ current }) => current)?.version;
    return latest !== all.length || numbers.some((version, i) => version !== i + 1);
  });
  const [added, changed] = [facts.size, versions.length - facts.size];
  const told = [trail.get('PersonFactAdd') ?? 0, trail.get('PersonFactChange') ?? 0];
  return [
    ...broken.map(([id]) => `fact ${id} lacks a version`),
    ...(told[0] === added ? [] : [`${added} facts added, ${told[0]} rows of the trail say so`]),
    ...(told[1] === changed ? [] : [`${changed} corrections, ${told[1]} rows of the trail say so`]),
  ];
}

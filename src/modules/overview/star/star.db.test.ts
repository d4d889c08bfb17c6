import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantRestriction } from '../../../../test/access/plant-restriction.ts';
import type { Role } from '../../access/index.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { Fields, PlanWorld } from '../plan/testing/plan-world.ts';
import { startPlan } from '../plan/testing/plan-world.ts';

let world: PlanWorld;
let here = '';
let child = '';
beforeAll(async () => {
  world = await startPlan();
  child = world.ava;
  here = `/children/${child}/star`;
});
afterAll(() => world.face.close());

const day = (said: string): Fields => {
  const [year = '', month = '', of = ''] = said.split('-');
  return { 'on-day': of, 'on-month': month, 'on-year': year };
};
const whole = { ...day('2026-11-22'), kind: 'child', audience: 'staff', 'v-safe': '3' };

/** Adds a reading as the front door; gives its id. */
async function read(fields: Fields, at = here): Promise<string> {
  const id = newId();
  const sent = { ...whole, reading: id, ...fields };
  const { to, words } = await world.face.send('front door', `${at}/new`, { on: `${at}/new`, fields: sent });
  if (to !== `${at}?saved=yes`) throw new Error(`Not added: ${words}`);
  return id;
}

async function change(id: string, fields: Fields, role: Role = 'front door') {
  const url = `${here}/${id}`;
  const { html } = await world.face.open(role, url);
  const stamp = /name="stamp" value="(\d+)"/.exec(html)?.[1] ?? '';
  return world.face.send(role, url, { on: url, fields: { stamp, ...fields } });
}

const page = (role: Role = 'director', more = '') => world.face.open(role, `${here}${more}`);

describe('a reading of the star', () => {
  it('twice by the child says what changed, in the picture, in words and in a table', async () => {
    await read({ ...day('2026-05-01'), 'v-safe': '3', 'v-home': '6' });
    await read({ 'v-safe': '7', 'v-home': '6', words: 'quilbetter' });
    const { words, html } = await page();
    expect(words).toContain('As Ava');
    expect(words).toContain('Of 2 areas: 1 went up, 1 stayed the same');
    expect(words).toContain('Feeling safe: 3, then 7');
    expect(words).toContain('“quilbetter”');
    expect(html).toContain('>+4<');
    expect(html).toContain('kith-chart__star--earlier');
  });

  it('by a parent and a worker stands beside the child’s, never mixed into it', async () => {
    await read({ kind: 'parent', who: 'Mum', 'v-safe': '9' });
    await read({ kind: 'worker', 'v-safe': '5' });
    const { words } = await page();
    expect(words).toContain('As Mum sees it. One reading');
    expect(words).toContain('As front door sees it. One reading');
    expect(words).toContain('What each says now');
    expect(words).toContain('Of 2 areas: 1 went up, 1 stayed the same');
  });

  it('is made once, however often it is sent', async () => {
    const id = newId();
    const sent = { ...whole, reading: id };
    const url = `${here}/new`;
    const both = await Promise.all(
      [1, 2].map(() => world.face.send('front door', url, { on: url, fields: sent })),
    );
    expect((await world.rows('select 1 from practice.star_value where reading_id = $1', [id])).length).toBe(
      1,
    );
    expect(both.map(({ to }) => to).sort()).toEqual([`${here}?saved=before`, `${here}?saved=yes`]);
    expect((await page('front door', '?saved=before')).words).toContain('that was not saved');
  });

  it('asks who may read it, and keeps what was typed', async () => {
    const url = `${here}/new`;
    const fields = { ...whole, audience: '', 'v-home': '12' };
    const { status, words, html } = await world.face.send('front door', url, { on: url, fields });
    expect(status).toBe(422);
    expect(words).toContain('Select who may read it: the child chooses');
    expect(words).toContain('must be between 0 and 10');
    expect(html).toContain('value="12"');
  });

  it('that was wrong is taken back with a reason, stays in the list and counts no more', async () => {
    const id = await read({ kind: 'somebody else', who: 'Quilgran', 'v-safe': '1' });
    expect((await page()).words).toContain('As Quilgran sees it');
    expect((await change(id, { act: 'back' })).words).toContain('Enter why it is taken back');
    await change(id, { act: 'back', why: 'It was of Ben' });
    const { words } = await page();
    expect(words).not.toContain('As Quilgran sees it');
    expect(words).toMatch(/Quilgran , 22 November 2026 Taken back/);
  });
});

describe('a private reading', () => {
  const ben = async () => `/children/${world.ben}/star`;

  it('is on the page of who wrote it down, and to everybody else as if it were not there', async () => {
    const at = await ben();
    const empty = await world.face.open('director', at);
    const id = await read({ audience: 'private', words: 'quilsecret', 'v-safe': '0' }, at);
    expect((await world.face.open('front door', at)).words).toContain('quilsecret');
    for (const role of ['director', 'guardian', 'service manager', 'reviewing officer'] as const) {
      const { words } = await world.face.open(role, at);
      expect([role, words.includes('quilsecret'), words.includes('Private')]).toEqual([role, false, false]);
      if (role !== 'director' && role !== 'guardian')
        expect((await world.face.open(role, `${at}/${id}`)).status).toBe(404);
    }
    const hidden = (html: string) => html.replace(/_csrf" value="[^"]*"/g, '').replace(/nonce="[^"]*"/g, '');
    expect(hidden((await world.face.open('director', at)).html)).toBe(hidden(empty.html));
  });

  it('is out of change and counts for others, between two that they may read', async () => {
    await read({ ...day('2026-10-01'), audience: 'private', kind: 'parent', who: 'Quildad', 'v-safe': '1' });
    await read({ audience: 'staff', kind: 'parent', who: 'Quildad', 'v-safe': '8' });
    expect((await page('front door')).words).toContain('As Quildad sees it. Of 1 area: 1 went up');
    const { words, html } = await page('director');
    expect(words).toContain('As Quildad sees it. One reading');
    expect(html).not.toContain('>+7<');
  });

  it('comes by the child’s choice, and goes by it: with how they chose, and nothing of what was before', async () => {
    const id = await read({ kind: 'somebody else', who: 'Quilaunt', words: 'quilopen' });
    expect((await page()).words).toContain('quilopen');
    expect((await change(id, { act: 'audience', audience: 'private' })).words).toContain(
      'Enter how the child chose',
    );
    await change(id, { act: 'audience', audience: 'private', how: 'Pointed at the lock' });
    expect((await page()).words).not.toMatch(/quilopen|Quilaunt/);
    await change(id, { act: 'audience', audience: 'family', how: 'Wants Mum to see it' });
    expect((await page('director', '?for=family')).words).toContain('quilopen');
    const { words } = await world.face.open('front door', `${here}/${id}`);
    expect(words).toContain('Pointed at the lock');
  });

  it('is not in the database for others either, nor its numbers or what was chosen', async () => {
    const id = await read({ audience: 'private' });
    const other = await world.rows(
      "insert into access.account (id, face, name) values (gen_random_uuid(), 'staff', 'A director') returning id",
    );
    const account = String(other[0]?.['id']);
    await world.rows(
      `insert into access.relation (account_id, subject_id, kind, starts, source)
       values ($1, access.everyone(), 'role: director', '2020-01-01', 'a test') returning 1`,
      [account],
    );
    const seen = await countSeen(account, id);
    expect(seen).toEqual([0, 0]);
  });

  it('goes from who keeps it when they leave the child, whatever else they see; what they are told later is theirs', async () => {
    const id = await read({ audience: 'private', words: 'quilkept' });
    const open = async () => (await world.face.open('front door', `${here}/${id}`)).status;
    const toldOn = (day: string) =>
      world.rows('update practice.star_reading set told_on = $2::date where id = $1 returning 1', [id, day]);
    await world.rows(
      `with w as (insert into workforce.worker (id, name, account_id)
           select gen_random_uuid(), 'Who keeps it', told_to from practice.star_reading where id = $1 returning id)
       insert into workforce.allocation (id, person_id, worker_id, starts, ends)
         select gen_random_uuid(), $2, id, '2020-01-01', '2020-06-01' from w returning 1`,
      [id, child],
    );
    expect(await open()).toBe(200);
    await toldOn('2020-05-31');
    expect(await open()).toBe(404);
    expect((await page('front door')).words).not.toContain('quilkept');
    await world.rows(
      "update workforce.allocation set ends = '2027-01-01' where ends = '2020-06-01' returning 1",
      [],
    );
    expect(await open()).toBe(200);
  });
});

/** How many rows of a reading, and of its numbers, an account sees as the application. */
async function countSeen(account: string, id: string): Promise<readonly unknown[]> {
  const { sql } = await import('../../../platform/database/database.ts');
  const asApp = { account, role: 'app' } as const;
  return world.face.database.transaction(asApp, null, async (db) => {
    const counted = [];
    for (const [table, column] of [
      ['practice.star_reading', 'id'],
      ['practice.star_value', 'reading_id'],
    ] as const)
      counted.push(
        (
          await db.first(
            sql<{
              n: number;
            }>`select count(*)::int as n from ${sql.table(table)} where ${sql.ref(column)} = ${id}::uuid`,
          )
        )?.n,
      );
    return counted;
  });
}

describe('two people with one star', () => {
  it('lose nothing: the second who chooses who reads it is told', async () => {
    const id = await read({ words: 'two choose' });
    const url = `${here}/${id}`;
    const { html } = await world.face.open('front door', url);
    const stamp = /name="stamp" value="(\d+)"/.exec(html)?.[1] ?? '';
    await change(id, { act: 'audience', audience: 'family', how: 'Said so' });
    const late = await world.face.send('front door', url, {
      on: url,
      fields: { stamp, act: 'audience', audience: 'staff', how: 'quillater' },
    });
    expect([late.status, late.words]).toEqual([
      422,
      expect.stringContaining('Somebody else changed this reading'),
    ]);
    expect(late.html).toContain('quillater');
  });

  it('make one change, however often it is sent', async () => {
    const id = await read({ words: 'pressed twice' });
    const url = `${here}/${id}`;
    const { html } = await world.face.open('front door', url);
    const stamp = /name="stamp" value="(\d+)"/.exec(html)?.[1] ?? '';
    const fields = { stamp, act: 'audience', audience: 'family', how: 'Said so' };
    const both = await Promise.all([1, 2].map(() => world.face.send('front door', url, { on: url, fields })));
    expect(both.map(({ to }) => to).sort()).toEqual([`${here}?saved=before`, `${here}?saved=yes`]);
    const changes = await world.rows('select 1 from practice.star_change where reading_id = $1', [id]);
    expect(changes).toHaveLength(1);
  });

  it('call the areas as the child does, and the second who changes them is told', async () => {
    const url = `${here}/areas`;
    const fields = { stamp: '0', 'name-mind': 'quilhead', 'name-new': 'quilrabbit' };
    const { to } = await world.face.send('front door', url, { on: url, fields });
    expect(to).toBe(`${here}?saved=yes`);
    const { words } = await world.face.open('front door', `${here}/new`);
    expect(words).toContain('quilhead');
    expect(words).toContain('quilrabbit');
    const late = await world.face.send('front door', url, {
      on: url,
      fields: { ...fields, 'name-body': 'quillegs' },
    });
    expect(late.words).toContain('Somebody else changed the areas');
    expect(late.html).toContain('quillegs');
    const own = /name="(name-own-[^"]*)"/.exec(late.html)?.[1] ?? '';
    const again = { stamp: '0', 'name-mind': 'quilhead', [own]: 'quilrabbit' };
    expect((await world.face.send('front door', url, { on: url, fields: again })).to).toBe(
      `${here}?saved=before`,
    );
    const without = await world.face.send('front door', url, {
      on: url,
      fields: { stamp: '0', 'name-body': 'quillegs' },
    });
    expect(without.html, 'what a colleague added').toMatch(/name="name-own-[^"]*"[^>]*value="quilrabbit"/);
  });

  it('adds an area once, however often the form is sent', async () => {
    const url = `${here}/areas`;
    const { html } = await world.face.open('front door', url);
    const sent = [...html.matchAll(/name="(stamp|added|name-[^"]*)"(?:[^>]*value="([^"]*)")?/g)];
    const fields = {
      ...Object.fromEntries(sent.map(([, name = '', value = '']) => [name, value])),
      'name-new': 'quildance',
    };
    await world.face.send('front door', url, { on: url, fields });
    const again = await world.face.send('front door', url, { on: url, fields });
    expect(again.to).toBe(`${here}?saved=before`);
    expect(await world.rows("select 1 from practice.star_area where name = 'quildance'", [])).toHaveLength(1);
  });
});

describe('a reading of a relative', () => {
  it('is not there for who may not know of them', async () => {
    const aunt = await world.person('Zelda', '1985-01-01');
    await world.tie(child, aunt, ['niece', 'aunt']);
    const [name] = await world.rows('select shown from people.current_name where person_id = $1', [aunt]);
    await read({ kind: 'somebody else', who: String(name?.['shown']), words: 'quilzelda' });
    expect((await page()).words).toContain('quilzelda');
    const id = await plantRestriction(world.face.owner, { level: 'R2', subjects: [aunt] });
    const { words } = await page();
    await world.face.owner.query('delete from access.restriction_subject where restriction_id = $1', [id]);
    expect(words).not.toMatch(/quilzelda|Zelda/);
  });
});

describe('a reading', () => {
  it('whose id is another child’s is not told from one that was sent before', async () => {
    const theirs = await read({}, `/children/${world.ben}/star`);
    await plantRestriction(world.face.owner, { level: 'R2', subjects: [world.ben] });
    const url = `${here}/new`;
    const { to } = await world.face.send('front door', url, {
      on: url,
      fields: { ...whole, reading: theirs },
    });
    expect(to).toBe(`${here}?saved=before`);
  });
});

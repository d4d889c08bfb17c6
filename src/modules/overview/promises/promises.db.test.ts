import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantRestriction } from '../../../../test/access/plant-restriction.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { Fields, PlanWorld } from '../plan/testing/plan-world.ts';
import { startPlan } from '../plan/testing/plan-world.ts';

let world: PlanWorld;
let ava = '';
let here = '';
beforeAll(async () => {
  world = await startPlan();
  ({ ava } = world);
  here = `/children/${ava}/promises`;
});
afterAll(() => world.face.close());

const on = { 'on-day': '22', 'on-month': '11', 'on-year': '2026' };
const whole = { ...on, to: 'child', by_whom: 'front door', when: '2 weeks', audience: 'told' };

/** Writes down a promise; gives its id. */
async function promise(fields: Fields): Promise<string> {
  const id = newId();
  const sent = { ...whole, promise: id, ...fields };
  const { to, words } = await world.face.send('front door', `${here}/new`, {
    on: `${here}/new`,
    fields: sent,
  });
  if (to !== `${here}?saved=yes`) throw new Error(`Not written down: ${words}`);
  return id;
}

/** Says something of it, with the form's own stamp. */
async function say(id: string, act: string, fields: Fields) {
  const url = `${here}/${id}/${act}`;
  const { html } = await world.face.open('front door', url);
  const stamp = /name="stamp" value="(\d+)"/.exec(html)?.[1] ?? '';
  return world.face.send('front door', url, { on: url, fields: { ...on, stamp, ...fields } });
}

const page = async (id = '') => (await world.face.open('director', id ? `${here}/${id}` : here)).words;
const asked = { answer: 'confirmed', words: 'She did bring it', how: 'in words', by_whom: 'Nora' };

describe('a promise', () => {
  it('stands on the child’s page with who, by when and how it stands, and in the list of who promised', async () => {
    await promise({ words: 'quilalbum' });
    const words = await page();
    for (const part of ['“quilalbum”', 'front door promised', 'By 6 December 2026', 'Promised'])
      expect(words).toContain(part);
    expect((await world.face.open('front door', '/promises')).words).toContain('quilalbum');
    expect((await world.face.open('team manager', '/promises')).words).not.toContain('quilalbum');
  });

  it('of somebody else is in the list of who wrote it down', async () => {
    await promise({ words: 'quilgranpromise', by_whom: 'Gran' });
    expect((await world.face.open('front door', '/promises')).words).toContain('quilgranpromise');
  });

  it('is made once, however often it is sent', async () => {
    const id = newId();
    const fields = { ...whole, promise: id, words: 'sent twice' };
    const url = `${here}/new`;
    const both = await Promise.all([1, 2].map(() => world.face.send('front door', url, { on: url, fields })));
    expect(both.map(({ to }) => to).sort()).toEqual([`${here}?saved=before`, `${here}?saved=yes`]);
    expect((await world.rows('select 1 from practice.promise where promise_id = $1', [id])).length).toBe(1);
  });

  it('that is kept is not yet confirmed until the child says so, and then leaves the list', async () => {
    const id = await promise({ words: 'quilkept' });
    await say(id, 'kept', { quick: 'yes' });
    expect(await page(id)).toContain('Kept: not yet confirmed');
    expect((await world.face.open('front door', '/promises')).words).toContain('quilkept');
    const missing = await say(id, 'said', { ...asked, how: '', words: '' });
    expect(missing.words).toContain('Enter what they said or showed');
    expect(missing.words).toContain('Enter how they said so');
    await say(id, 'said', asked);
    const words = await page(id);
    expect(words).not.toContain('not yet confirmed');
    expect(words).toContain('says that it was kept: “She did bring it”');
    expect((await world.face.open('front door', '/promises')).words).not.toContain('quilkept');
  });

  it('that the child says was not kept waits again, and one who could not say has what was seen', async () => {
    const id = await promise({ words: 'quilnotso' });
    await say(id, 'kept', { quick: 'yes' });
    await say(id, 'said', { ...asked, answer: 'not so', words: 'Nobody came' });
    expect(await page(id)).toContain('Not kept, says who it was made to');
    expect((await world.face.open('front door', '/promises')).words).toContain('quilnotso');
    await say(id, 'kept', { quick: 'yes' });
    await say(id, 'said', { ...asked, answer: 'could not say', words: 'She held the album all evening' });
    expect(await page(id)).toContain('could not say. What was seen: She held the album all evening');
    expect(await page(id)).not.toContain('says that it was kept');
  });

  it('has of a child who could not say what was seen, never words as if they had spoken', async () => {
    const id = await promise({ words: 'quilnowords' });
    await say(id, 'kept', { quick: 'yes' });
    const spoken = await say(id, 'said', { ...asked, answer: 'could not say', words: 'I liked it' });
    expect([spoken.status, spoken.words]).toEqual([
      422,
      expect.stringContaining('these are not the child’s words'),
    ]);
    expect(spoken.html).toContain('I liked it</textarea>');
  });

  it('is said to be kept once, however often it is pressed', async () => {
    const id = await promise({ words: 'quilpressed' });
    const { html } = await world.face.open('front door', `${here}/${id}/kept`);
    const stamp = /name="stamp" value="(\d+)"/.exec(html)?.[1] ?? '';
    const send = (act: string, fields: Fields) =>
      world.face.send('front door', `${here}/${id}/${act}`, {
        on: `${here}/${id}/${act}`,
        fields: { ...on, stamp, ...fields },
      });
    expect((await send('kept', { quick: 'yes' })).to).toContain('saved=yes');
    expect((await send('kept', { quick: 'yes' })).to).toContain('saved=before');
    expect(await world.rows('select kind from practice.promise_turn where promise_id = $1', [id])).toEqual([
      { kind: 'kept' },
    ]);
    const other = { words: 'quilput', when: '2 weeks', audience: 'told', because: 'Misheard' };
    const { to } = await say(id, 'right', other);
    expect(to).toContain('saved=yes');
    const again = await send('right', { ...other, stamp: 'old' });
    expect(again.to).toContain('saved=before');
    expect((await send('right', { ...other, words: 'quilelse', stamp: 'old' })).words).toContain(
      'Somebody else said something',
    );
  });

  it('is opened to more readers only where it is said who agreed', async () => {
    const id = await promise({ words: 'quilopened', audience: 'staff' });
    const wider = { words: 'quilopened', when: '2 weeks', audience: 'family', because: 'Misheard' };
    const refused = await say(id, 'right', wider);
    expect(refused.words).toContain('More people may read it than before. Enter who agreed to that');
    expect((await world.face.open('director', `${here}?for=family`)).words).not.toContain('quilopened');
    await say(id, 'right', { ...wider, opened: 'Ava said yes' });
    expect((await world.face.open('director', `${here}?for=family`)).words).toContain('quilopened');
    expect(await page(id)).toContain('Who agreed that more people may read it: Ava said yes');
  });

  it('changes only after the child was told: when, how and what they said; and is open again', async () => {
    const id = await promise({ words: 'quilfriday' });
    const fields = { because: 'The car broke', words: 'quilsaturday', when: '1 week', by_whom: 'Nora' };
    const untold = await say(id, 'changed', { ...fields, how: '', answer: '' });
    expect([untold.status, untold.words]).toEqual([422, expect.stringContaining('they are told first')]);
    expect(untold.html).toContain('quilsaturday');
    expect(await page(id)).not.toContain('quilsaturday');
    const future = await say(id, 'changed', {
      ...fields,
      how: 'on the phone',
      answer: 'Oh no',
      'on-day': '23',
    });
    expect(future.words).toContain('must be today or in the past');
    await say(id, 'changed', { ...fields, how: 'on the phone', answer: 'quilohno' });
    const words = await page(id);
    for (const part of [
      'quilsaturday',
      'By 29 November 2026',
      'on the phone',
      'quilohno',
      'quilfriday',
      'The car broke',
    ])
      expect(words).toContain(part);
  });

  it('is broken only with an apology', async () => {
    const id = await promise({ words: 'quilbroken' });
    const bare = await say(id, 'broken', { words: 'I forgot', apology: '', by_whom: 'Nora' });
    expect(bare.words).toContain('Enter the words of the apology');
    await say(id, 'broken', { words: 'I forgot', apology: 'quilsorry', by_whom: 'Nora' });
    expect(await page(id)).toContain('quilsorry');
    expect((await world.face.open('front door', '/promises')).words).not.toContain('quilbroken');
  });

  it('is put right with a reason, and what stood before is kept; a change that is taken back brings the words back', async () => {
    const id = await promise({ words: 'quilwrong' });
    const noWhy = await say(id, 'right', { words: 'quilright', when: '2 weeks', audience: 'told' });
    expect(noWhy.words).toContain('Enter why it is put right');
    await say(id, 'right', { words: 'quilright', when: '2 weeks', audience: 'told', because: 'Misheard' });
    await say(id, 'changed', {
      ...{ because: 'Rain', words: 'quilchanged', when: '3 weeks', by_whom: 'Nora', how: 'x', answer: 'y' },
    });
    await say(id, 'back', { words: 'It did not change' });
    const words = await page(id);
    expect(words.indexOf('“quilright”')).toBeLessThan(words.indexOf('quilchanged'));
    for (const part of ['quilwrong', 'Misheard', 'taken back', 'It did not change'])
      expect(words).toContain(part);
    expect(
      await world.rows('select count(*)::int as n from practice.promise where promise_id = $1', [id]),
    ).toEqual([{ n: 4 }]);
  });

  it('that changed twice is as it was first when both changes are taken back', async () => {
    const id = await promise({ words: 'quilfirst' });
    const told = { when: '3 weeks', by_whom: 'Nora', how: 'x', answer: 'y', because: 'Rain' };
    await say(id, 'changed', { ...told, words: 'quilsecond' });
    await say(id, 'changed', { ...told, words: 'quilthird' });
    const now = async () =>
      world.rows(
        'select words, due_on::text from practice.promise where promise_id = $1 order by version desc limit 1',
        [id],
      );
    await say(id, 'back', { words: 'It did not change again' });
    expect(await now()).toEqual([{ words: 'quilsecond', due_on: '2026-12-13' }]);
    await say(id, 'back', { words: 'It did not change at all' });
    expect(await now()).toEqual([{ words: 'quilfirst', due_on: '2026-12-06' }]);
  });

  it('of which two say something at once keeps both: the second is told, with their words', async () => {
    const id = await promise({ words: 'quiltwo' });
    const url = `${here}/${id}/broken`;
    const { html } = await world.face.open('front door', url);
    const stamp = /name="stamp" value="(\d+)"/.exec(html)?.[1] ?? '';
    await say(id, 'kept', { quick: 'yes' });
    const fields = { ...on, stamp, words: 'quillate', apology: 'Sorry', by_whom: 'Nora' };
    const late = await world.face.send('front door', url, { on: `${here}/${id}/said`, fields });
    expect([late.status, late.words]).toEqual([
      422,
      expect.stringContaining('Somebody else said something of this promise'),
    ]);
  });
});

describe('who reads a promise', () => {
  it('is whom it was made to, or the family where it is opened to them', async () => {
    await promise({ words: 'quilforava' });
    await promise({ words: 'quilformum', to: 'family', to_whom: 'Mum' });
    await promise({ words: 'quilforall', audience: 'family' });
    await promise({ words: 'quilforstaff', audience: 'staff' });
    const shown = async (reader: string) => {
      const { words } = await world.face.open('director', `${here}?for=${reader}`);
      return [...new Set(words.match(/quilfor[a-z]+/g) ?? [])].sort();
    };
    expect(await shown('child')).toEqual(['quilforall', 'quilforava', 'quilformum']);
    expect(await shown('family')).toEqual(['quilforall', 'quilformum']);
  });

  it('is nobody to whom one who is named in it is hidden', async () => {
    const aunt = await world.person('Zelda', '1985-01-01');
    await world.tie(ava, aunt, ['niece', 'aunt']);
    const [name] = await world.rows('select shown from people.current_name where person_id = $1', [aunt]);
    const id = await promise({ words: 'quilaunt', by_whom: String(name?.['shown']) });
    expect(await page()).toContain('quilaunt');
    const restriction = await plantRestriction(world.face.owner, { level: 'R2', subjects: [aunt] });
    const words = await page();
    const gone = await world.face.open('director', `${here}/${id}`);
    const own = (await world.face.open('front door', '/promises')).words;
    await world.face.owner.query('delete from access.restriction_subject where restriction_id = $1', [
      restriction,
    ]);
    expect(words).not.toContain('quilaunt');
    expect(own).not.toContain('quilaunt');
    expect(gone.status).toBe(404);
  });
});

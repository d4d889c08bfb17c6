import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantHome } from '../../../../test/support/withheld-world.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { Fields, PlanWorld } from '../plan/testing/plan-world.ts';
import { startPlan } from '../plan/testing/plan-world.ts';

let world: PlanWorld;
let [page, first, warnings] = ['', '', ''];
beforeAll(async () => {
  world = await startPlan();
  const child = `/children/${world.ava}`;
  [page, first, warnings] = [`${child}/family`, `${child}/know-first`, `${child}/warnings`];
});
afterAll(() => world.face.close());

const send = (url: string, fields: Fields) =>
  world.face.send('front door', url, { on: url.replace(/\/still$/, '/right'), fields });
const read = async (url: string) => (await world.face.open('director', url)).words;
const seenOn = async (url: string) =>
  /name="seen" value="([^"]*)"/.exec((await world.face.open('front door', url)).html)?.[1] ?? '';
const day = (name: string) => ({ [`${name}-day`]: '22', [`${name}-month`]: '11', [`${name}-year`]: '2026' });

const said = { kind: 'said', written_by: 'Ava', audience: 'child', ...day('on') };
const say = async (fields: Fields) =>
  send(first, { ...said, form: newId(), seen: await seenOn(first), ...fields });

describe('what a child wants people to know first', () => {
  it('stands first on the family page, is replaced and never lost', async () => {
    expect(await read(page)).toContain('Nothing is written down yet of what Ava wants people to know first');
    await say({ words: 'quillamp stays on' });
    expect(await read(page)).toContain('What I want you to know first: Ava “quillamp stays on”');
    await say({ words: 'quilmoon is enough' });
    expect(await read(page)).not.toContain('quillamp');
    expect(await read(first)).toContain('quillamp');
  });

  it('of a child without words is what somebody sees, never in the first person', async () => {
    const shown = { kind: 'shown', words: 'I like light' };
    expect((await say(shown)).words).toContain('Enter who sees it');
    const bad = await say({ ...shown, observed_by: 'Gran' });
    expect([bad.status, bad.html.includes('I like light')]).toEqual([422, true]);
    expect(bad.words).toContain('Not “I”');
    await say({ kind: 'shown', words: 'Turns to quilwindow', observed_by: 'Gran' });
    const words = await read(page);
    expect(words).toContain('What Ava shows us Turns to quilwindow Seen by Gran');
    expect(words).not.toContain('“Turns to quilwindow”');
  });

  it('is saved once when sent twice, and of two writers the second keeps their words', async () => {
    const fields = { ...said, form: newId(), seen: await seenOn(first), words: 'quilonce' };
    expect((await send(first, fields)).to).toBe(`${first}?saved=yes`);
    expect((await send(first, fields)).to).toBe(`${first}?saved=before`);
    const late = await send(first, { ...fields, form: newId(), words: 'quillate' });
    expect([late.status, late.words]).toEqual([422, expect.stringContaining('Somebody else wrote here')]);
    expect(late.html).toContain('quillate');
  });

  it('is taken down by the child, and stays in its history', async () => {
    await say({ words: 'quilgone' });
    const down = { form: newId(), seen: await seenOn(first), step: 'down' };
    expect((await send(first, { ...down, why: '' })).words).toContain('Enter why it is taken down');
    await send(first, { ...down, why: 'Ava says: not now' });
    expect(await read(page)).not.toContain('quilgone');
    const words = await read(first);
    expect(words).toContain('Nothing stands here now');
    expect(words).toContain('quilgone');
  });
});

const warning = { place: 'person', said_by: 'police', ...day('since') };
const warn = async (fields: Fields) => {
  const form = newId();
  const { to, words } = await send(`${warnings}/new`, { ...warning, form, about: world.mum, ...fields });
  if (to !== `${warnings}?saved=yes`) throw new Error(`Not written down: ${words}`);
  return form;
};
const act = async (id: string, what: string, fields: Fields = {}) => {
  const url = `${warnings}/${id}/${what}`;
  return send(url, { form: newId(), seen: await seenOn(url), ...fields });
};

describe('a family', () => {
  it('is taken along for a visit without a network by a link, by who may record a visit', async () => {
    const link = `href="/offline?child=${world.ava}"`;
    expect((await world.face.open('front door', page)).html).toContain(link);
    expect((await world.face.open('director', page)).html).not.toContain(link);
  });
});

describe('a warning', () => {
  it('about a mother stands on the pages of each of her children, and before a visit and in the pack', async () => {
    await warn({ words: 'quildog bites' });
    for (const url of [page, `/children/${world.ava}`]) expect(await read(url)).toContain('quildog bites');
    const { to } = await world.face.send('front door', `/children/${world.ava}/visits`, {
      on: `/children/${world.ava}/entries`,
      fields: {},
    });
    expect((await world.face.open('front door', to ?? '')).words).toContain('Before you go quildog bites');
    const { html } = await world.face.open('front door', `/children/${world.ava}/pack`);
    expect(html).toContain('quildog bites');
  });

  it('asks for whom, a fact and who said so, and keeps what was typed', async () => {
    const { status, words, html } = await send(`${warnings}/new`, { form: newId(), words: 'quiltyped' });
    expect(status).toBe(422);
    expect(words).toContain('Enter who said so');
    expect(html).toContain('quiltyped');
    const stranger = await send(`${warnings}/new`, { ...warning, form: newId(), about: newId(), words: 'x' });
    expect(stranger.words).toContain('Select somebody of the family');
  });

  it('is still true by one press, is over with a reason, and can stand again', async () => {
    const id = await warn({ words: 'quilsteps are icy' });
    expect((await act(id, 'still')).to).toBe(`${warnings}/${id}?saved=yes`);
    expect((await act(id, 'over', { because: '' })).words).toContain('Enter why it is over');
    await act(id, 'over', { because: 'quilthaw' });
    expect(await read(page)).not.toContain('quilsteps');
    const history = await read(`${warnings}/${id}`);
    for (const part of ['Still true:', 'It is over:', 'quilthaw']) expect(history).toContain(part);
    await act(id, 'stands', { because: 'quilfrost' });
    expect(await read(page)).toContain('quilsteps');
  });

  it('of which two say something at once keeps both: the second is told, with their words', async () => {
    const id = await warn({ words: 'quilgate' });
    const seen = await seenOn(`${warnings}/${id}/right`);
    await act(id, 'still');
    const late = await send(`${warnings}/${id}/right`, {
      ...{ form: newId(), seen, words: 'quilfence', said_by: 'me', because: 'seen' },
      ...day('since'),
    });
    expect([late.status, late.words]).toEqual([
      422,
      expect.stringContaining('Somebody else said something of this warning'),
    ]);
    expect(late.html).toContain('quilfence');
  });

  it('says when it was not looked at lately, and holds all the same', async () => {
    await world.rows(
      `insert into practice.warning (id, person_id, warning_id, place, words, said_by, since, review_by)
         values ($1, $2, $1, 'person', 'quilold', 'police', '2025-01-01', '2025-04-01')`,
      [newId(), world.ben],
    );
    const words = await read(page);
    expect(words).toContain('quilold');
    expect(words).toContain('Not looked at lately');
  });

  it('of a home that is withheld reaches no page of whom it is withheld from', async () => {
    const dad = await world.person('Carl', '1985-01-01');
    await world.tie(world.mum, dad, ['wife', 'husband']);
    const { address } = await plantHome(world.face.owner, world.mum, {
      lines: '4 Quil Lane',
      postcode: 'ZY97 1AB',
    });
    await warn({ words: 'quilchain on the door', place: 'home' });
    expect(await read(page)).toContain('quilchain');
    expect(await read(`/children/${dad}/warnings`)).toContain('quilchain');
    await world.rows(
      `insert into people.address_withheld (id, person_id, from_id, why, decided_by, decided_on, starts, review_by)
         values ($1, $2, $3, 'invented', 'Nora', '2026-11-01', '2026-01-01', '2027-02-01')`,
      [newId(), world.mum, dad],
    );
    expect(await read(`/children/${dad}/warnings`)).not.toContain('quilchain');
    expect(address).not.toBe('');
  });
});

describe('a large family', () => {
  const names = ['Cleo', 'Dan', 'Eve', 'Finn', 'Gus', 'Hal'];

  /** The first of so many brothers and sisters, each with a worker, an assessment and a time in care. */
  const family = async (size: number) => {
    const children = [];
    for (const name of names.slice(0, size)) children.push(await world.person(name, '2015-01-01'));
    const [first = '', ...others] = children;
    for (const other of others) await world.tie(first, other, ['sister', 'brother']);
    await world.rows(
      `with child as (select unnest($1::uuid[]) as id),
            cared as (insert into care.episode (id, person_id, starts, placement_type, legal_status, source, source_year)
              select gen_random_uuid(), id, '2026-01-05', 'U6', 'C2', 'return', 2026 from child),
            told as (insert into people.disability (id, person_id, code) select gen_random_uuid(), id, 'MOB' from child)
       insert into practice.assessment (id, person_id, starts) select gen_random_uuid(), id, '2026-11-02' from child`,
      [children],
    );
    return first;
  };

  it('asks as many questions as a small one, and tells each child’s own', async () => {
    const [two, six] = [await family(2), await family(6)];
    const ask = async (child: string) => {
      const before = world.face.count();
      const { words } = await world.face.open('director', `/children/${child}/family`);
      return { words, asked: world.face.count() - before };
    };
    await ask(two);
    const [small, large] = [await ask(two), await ask(six)];
    expect(large.asked).toBe(small.asked);
    for (const name of names) expect(large.words).toContain(name);
    const lookedAfter = (words: string) => words.split('Looked after by us').length - 1;
    const assessed = (words: string) => words.split('Assessment (section 17)').length - 1;
    expect([lookedAfter(small.words), lookedAfter(large.words)]).toEqual([2, 6]);
    expect([assessed(small.words), assessed(large.words)]).toEqual([2, 6]);
  });
});

describe('a warning and the words of a child', () => {
  it('that name a hidden brother are not read by who may not see him', async () => {
    await say({ words: 'Ben and quilsecret' });
    await warn({ words: 'Ben has quilhidden' });
    const rows = await world.rows(
      `select also_of::text[] as also from practice.know_first where words like '%quilsecret'
        union all select also_of::text[] from practice.warning where words like '%quilhidden'`,
    );
    expect(rows.map(({ also }) => also)).toEqual([[world.ben], [world.ben]]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantRestriction } from '../../../../test/access/plant-restriction.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { PlanWorld } from '../plan/testing/plan-world.ts';
import { startPlan } from '../plan/testing/plan-world.ts';

let world: PlanWorld;
beforeAll(async () => {
  world = await startPlan();
});
afterAll(() => world.face.close());

type Fields = Readonly<Record<string, string | readonly string[]>>;
const of = (id: string, tail = '') => `/children/${id}/chronology${tail}`;
const read = async (id: string, query = '') => (await world.face.open('director', of(id, query))).words;
const send = (url: string, fields: Fields, on = url) => world.face.send('front door', url, { on, fields });
const whole = { 'on-day': '3', 'on-month': '5', 'on-year': '2024', words: 'quilmoved', source: 'a letter' };
const add = (id: string, fields: Fields = {}) => send(of(id, '/events'), { ...whole, ...fields });

/** The event of these words, with the row that a form of it would have seen. */
async function find(words: string): Promise<{ readonly event: string; readonly seen: string }> {
  const [row] = await world.rows(
    'select id, event_id from practice.chronology_event where words = $1 order by recorded_at desc, id desc limit 1',
    [words],
  );
  return { event: String(row?.['event_id']), seen: String(row?.['id']) };
}

describe('a chronology', () => {
  it('says what to do where nothing stands in it', async () => {
    const id = await world.person('Nora', '2015-01-01');
    expect(await read(id)).toContain('Nothing stands here yet');
  });

  it('holds events in order, as far as their days are known, with another agency’s beside ours', async () => {
    const id = await world.person('Omar', '2015-01-01');
    await add(id, { words: 'quillater', meaning: 'He slept badly afterwards' });
    const told = {
      words: 'quilearlier',
      'on-day': '',
      'on-month': '',
      'on-year': '2022',
      agency: 'Hospital',
    };
    expect((await add(id, told)).to).toBe(of(id, '?saved=yes'));
    const words = await read(id);
    expect(words.indexOf('quilearlier')).toBeLessThan(words.indexOf('quillater'));
    for (const part of [
      '3 May 2024',
      'He slept badly afterwards',
      'Hospital: a letter',
      'with what these told us: Hospital',
    ])
      expect(words).toContain(part);
    const timeline = (await world.face.open('director', `/children/${id}/timeline?words=quilearlier`)).words;
    expect(timeline).toContain('Told by Hospital');
    expect(timeline).not.toContain('quillater');
  });

  it('makes an event once, however often it is sent', async () => {
    const id = await world.person('Pia', '2015-01-01');
    const event = newId();
    await Promise.all([1, 2, 3].map(() => add(id, { event, words: 'quilonce' })));
    expect(
      (await world.rows('select 1 from practice.chronology_event where event_id = $1', [event])).length,
    ).toBe(1);
  });

  it('asks for what is missing and keeps what was typed', async () => {
    const id = await world.person('Quim', '2015-01-01');
    const { status, html, words } = await add(id, { source: '', meaning: 'Kept meaning' });
    expect(status).toBe(422);
    expect(words).toContain('Enter where this is known from');
    expect(html).toContain('Kept meaning');
    expect(html).toContain('href="#source"');
  });
});

describe('an event that is put right', () => {
  it('says why; what it said before stays in the record', async () => {
    const id = await world.person('Rita', '2015-01-01');
    await add(id, { words: 'quilwrong' });
    const { event, seen } = await find('quilwrong');
    const url = of(id, `/events/${event}`);
    expect((await send(url, { ...whole, words: 'quilright', seen })).status).toBe(422);
    expect((await send(url, { ...whole, words: 'quilright', seen, because: 'A slip' })).to).toBe(
      of(id, '?saved=yes'),
    );
    const words = await read(id);
    expect(words).toContain('quilright');
    expect(words).toContain('Put right: A slip');
    expect(words).not.toContain('quilwrong');
    expect(
      (await world.rows('select 1 from practice.chronology_event where event_id = $1', [event])).length,
    ).toBe(2);
  });

  it('is shown to who comes second, with what they typed', async () => {
    const id = await world.person('Sami', '2015-01-01');
    await add(id, { words: 'quilfirst' });
    const { event, seen } = await find('quilfirst');
    const url = of(id, `/events/${event}`);
    await send(url, { ...whole, words: 'quilfromdesk', seen, because: 'x' });
    const second = await send(url, { ...whole, words: 'quilfromphone', seen, because: 'x' });
    expect(second.status).toBe(422);
    expect(second.words).toContain('Somebody else changed this event');
    expect(second.words).toContain('quilfromdesk');
    expect(second.html).toContain('value="quilfromphone"');
    const out = await send(`${url}/removal`, { why_out: 'No', seen }, url);
    expect(out.words).toContain('Somebody else changed this event');
  });

  it('is taken out with why, and not offered again', async () => {
    const id = await world.person('Tala', '2015-01-01');
    await add(id, { words: 'quilout' });
    const { event, seen } = await find('quilout');
    const url = of(id, `/events/${event}`);
    expect((await send(`${url}/removal`, { why_out: '', seen }, url)).status).toBe(422);
    expect((await send(`${url}/removal`, { why_out: 'It was another child', seen }, url)).to).toBe(
      of(id, '?saved=yes'),
    );
    expect(await read(id)).not.toContain('quilout');
    expect((await world.face.open('front door', url)).status).toBe(404);
  });
});

describe('taking from the timeline', () => {
  it('offers what is significant, once, a beginning and its end apart', async () => {
    const id = await world.person('Ugo', '2015-01-01');
    await world.rows(
      `insert into practice.child_protection_plan (id, person_id, starts, ends, initial_category, latest_category) values ($1, $2, '2023-01-05', '2023-09-01', 'NEG', 'NEG')`,
      [newId(), id],
    );
    const url = of(id, '/picks');
    const { html } = await world.face.open('front door', url);
    const picks = [...html.matchAll(/name="pick"[^>]*value="([^"]+)"/g)].map(([, value = '']) => value);
    expect(picks.length).toBe(2);
    expect((await send(url, {})).status).toBe(422);
    await send(url, { pick: picks[0] ?? '' });
    const words = await read(id);
    expect(words).toContain('Plan to keep safe began');
    expect(words).not.toContain('Plan to keep safe ended');
    const left = (await world.face.open('front door', url)).words;
    expect(left).not.toContain('Plan to keep safe began');
    expect(left).toContain('Plan to keep safe ended');
  });

  it('fills the form with the day and with nobody’s words; what is not there is not taken', async () => {
    const id = await world.person('Vito', '2015-01-01');
    const entry = newId();
    await world.rows(
      `insert into practice.entry (id, person_id, event_id, kind, happened_on, place, seen, sleeps) values ($1, $2, $3, 'visit', '2026-02-03', 'where they live', 'alone', 'as recorded')`,
      [entry, id, newId()],
    );
    await world.rows(
      `insert into practice.entry_passage (id, person_id, entry_id, place, about, words) values ($1, $2, $3, 0, 'purpose', 'quilpassage')`,
      [newId(), id, entry],
    );
    const form = await world.face.open('front door', of(id, `/events?item=${entry}&kind=entry`));
    expect(form.html).toContain('value="Our record of 3 February 2026"');
    expect(form.html).not.toContain('quilpassage');
    expect((await world.face.open('front door', of(id, `/events?item=${newId()}&kind=entry`))).status).toBe(
      404,
    );
  });
});

/** A visit to a child on 3 February 2026 with one passage, for one person where that is said. */
async function plantVisit(person: string, words: string, reader: string | null = null) {
  const [entry, passage] = [newId(), newId()];
  await world.rows(
    `insert into practice.entry (id, person_id, event_id, kind, happened_on, place, seen, sleeps) values ($1, $2, $3, 'visit', '2026-02-03', 'where they live', 'alone', 'as recorded')`,
    [entry, person, newId()],
  );
  await world.rows(
    `insert into practice.entry_passage (id, person_id, entry_id, place, about, words, audience, named_id) values ($1, $2, $3, 0, 'words', $4, $5, $6)`,
    [passage, person, entry, words, reader === null ? 'staff' : 'named', reader],
  );
  return { entry, passage, page: `/children/${person}/entries/${entry}` };
}

const timelineOf = async (role: 'director' | 'front door', id: string) =>
  (await world.face.open(role, `/children/${id}/timeline?significant=yes`)).words;

describe('marking from an entry', () => {
  it('makes a line of the chronology, marks the timeline, and both go when it is taken out', async () => {
    const id = await world.person('Xenia', '2015-01-01');
    const { entry, page } = await plantVisit(id, 'quilasked');
    const url = of(id, `/events?item=${entry}&kind=entry&from=entry`);
    expect((await world.face.open('front door', page)).html).toContain(url.replaceAll('&', '&amp;'));
    expect(await timelineOf('director', id)).not.toContain('quilasked');
    const sent = { words: 'quilmarked', item: entry, kind: 'entry', from: 'entry', event: newId() };
    expect((await add(id, sent)).to).toBe(`${page}?saved=significant`);
    expect((await add(id, sent)).to).toBe(`${page}?saved=before`);
    expect((await world.face.open('director', page)).words).toContain('3 May 2024: quilmarked');
    expect(await read(id)).toContain('quilmarked');
    expect(await timelineOf('director', id)).toContain('quilasked');
    const { event, seen } = await find('quilmarked');
    const line = of(id, `/events/${event}`);
    await send(`${line}/removal`, { why_out: 'Not for the story', seen }, line);
    expect((await world.face.open('director', page)).words).not.toContain('quilmarked');
    expect(await timelineOf('director', id)).not.toContain('quilasked');
    expect(
      (await world.rows('select 1 from practice.chronology_event where event_id = $1', [event])).length,
    ).toBe(2);
  });

  it('of words for one person is for that person: nobody else reads the line or sees a mark', async () => {
    const id = await world.person('Yara', '2015-01-01');
    const [row] = await world.rows("select id from access.account where name = 'front door'");
    const { entry, passage, page } = await plantVisit(id, 'quilsecret', String(row?.['id']));
    const from = `item=${entry}&kind=entry&from=entry&passage=${passage}`;
    const form = await world.face.open('front door', of(id, `/events?${from}`));
    expect(form.words).toContain('quilsecret');
    expect(form.words).toContain('Only who may read these words will read it');
    const sent = { words: 'quilonlyone', item: entry, kind: 'entry', from: 'entry', passage };
    expect((await add(id, sent)).to).toBe(`${page}?saved=significant`);
    expect((await world.face.open('front door', page)).words).toContain('quilonlyone');
    expect(await timelineOf('front door', id)).toContain('quilsecret');
    for (const url of [page, of(id), `/children/${id}/timeline`])
      expect((await world.face.open('director', url)).words, url).not.toContain('quilonlyone');
    expect(await timelineOf('director', id)).toContain('Nothing of what you may read fits');
    const other = await plantVisit(id, 'quilother');
    expect(
      (
        await world.face.open(
          'front door',
          of(id, `/events?item=${other.entry}&kind=entry&passage=${passage}`),
        )
      ).status,
    ).toBe(404);
  });
});

describe('who reads a chronology', () => {
  it('has brothers and sisters each on their own, and no words of one in another’s', async () => {
    const { ava, ben } = world;
    await add(ava, { words: 'quilavasown' });
    await add(ben, { words: 'quilbensown' });
    expect(await read(ava)).not.toContain('quilbensown');
    const both = await read(ava, `?with-${ben}=yes`);
    const [avas = '', bens = ''] = both.split('Chronology: ').slice(-2);
    expect([avas.includes('quilavasown'), avas.includes('quilbensown')]).toEqual([true, false]);
    expect([bens.includes('quilavasown'), bens.includes('quilbensown')]).toEqual([false, true]);
  });

  it('does not see an event that names somebody whom they may not see', async () => {
    const { ava, ben, face } = world;
    await add(ava, { words: 'Shared a room with Ben quilroom' });
    expect(await read(ava)).toContain('quilroom');
    const id = await plantRestriction(face.owner, { level: 'R2', subjects: [ben] });
    const pages = [
      await read(ava),
      (await face.open('director', `/children/${ava}/timeline?words=quilroom`)).words,
    ];
    await face.owner.query('delete from access.restriction_subject where restriction_id = $1', [id]);
    for (const words of pages) expect(words).not.toContain('quilroom');
  });

  it('does not see what was taken from an entry for somebody else', async () => {
    const id = await world.person('Wanda', '2015-01-01');
    const [row] = await world.rows("select id from access.account where name = 'front door'");
    const entry = newId();
    await world.rows(
      `insert into practice.entry (id, person_id, event_id, kind, happened_on, place, seen, sleeps, restricted_to, recorded_by)
         values ($1, $2, $3, 'visit', '2026-02-03', 'where they live', 'alone', 'as recorded', $4, $4)`,
      [entry, id, newId(), row?.['id']],
    );
    expect((await add(id, { words: 'quilrestricted', item: entry, kind: 'entry' })).to).toBe(
      of(id, '?saved=yes'),
    );
    expect((await world.face.open('front door', of(id))).words).toContain('quilrestricted');
    for (const role of ['director', 'guardian', 'service manager'] as const)
      expect((await world.face.open(role, of(id))).words, role).not.toContain('quilrestricted');
  });
});

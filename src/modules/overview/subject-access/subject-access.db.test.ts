import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SixYears } from '../../../../test/support/six-years.ts';
import { plantSixYears } from '../../../../test/support/six-years.ts';
import type { StaffFace } from '../../../../test/support/staff-face.ts';
import { startStaffFace } from '../../../../test/support/staff-face.ts';
import { newId } from '../../../platform/ids/ids.ts';

let face: StaffFace;
let ava: SixYears;
let base = '';

beforeAll(async () => {
  face = await startStaffFace();
  ava = await plantSixYears(face.owner);
  base = `/people/${ava.child}/subject-access`;
});
afterAll(() => face.close());

const dated = (name: string, on: string) => {
  const [year = '', month = '', day = ''] = on.split('-');
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
};

async function ask(more: Readonly<Record<string, string>> = {}): Promise<string> {
  const fields = {
    asked_by: 'the person',
    asker_name: 'Ava Inventedly',
    ...dated('received_on', '2026-11-01'),
    ...more,
  };
  const { to } = await face.send('guardian', base, { on: `${base}/new`, fields });
  return to;
}

const version = async (url: string) =>
  /name="version" value="(\d+)"/.exec((await face.open('guardian', url)).html)?.[1] ?? '';

async function step(url: string, name: string, fields: Readonly<Record<string, string>> = {}) {
  return face.send('guardian', url, {
    on: url,
    fields: { step: name, version: await version(url), ...fields },
  });
}

/** Decides every passage that waits, as the review's own form would. */
async function decideAll(url: string, choice: 'in' | 'out'): Promise<void> {
  const { html: first } = await face.open('guardian', `${url}/review`);
  const waiting = [
    ...first.matchAll(/review\?chapter=(\d+)&amp;page=1"[^>]*>[^<]*<\/a> \d+, \d+ to decide/g),
  ];
  for (const [, chapter = ''] of waiting) {
    const on = `${url}/review?chapter=${chapter}&page=1`;
    const { html } = await face.open('guardian', on);
    const fields: Record<string, string> = {};
    for (const [, index = '', key = ''] of html.matchAll(/name="key-(\d+)" value="([^"]+)"/g)) {
      const own = html.slice(html.indexOf(`name="key-${index}"`)).split('</fieldset>')[0] ?? '';
      if (!own.includes('type="radio"') || own.includes('checked')) continue;
      fields[`key-${index}`] = key;
      fields[`choice-${index}`] = choice;
      fields[`reason-${index}`] = choice === 'out' ? 'third party' : '';
    }
    await face.send('guardian', on, { on, fields });
  }
}

describe('a request for what is held', () => {
  it('is due a calendar month after it came, on a working day, and waits until it is known who asks', async () => {
    const { words } = await face.open('guardian', await ask());
    expect(words).toContain('Due 1 December 2026, 9 days left (nobody has checked yet who is asking)');
  });

  it('keeps what was typed when who asks for somebody else shows no authority', async () => {
    const fields = {
      asked_by: 'a solicitor',
      asker_name: 'Made Up and Partners',
      ...dated('received_on', '2026-11-01'),
    };
    const { status, words, html } = await face.send('guardian', base, { on: `${base}/new`, fields });
    expect(status).toBe(422);
    expect(words).toContain('Say what shows that they may ask');
    expect(html).toContain('Made Up and Partners');
  });

  it('stops the clock while something is made clear, and goes on by as many days', async () => {
    const url = await ask();
    await step(url, 'pause', { what: 'Which years?', ...dated('asked_on', '2026-11-05') });
    expect((await face.open('guardian', url)).words).toContain('Stopped since 5 November 2026');
    await step(url, 'resume', { answer: 'All of them', ...dated('answered_on', '2026-11-15') });
    expect((await face.open('guardian', url)).words).toContain('Due 11 December 2026');
  });

  it('says that somebody else changed it, and keeps what was typed', async () => {
    const url = await ask();
    const { status, words, html } = await face.send('guardian', url, {
      on: url,
      fields: { step: 'extend', version: '7', extended_because: 'Four hundred pages of typed words' },
    });
    expect(status).toBe(422);
    expect(words).toContain('Somebody else changed this request');
    expect(html).toContain('Four hundred pages of typed words');
  });

  it('stands on the list of those that wait, for information governance and the director only', async () => {
    await ask();
    expect((await face.open('director', '/subject-access')).words).toContain('Ava Inventedly');
    expect((await face.open('social worker', '/subject-access')).status).toBe(403);
    expect((await face.send('director', base, { on: '/subject-access' })).status).toBe(403);
  });
});

describe('a copy for somebody with six years in care', () => {
  it('is not prepared before it is known who asks, nor while passages wait for a decision', async () => {
    const url = await ask();
    expect((await step(url, 'prepare')).words).toContain('Say first how you know who is asking');
    await step(url, 'identity', {
      identity_how: 'Known to her adviser',
      ...dated('identity_on', '2026-11-01'),
    });
    expect((await step(url, 'prepare')).words).toMatch(/\d+ passages wait for your decision/);
  });

  it('tells her life, leaves out what is not hers, and is the same in print and as data', async () => {
    const url = await ask();
    await step(url, 'identity', {
      identity_how: 'Known to her adviser',
      ...dated('identity_on', '2026-11-01'),
    });
    await decideAll(url, 'out');
    expect((await step(url, 'prepare')).to).toBe(url);
    expect((await step(url, 'release', { released_how: 'In person' })).words).toContain(
      'Whoever prepared a copy does not release it',
    );
    // A colleague prepared it, as far as the database knows.
    await face.owner.query(
      "update overview.subject_access_request set prepared_by = $1 where state = 'prepared'",
      [newId()],
    );
    await step(url, 'release', { released_how: 'In person, with her adviser' });
    const { words } = await face.open('guardian', `${url}/copy`);
    const data = (await face.open('guardian', `${url}/copy/data`)).html;
    for (const told of [
      'you came into care. You went to live with foster carers',
      'Sam Inventedly is your brother',
      'Grace Madeup (social worker)',
      'when you were 10',
      'Two records say different things about where you lived',
      'shared with Northmoor police',
      'nobody knew where you were',
    ])
      for (const form of [words, data]) expect(form).toContain(told);
    for (const hidden of ['Refuge', 'ZA9 9ZZ', 'Nobodyknows', 'somebody who knew you or your family'])
      for (const form of [words, data]) expect(form).not.toContain(hidden);
    expect(words).toContain('It was an address that has to stay private');
    expect(words).toContain('Information Commissioner');
  });

  it('keeps every decision when a fact changes afterwards, and marks what is new', async () => {
    const url = await ask();
    await decideAll(url, 'in');
    await face.owner.query(
      "update care.missing_episode set ends = '2022-12-27' where person_id = $1 and kind = 'M'",
      [ava.child],
    );
    const { words } = await face.open('guardian', `${url}/review`);
    expect(words).toContain('came or changed after you began');
    const count = await face.owner.query(
      'select count(*)::int as n from overview.subject_access_decision where taken_back_at is null',
    );
    expect(count.rows[0].n).toBeGreaterThan(3);
    expect(words).not.toContain('wait for your decision');
  });

  it('takes back what was saved last with one press', async () => {
    const url = await ask();
    await decideAll(url, 'in');
    const { words: before } = await face.open('guardian', `${url}/review`);
    expect(before).toContain('Every passage is decided');
    await face.send('guardian', `${url}/review/undo`, { on: `${url}/review` });
    expect((await face.open('guardian', `${url}/review`)).words).toMatch(/\d+ wait for your decision/);
  });

  it('refuses a kept copy whose text was changed', async () => {
    await face.owner.query(
      "update overview.subject_access_copy set content = replace(content, 'Sam', 'Tim')",
    );
    const { rows } = await face.owner.query<{ id: string }>(
      "select id from overview.subject_access_request where state = 'released'",
    );
    expect((await face.open('guardian', `${base}/${rows[0]?.id ?? ''}/copy`)).status).toBe(500);
  });
});

import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantRestriction } from '../../../../test/access/plant-restriction.ts';
import { plantAccount } from '../../../../test/access/access-world.ts';
import type { SixYears } from '../../../../test/support/six-years.ts';
import { plantSixYears } from '../../../../test/support/six-years.ts';
import type { StaffFace } from '../../../../test/support/staff-face.ts';
import { startStaffFace } from '../../../../test/support/staff-face.ts';

let face: StaffFace;
let ava: SixYears;
let base = '';
beforeAll(async () => {
  face = await startStaffFace();
  ava = await plantSixYears(face.owner);
  base = `/people/${ava.child}/subject-access`;
}, 120_000);
afterAll(() => face.close());

const dated = (name: string, on: string) => {
  const [year = '', month = '', day = ''] = on.split('-');
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
};
async function ask(): Promise<string> {
  const fields = { asked_by: 'the person', asker_name: 'Ava', ...dated('received_on', '2026-11-01') };
  return (await face.send('guardian', base, { on: `${base}/new`, fields })).to;
}
async function step(url: string, name: string, fields: Readonly<Record<string, string>> = {}) {
  const version = /name="version" value="(\d+)"/.exec((await face.open('guardian', url)).html)?.[1] ?? '';
  return face.send('guardian', url, { on: url, fields: { step: name, version, ...fields } });
}
const count = async (text: string) =>
  (await face.owner.query<{ n: number }>(`select count(*)::int as n from ${text}`)).rows[0]?.n;

/** Puts every waiting passage in and prepares the copy, as if a colleague had. */
async function prepared(url: string): Promise<void> {
  await step(url, 'identity', { identity_how: 'Her passport', ...dated('identity_on', '2026-11-02') });
  const { html: first } = await face.open('guardian', `${url}/review`);
  for (const [, chapter = ''] of first.matchAll(
    /review\?chapter=(\d+)&amp;page=1"[^>]*>[^<]*<\/a> \d+, \d+ to decide/g,
  )) {
    const on = `${url}/review?chapter=${chapter}&page=1`;
    const { html } = await face.open('guardian', on);
    const fields: Record<string, string> = {};
    for (const [, index = '', key = ''] of html.matchAll(/name="key-(\d+)" value="([^"]+)"/g)) {
      const own = html.slice(html.indexOf(`name="key-${index}"`)).split('</fieldset>')[0] ?? '';
      if (!own.includes('type="radio"') || own.includes('checked')) continue;
      Object.assign(fields, { [`key-${index}`]: key, [`choice-${index}`]: 'in' });
    }
    await face.send('guardian', on, { on, fields });
  }
  expect((await step(url, 'prepare')).status).toBe(303);
  const colleague = await plantAccount(face.owner, 'guardian');
  await face.owner.query('update overview.subject_access_request set prepared_by = $2 where id = $1', [
    url.split('/').at(-1),
    colleague,
  ]);
}

describe('steps of a request that cross each other', () => {
  it('say which day is wrong, and that something is being made clear already', async () => {
    const url = await ask();
    await step(url, 'pause', { what: 'Which years?', ...dated('asked_on', '2026-11-10') });
    const twice = await step(url, 'pause', { what: 'Which homes?', ...dated('asked_on', '2026-11-11') });
    expect(twice.status).toBe(422);
    expect(twice.words).toContain('Something is being made clear already');
    const before = await step(url, 'resume', {
      answer: 'All of them',
      ...dated('answered_on', '2026-11-05'),
    });
    expect(before.status).toBe(422);
    expect(before.words).toContain('must not be before they were asked, on 10 November 2026');
    expect(before.html).toContain('All of them');
  });

  it('do not say that a decision was saved that came after the copy was prepared', async () => {
    const url = await ask();
    const on = `${url}/review`;
    const { html } = await face.open('guardian', on);
    const [, key = ''] = /name="key-0" value="([^"]+)"/.exec(html) ?? [];
    await prepared(url);
    const kept = await count('overview.subject_access_decision');
    const late = await face.send('guardian', on, {
      on,
      fields: { 'key-0': key, 'choice-0': 'out', 'reason-0': 'third party' },
    });
    expect(late.status).toBe(422);
    expect(late.words).toContain('was not kept');
    expect(await count('overview.subject_access_decision')).toBe(kept);
  });

  it('do not release a copy that names somebody whose record was restricted since', async () => {
    const url = await ask();
    await prepared(url);
    expect((await face.open('guardian', `${url}/copy`)).words).toMatch(/\bSam\b/);
    await plantRestriction(face.owner, { level: 'R2', subjects: [ava.brother] });
    const refused = await step(url, 'release', { released_how: 'In person' });
    expect(refused.status).toBe(422);
    expect(refused.words).toContain('would not be told like this any more');
    expect(refused.words).not.toMatch(/is restricted|Sam\b/);
    await step(url, 'reopen');
    await prepared(url);
    expect((await step(url, 'release', { released_how: 'In person' })).status).toBe(303);
    expect((await face.open('guardian', `${url}/copy`)).words).not.toMatch(/\bSam\b/);
  });

  it('weigh a copy again that was released before: what would not be told any more is not shown, and its mark stays', async () => {
    await face.owner.query("update access.restriction set starts = '2027-01-01', review_by = '2027-06-01'");
    const url = await ask();
    await prepared(url);
    expect((await step(url, 'release', { released_how: 'In person' })).status).toBe(303);
    const released = await face.open('guardian', `${url}/copy`);
    expect(released.words).toMatch(/\bSam\b/);
    expect(released.words).not.toContain('not be told like this any more');
    const { html: file } = await face.open('guardian', `${url}/copy/data`);
    const mark = createHash('sha256').update(file).digest('hex');
    expect(released.words).toContain(`Its mark is ${mark}`);

    await plantRestriction(face.owner, { level: 'R2', subjects: [ava.brother] });
    const after = await face.open('guardian', `${url}/copy`);
    expect(after.words).not.toMatch(/\bSam\b|restricted/);
    expect(after.words).toMatch(/\d+ passages? (is|are) not shown/);
    expect(after.words).toContain(`Its mark is ${mark}`);
    const { html: fileAfter } = await face.open('guardian', `${url}/copy/data`);
    expect(fileAfter).not.toMatch(/\bSam\b/);
    expect(JSON.parse(fileAfter)).toMatchObject({ releasedSha256: mark });
    const { rows } = await face.owner.query<{ own: string; sha256: string }>(
      `select encode(sha256(convert_to(content, 'UTF8')), 'hex') as own, sha256 from overview.subject_access_copy
        where request_id = $1`,
      [url.split('/').at(-1)],
    );
    expect(rows).toEqual([{ own: mark, sha256: mark }]);
  });
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { StaffFace } from '../../../../test/support/staff-face.ts';
import { startStaffFace } from '../../../../test/support/staff-face.ts';
import type { Role } from '../actions/role.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { tidy } from '../../../apps/tidy.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';

let face: StaffFace;
beforeAll(async () => void (face = await startStaffFace()));
afterAll(() => face.close());

const clerk = 'front door';
const list = '/account/drafts';
const wordsOf = (text: string) => new URLSearchParams({ words: text }).toString();

type Saving = {
  readonly id: string;
  readonly text: string;
  readonly saves: number;
  readonly page?: string;
  readonly role?: Role;
};
const save = async ({ id, text, saves, page = '/search', role = clerk }: Saving) => {
  const fields = {
    id,
    form: `${page}#words`,
    page,
    title: 'A form',
    typed: wordsOf(text),
    saves: String(saves),
  };
  const { status, html } = await face.send(role, list, { on: list, fields });
  return status === 200 ? Object.keys(JSON.parse(html) as object) : status;
};
const found = async (page: string, role: Role = clerk) => {
  const { html } = await face.open(role, `${list}/found?forms=${encodeURIComponent(`${page}#words`)}`);
  return (JSON.parse(html) as { drafts: readonly { typed: string }[] }).drafts.map(({ typed }) => typed);
};

/** A child whose record is kept back from everybody but one manager. */
async function hide(child: string): Promise<void> {
  await face.owner.query("insert into people.person (id, sex) values ($1, 'F')", [child]);
  const restriction = newId();
  await face.owner.query(
    `insert into access.restriction (id, level, why, reason, guardian_id, starts, review_by)
       select $1, 'R3', 'other', 'invented', account_id, '2026-01-01', '2027-01-01'
         from access.role_grant where role = 'service manager'`,
    [restriction],
  );
  await face.owner.query(
    'insert into access.restriction_subject (restriction_id, subject_id) values ($1, $2)',
    [restriction, child],
  );
}

it('keeps the newest that a page saved, and does not say that what came late is saved', async () => {
  const id = newId();
  expect(await save({ id, text: 'I will', saves: 1 })).toEqual(['saved']);
  expect(await save({ id, text: 'I will ask', saves: 3 })).toEqual(['saved']);
  expect(await save({ id, text: 'I will a', saves: 2 })).toEqual(['stale']);
  expect(await save({ id, text: 'I will ask', saves: 3 })).toEqual(['saved']);
  expect(await found('/search')).toEqual([wordsOf('I will ask')]);
  expect((await face.open(clerk, list)).words).toContain('I will ask');
});

it('shows it to nobody else, and lets nobody else save over it', async () => {
  const id = newId();
  await save({ id, text: 'mine alone', saves: 1 });
  expect((await face.open('service manager', list)).words).not.toContain('mine alone');
  const fields = {
    id,
    form: '/search#words',
    page: '/search',
    title: 'x',
    typed: wordsOf('theirs'),
    saves: '9',
  };
  const { html } = await face.send('service manager', list, { on: list, fields });
  expect(JSON.parse(html)).toEqual({ gone: 'yes' });
  const thrown = await face.send('service manager', `${list}/${id}`, { on: list, fields: { step: 'throw' } });
  expect(thrown.status).toBe(404);
  expect(await found('/search')).toContain(wordsOf('mine alone'));
});

it('ends with the form that is taken, in its transaction, and not with one that has to be mended', async () => {
  const [id, role] = [newId(), 'analyst'] as const;
  await save({ id, text: 'a reason', saves: 1, page: '/account/proof', role });
  const mend = await face.send(role, '/account/proof', { on: '/account/password', fields: { _draft: id } });
  expect(mend.status).toBe(422);
  expect(await found('/account/proof', role)).toEqual([wordsOf('a reason')]);
  const taken = await face.send(role, '/account/sign-out-everywhere', {
    on: '/account/password',
    fields: { _draft: id },
  });
  expect(taken.status).toBe(303);
  const { rows } = await face.owner.query('select typed, ended_as from access.form_draft where id = $1', [
    id,
  ]);
  expect(rows).toEqual([{ typed: '', ended_as: 'sent' }]);
});

it('is as if it were not there once whom its address names is hidden from its writer', async () => {
  const writer = 'social worker';
  const [id, child] = [newId(), newId()];
  const page = `/children/${child}/wishes/new`;
  const fields = {
    id,
    form: `${page}#words`,
    page,
    title: 'A wish: Una',
    typed: wordsOf('quilhidden'),
    saves: '1',
  };
  await face.send(writer, list, { on: list, fields });
  expect((await face.open(writer, list)).words).toContain('quilhidden');
  await hide(child);
  expect((await face.open(writer, list)).words).not.toMatch(/quilhidden|Una/);
  const again = await face.send(writer, list, { on: list, fields: { ...fields, saves: '2' } });
  expect(JSON.parse(again.html)).toEqual({ gone: 'yes' });
});

it('is listed in the words of its page, without whoever is hidden from its writer by now', async () => {
  const [id, kim, lee] = [newId(), newId(), newId()];
  const typed = new URLSearchParams([
    ['howSeen', 'not-alone'],
    ['day-day', '12'],
    ['day-month', '11'],
    ['child', kim],
    ['child', lee],
    [`${lee}-words`, 'quillee'],
    ['unknownField', 'as before'],
  ]);
  const labels = new URLSearchParams([
    ['howSeen', 'How was Kim seen?'],
    ['howSeen=not-alone', 'Seen, not alone'],
    ['day-day', 'When was it?'],
    ['day-month', 'When was it?'],
    ['child', 'Whom is it about?'],
    [`child=${kim}`, 'Kim Quillfold'],
    [`child=${lee}`, 'Lee Quillfold'],
    [`${lee}-words`, 'Words of Lee'],
  ]);
  const form = '/visits/new#labelled';
  const fields = {
    id,
    form,
    page: '/visits/new',
    title: 'A visit',
    typed: `${typed}`,
    labels: `${labels}`,
    saves: '1',
  };
  await face.send('reviewing officer', list, { on: list, fields });
  const read = async () => (await face.open('reviewing officer', list)).words;
  expect(await read()).toMatch(/How was Kim seen\?\s+Seen, not alone\s+When was it\?\s+12 \/ 11\s/);
  expect(await read()).toMatch(
    /Whom is it about\?\s+Kim Quillfold \/ Lee Quillfold\s+Words of Lee\s+quillee\s/,
  );
  expect(await read()).toMatch(/Unknown field\s+as before/);
  // What goes back into the form is what was typed, and nothing else.
  const { html } = await face.open('reviewing officer', `${list}/found?forms=${encodeURIComponent(form)}`);
  expect((JSON.parse(html) as { drafts: { typed: string }[] }).drafts[0]?.typed).toBe(`${typed}`);
  await hide(lee);
  expect(await read()).toContain('Kim Quillfold');
  expect(await read()).not.toMatch(/Lee|quillee/);
});

it('refuses what no page of ours sends, and is tidied away', async () => {
  expect(await save({ id: 'x', text: 'a', saves: 1 })).toBe(400);
  expect(await save({ id: newId(), text: 'a', saves: 0 })).toBe(400);
  expect(await save({ id: newId(), text: 'a'.repeat(200_001), saves: 1 })).toBe(400);
  expect(await save({ id: newId(), text: 'a', saves: 1, page: 'elsewhere.example' })).toBe(400);
  const count = async () => (await face.owner.query('select from access.form_draft')).rows.length;
  await face.owner.query("update access.form_draft set saved_at = now() - interval '31 days'");
  expect(await count()).toBeGreaterThan(0);
  await face.database.transaction({ account: null, role: 'loader' }, plainDate('2026-11-22'), tidy);
  expect(await count()).toBe(0);
});

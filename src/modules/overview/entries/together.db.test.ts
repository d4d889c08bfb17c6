import { afterAll, beforeAll, expect, it } from 'vitest';
import { plantPerson } from '../../../../test/access/access-world.ts';
import { plantRestriction } from '../../../../test/access/plant-restriction.ts';
import type { StaffFace } from '../../../../test/support/staff-face.ts';
import { startStaffFace } from '../../../../test/support/staff-face.ts';
import { newId } from '../../../platform/ids/ids.ts';

let face: StaffFace;
beforeAll(async () => {
  face = await startStaffFace();
});
afterAll(() => face.close());

const words = {
  ...{
    'visited_on-day': '20',
    'visited_on-month': '11',
    'visited_on-year': '2026',
    place: 'where they live',
  },
  ...{ gained: 'A plan for Monday', sleeps: 'as recorded', seen_0: 'alone', step: 'finish' },
};

/** Two invented brothers, and a visit to both that is being written. */
async function begin(): Promise<{ readonly form: string; readonly other: string }> {
  const [{ person }, { person: other }] = [await plantPerson(face.owner), await plantPerson(face.owner)];
  await face.owner.query(`update people.person set birth_date = '2016-05-03' where id = any($1)`, [
    [person, other],
  ]);
  await face.owner.query(
    `insert into people.relationship (id, person_id, other_id, role, other_role) values ($1, $2, $3, 'brother', 'brother')`,
    [newId(), person, other],
  );
  const on = `/children/${person}/entries`;
  const { to } = await face.send('front door', `/children/${person}/visits`, { on });
  return { form: to, other };
}

async function finish(form: string, fields: Readonly<Record<string, string>>): Promise<void> {
  const { html } = await face.open('front door', form);
  const version = /name="version" value="(\d+)"/.exec(html)?.[1] ?? '';
  const { to } = await face.send('front door', form, { on: form, fields: { ...words, ...fields, version } });
  expect(to).toContain('saved=yes');
}

async function togetherOf(purpose: string): Promise<readonly unknown[]> {
  const { rows } = await face.owner.query<Record<string, unknown>>(
    'select also_of from practice.entry_passage where words = $1',
    [purpose],
  );
  return rows.map((row) => row['also_of']);
}

it('keeps the words of all with a brother who was hidden while they were written', async () => {
  const { form, other } = await begin();
  await plantRestriction(face.owner, { level: 'R2', subjects: [other] });
  await finish(form, { purpose: 'Begun with both' });
  expect(await togetherOf('Begun with both')).toEqual([[other]]);
});

it('keeps them with a brother who was not part of it after all', async () => {
  const { form, other } = await begin();
  await finish(form, { purpose: 'Begun with him too', seen_1: 'not part' });
  expect(await togetherOf('Begun with him too')).toEqual([[other]]);
});

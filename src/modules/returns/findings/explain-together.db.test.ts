import { afterAll, beforeAll, expect, it } from 'vitest';
import type { StaffFace } from '../../../../test/support/staff-face.ts';
import { startStaffFace } from '../../../../test/support/staff-face.ts';
import { newId } from '../../../platform/ids/ids.ts';

let test: StaffFace;
const [person, finding] = [newId(), newId()];
const on = `/children/${person}/findings/${finding}`;
beforeAll(async () => {
  test = await startStaffFace();
  await test.owner.query('insert into people.person (id) values ($1)', [person]);
  await test.owner.query(
    `insert into returns.finding (id, form, year, rule, is_query, table_name, row_number, person_id, source_key, cells, beside, looked_at, first_found_at)
     values ($1, 'ssda903', 2026, '103', false, 'Header', 0, $2::uuid, $2::text, '{"ETHNIC": null}', '[]', 'x', '2026-11-01T09:00:00Z')`,
    [finding, person],
  );
});
afterAll(() => test.close());

const explain = (role: 'analyst' | 'service manager', words: string, instead = '') =>
  test.send(role, `${on}/explanation`, { on, fields: { words, instead } });

it('shows who explains second what the first wrote, and keeps the second’s words until they are sent again', async () => {
  const first = await explain('analyst', 'The family has not been asked yet.');
  expect(first.to).toBe(on);
  const second = await explain('service manager', 'They were asked and did not wish to say.');
  expect(second.status).toBe(422);
  expect(second.words).toContain('Somebody explained it while you wrote');
  expect(second.words).toContain('The family has not been asked yet.');
  expect(second.html).toContain('They were asked and did not wish to say.');
  const instead = /name="instead" value="([^"]+)"/.exec(second.html)?.[1] ?? '';
  expect((await explain('service manager', 'They did not wish to say.', instead)).to).toBe(on);
  const page = await test.open('analyst', on);
  expect(page.words).toContain('They did not wish to say.');
  expect(page.words).toContain('The family has not been asked yet.');
});

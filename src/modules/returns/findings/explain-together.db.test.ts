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

it('keeps the values of a home that the one who explains is not shown', async () => {
  const hidden = newId();
  await test.owner.query(
    `insert into returns.finding (id, form, year, rule, is_query, table_name, row_number, person_id, source_key, cells, beside, looked_at, first_found_at)
     values ($1, 'ssda903', 2026, '392c', false, 'Episodes', 0, $2::uuid, $2::text, '{"PL_POST": "ZY96 1AA"}', '[]', 'x', '2026-11-01T09:00:00Z')`,
    [hidden, person],
  );
  await test.owner.query(
    `insert into people.address_withheld (id, person_id, from_id, why, decided_by, decided_on, starts, review_by)
     values ($1, $2, null, 'invented', 'An invented manager', '2020-01-01', '2020-01-01', '2027-01-01')`,
    [newId(), person],
  );
  const page = `/children/${person}/findings/${hidden}`;
  expect((await test.open('analyst', page)).words).toContain('Address withheld');
  const fields = { words: 'The postcode is right as it is.', instead: '' };
  expect((await test.send('analyst', `${page}/explanation`, { on: page, fields })).to).toBe(page);
  const { rows } = await test.owner.query('select cells from returns.explanation where rule = $1', ['392c']);
  expect(rows).toEqual([{ cells: { PL_POST: 'ZY96 1AA' } }]);
  expect((await test.open('analyst', page)).html).not.toContain('ZY96');
});

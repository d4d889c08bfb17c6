import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startAtWork } from '../testing/at-work.ts';
import type { AtWork } from '../testing/at-work.ts';
import { plantPerson, plantResidence } from '../testing/plant-people.ts';

let at: AtWork;
beforeAll(async () => {
  at = await startAtWork();
}, 120_000);
afterAll(async () => {
  expect(at.kith.failures).toEqual([]);
  await at.kith.close();
});

describe('the search page', () => {
  it('asks first, and offers to add somebody only after a search', async () => {
    const empty = await at.frontDoor.get('/search');
    expect(empty.text).toContain('Find a person');
    expect(empty.text).not.toContain('Add a person');
    const nobody = await at.frontDoor.get('/search?q=Zzyzxqw%20Vlkjhg');
    expect(nobody.text).toContain('Nobody found');
    expect(nobody.text).toContain('the year or the month of birth');
    expect(nobody.html).toContain('/people/new?q=Zzyzxqw%20Vlkjhg');
  });

  it('shows a child without a name by the child id, with the home and the worker', async () => {
    const child = await plantPerson(at.kith.owner, { born: '2014-12-03', ids: { local: '04000001' } });
    const { text, html } = await at.frontDoor.get('/search?q=04000001');
    expect(text).toContain('1 person');
    expect(text).toContain('Child 04000001 (name not recorded)');
    expect(text).toContain('11 years old · born 3 December 2014');
    expect(text).toContain('Matched: Child id');
    expect(html).toContain(`/children/${child}`);
  });

  it('says where a child in care lives and whose work it is', async () => {
    const name =
      await at.one(`select n.family as value from care.episode e join people.name n on n.person_id = e.person_id
      join workforce.allocation a on a.person_id = e.person_id and a.ends is null where e.ends is null limit 1`);
    const { text } = await at.frontDoor.get(`/search?q=${encodeURIComponent(name)}`);
    expect(text).toMatch(/Lives: [A-Z]/);
    expect(text).toMatch(/Worker: [A-Z]/);
  });

  it('does not tell a withheld address', async () => {
    const hidden = await plantPerson(at.kith.owner, { given: 'Hephzibah', family: 'Withheldson' });
    await plantResidence(at.kith.owner, hidden, { lines: '9 Secret Close', postcode: 'NM9 9ZZ' });
    await at.kith.owner.query('update people.residence set withheld = true where person_id = $1', [hidden]);
    const { text } = await at.frontDoor.get('/search?q=Withheldson');
    expect(text).toContain('Address withheld');
    expect(text).not.toContain('Secret Close');
  });

  it('finds children by the postcodes of their episodes', async () => {
    const postcode = await at.one(
      'select placement_postcode as value from care.episode where placement_postcode is not null and ends is null limit 1',
    );
    expect((await at.frontDoor.get(`/search?q=${encodeURIComponent(postcode)}`)).text).toContain(
      'Postcode of their home',
    );
  });

  it('audits whose records it showed, and not what was typed', async () => {
    await at.frontDoor.get('/search?q=04000001');
    const { rows } = await at.kith.owner.query<{ subjects: string[]; row: string }>(
      "select subjects, row_to_json(l)::text as row from access.read_log l where audit_name = 'PeopleSearch' order by id desc limit 1",
    );
    expect(rows[0]?.subjects).toHaveLength(1);
    expect(rows[0]?.row).not.toContain('04000001');
  });

  it('is not for a lead member, and shows a worker their own children only', async () => {
    expect((await at.leadMember.get('/search')).status).toBe(403);
    expect((await at.worker.get('/search?q=04000001')).text).toContain('Nobody found');
  });

  it('answers any text without breaking', async () => {
    for (const typed of [
      "'; drop table people.person; --",
      '\u0000',
      '%',
      '\\',
      '{}',
      '𝕏'.repeat(300),
      '1/1/0000',
      '((((',
      '12345678901234567890',
    ])
      expect((await at.frontDoor.get(`/search?q=${encodeURIComponent(typed)}`)).status, typed).toBe(200);
    expect((await at.frontDoor.get('/search?q=%E0%A4%A')).status).toBeLessThan(500);
  });
});

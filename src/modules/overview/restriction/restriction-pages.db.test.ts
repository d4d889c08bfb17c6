import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantStand } from '../../../../test/access/access-world.ts';
import type { Stand } from '../../../../test/access/access-world.ts';
import type { RestrictionFace } from '../../../../test/access/restriction-face.ts';
import { startRestrictionFace } from '../../../../test/access/restriction-face.ts';
import { plantCalled } from '../../../../test/access/restriction-world.ts';

let at: RestrictionFace;
let world: RestrictionFace['world'];
let visitor: RestrictionFace['visitor'];
let trail: RestrictionFace['trail'];
beforeAll(async () => {
  at = await startRestrictionFace();
  ({ world, visitor, trail } = at);
}, 120_000);
afterAll(async () => {
  expect(at.failures).toEqual([]);
  await at.close();
});

const kept = { level: 'R2', why: 'member of the council', reason: 'An invented councillor’s child' };
const review = { 'reviewBy-day': '1', 'reviewBy-month': '2', 'reviewBy-year': '2027' };
describe('restricting a record on its page', () => {
  let mine: Stand;
  let guardian: string;
  beforeAll(async () => {
    mine = await plantStand(at.test.owner, 'social worker', 'their worker now');
    guardian = await world.account('guardian');
  });

  it('offers those who work with the person to name, keeps what was typed when something lacks, and then hides it', async () => {
    const page = await visitor(guardian);
    const path = `/people/${mine.person}/restriction/new`;
    const form = await page.open(path);
    expect(form.words).toContain('Test social worker');
    expect(form.html).toContain('value="R3"');
    const lacking = await page.send(path, { ...kept, guardian: '', reason: 'Kept while mending' });
    expect(lacking.status).toBe(422);
    expect(lacking.words).toContain('Select who answers for it');
    expect(lacking.html).toContain('Kept while mending');
    const worker = await visitor(mine.account);
    expect((await worker.open(`/people/${mine.person}`)).status).toBe(200);
    const done = await page.send(path, { ...kept, ...review, guardian });
    expect(done.to).toBe(`/people/${mine.person}/restriction?done=made`);
    expect(await trail('RestrictionMake')).toEqual([mine.person]);
    for (const url of [
      `/people/${mine.person}`,
      `/children/${mine.person}`,
      `/people/${mine.person}/restriction`,
    ])
      expect((await worker.open(url)).status, url).toBe(404);
    expect((await worker.open(`/search?q=${mine.surname}`)).words).toContain('Nobody found');
  });

  it('says so on the person’s and the child’s page to who is named', async () => {
    const page = await visitor(guardian);
    for (const url of [`/people/${mine.person}`, `/children/${mine.person}`])
      expect((await page.open(url)).words, url).toContain('Restricted: kept to 1 named person');
  });

  it('names a colleague who is looked for, and takes them off again', async () => {
    const page = await visitor(guardian);
    const { id, version } = await world.inForce(mine.person);
    const path = `/people/${mine.person}/restriction/changes`;
    expect((await page.open(`${path}/name?of=${id}&q=social+wor`)).html).toContain(mine.account);
    await page.send(`${path}/name`, { of: id, version: String(version), account: mine.account });
    const worker = await visitor(mine.account);
    expect((await worker.open(`/people/${mine.person}`)).words).toContain('kept to 2 named people');
    expect((await worker.open(`/people/${mine.person}/restriction`)).words).not.toContain('Take off');
    await page.send(`${path}/unname`, { of: id, version: String(version), account: mine.account });
    expect((await worker.open(`/people/${mine.person}`)).status).toBe(404);
    expect(await trail('RestrictionChange')).toEqual([mine.person]);
  });

  it('tells the second of two who review at once, and keeps their words', async () => {
    const page = await visitor(guardian);
    const { id, version } = await world.inForce(mine.person);
    const path = `/people/${mine.person}/restriction/changes/review`;
    const fields = { ...review, of: id, version: String(version) };
    expect((await page.send(path, { ...fields, finding: 'First' })).to).toContain('done=review');
    const second = await page.send(path, { ...fields, finding: 'Words of the second' });
    expect(second.status).toBe(422);
    expect(second.words).toContain('Somebody else changed this while you were writing');
    expect(second.html).toContain('Words of the second');
    expect(second.html).toContain('id="meanwhile"');
  });

  it('leads who is not named back to the list, for there is nothing else that they may see', async () => {
    const manager = await world.account('service manager');
    const person = await plantCalled(at.test.owner, {
      given: 'Tamsin',
      family: 'Notmine',
      born: '2016-01-01',
    });
    const page = await visitor(manager);
    expect((await page.open(`/people/${person}/restriction/new`)).html).not.toContain('value="R3"');
    const done = await page.send(`/people/${person}/restriction/new`, { ...kept, ...review, guardian });
    expect(done.to).toBe('/restrictions?done=made');
    expect((await page.open(done.to)).words).toContain('You are not named');
    expect((await page.open(`/people/${person}/restriction`)).status).toBe(404);
    expect(
      (await page.send(`/people/${person}/restriction/new`, { ...kept, ...review, guardian })).status,
    ).toBe(404);
  });

  it('is loud in the list when a review is overdue', async () => {
    await at.test.owner.query(
      `update access.restriction set starts = '2026-01-01', review_by = '2026-02-01' where id = $1`,
      [(await world.inForce(mine.person)).id],
    );
    const words = (await (await visitor(guardian)).open('/restrictions')).words;
    expect(words).toContain('1 review is overdue.');
    expect(words).toMatch(/1 February 2026 Overdue/);
  });
});

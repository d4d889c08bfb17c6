import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { now } from '../../../../test/access/access-world.ts';
import type { RestrictionFace } from '../../../../test/access/restriction-face.ts';
import { startRestrictionFace } from '../../../../test/access/restriction-face.ts';
import { plantCalled } from '../../../../test/access/restriction-world.ts';
import { addHours } from '../../../platform/dates/instant.ts';

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

describe('the page for a call about a child whom nobody finds', () => {
  const call = { told: 'He is alone', rings: 'A school', ringBack: '01632 960000' };

  /** What the browser gets, and how many statements it took: without what differs between any two requests. */
  async function pass(page: Awaited<ReturnType<typeof visitor>>, fields: Readonly<Record<string, string>>) {
    const before = at.count();
    const sent = await at.face.inject({
      method: 'POST',
      url: '/call-back',
      headers: { cookie: page.cookie },
      payload: { _csrf: page.csrf, ...call, ...fields },
    });
    const after = await at.face.inject({
      url: String(sent.headers['location']),
      headers: { cookie: page.cookie },
    });
    const plain = (headers: Readonly<Record<string, unknown>>) =>
      Object.fromEntries(Object.entries(headers).filter(([name]) => !changing.has(name)));
    return {
      statuses: [sent.statusCode, after.statusCode],
      headers: [plain(sent.headers), plain(after.headers)],
      bytes: [sent.body, after.body],
      queries: at.count() - before,
    };
  }
  /** Headers that are other with every request. */
  const changing = new Set([
    'date',
    'x-request-id',
    'x-correlation-id',
    'x-ratelimit-remaining',
    'x-ratelimit-reset',
  ]);

  it('answers with the same bytes, status, headers and number of questions, whether a record is kept back or not', async () => {
    const guardian = await world.account('guardian');
    const duty = await world.account('front door');
    const people = [];
    for (const level of ['R1', 'R2', 'R3'] as const) {
      const person = await plantCalled(at.test.owner, {
        given: 'Ottoline',
        family: `Kept${level}`,
        born: '2016-05-04',
        local: `77${level}`,
      });
      await world.restricts(guardian, person, { level });
      people.push({ name: `Ottoline Kept${level}`, number: `77${level}` });
    }
    const page = await visitor(duty);
    // What the server does once for everybody is done by the first.
    await pass(page, { name: 'Nobody Before', number: '00001' });
    const nobody = await pass(page, { name: 'Nobody Whatsoever', number: '00000' });
    expect(nobody.statuses).toEqual([303, 200]);
    expect(nobody.queries).toBeGreaterThan(4);
    for (const asked of people) expect(await pass(page, asked)).toEqual(nobody);
  });

  it('keeps what was typed when something lacks', async () => {
    const page = await visitor(await world.account('front door'));
    const lacking = await page.send('/call-back', { ...call, name: '' });
    expect(lacking.status).toBe(422);
    expect(lacking.html).toContain('He is alone');
  });

  it('reaches the guardian, who lets the worker look for an hour and sees it', async () => {
    const [guardian, duty] = [await world.account('guardian'), await world.account('front door')];
    const person = await plantCalled(at.test.owner, {
      given: 'Peregrine',
      family: 'Inkpen',
      born: '2016-05-04',
    });
    await world.restricts(guardian, person, { level: 'R2' });
    const [asker, answerer] = [await visitor(duty), await visitor(guardian)];
    await asker.send('/call-back', { ...call, name: 'Peregrine Inkpen' });
    const calls = await answerer.open('/restrictions/call-backs');
    expect(calls.words).toContain('let Test front door look at the record of Peregrine Inkpen for 1 hour');
    expect(await trail('CallBacksRead')).toContain(person);
    const [, id = ''] = /call-backs\/([0-9a-f-]{36})[\s\S]*?of Peregrine Inkpen/.exec(calls.html) ?? [];
    const mine = /name="restriction-([0-9a-f-]{36})"[^>]*value="([0-9a-f-]{36})"/.exec(calls.html);
    const [call1 = '', restriction = ''] = [mine?.[1], (await world.inForce(person)).id];
    expect(id).not.toBe('');
    const lacking = await answerer.send(`/restrictions/call-backs/${call1}`, { [`said-${call1}`]: '' });
    expect(lacking.words).toContain('Select whether they may look');
    const done = await answerer.send(`/restrictions/call-backs/${call1}`, {
      [`restriction-${call1}`]: restriction,
      [`said-${call1}`]: 'Rang back',
    });
    expect(done.to).toBe('/restrictions/call-backs?done=answered');
    expect(await trail('CallBackAnswer')).toEqual([person]);
    expect((await asker.open('/call-back')).words).toContain('You may look at Peregrine Inkpen');
    expect((await asker.open(`/people/${person}`)).words).toContain('you are looking anyway until');
    const looks = await answerer.open('/restrictions/looks');
    expect(looks.words).toContain('1 look waits for you.');
    expect(looks.words).toContain('He is alone');
    at.setNow(addHours(now, 1));
    expect((await asker.open(`/people/${person}`)).status).toBe(404);
    at.setNow(now);
    const [, look = ''] = /looks\/([0-9a-f-]{36})/.exec(looks.html) ?? [];
    expect((await answerer.send(`/restrictions/looks/${look}`, {})).status).toBe(422);
    await answerer.send(`/restrictions/looks/${look}`, { [`finding-${look}`]: 'It was right' });
    expect(await trail('GlassLookSeen')).toEqual([person]);
    expect((await answerer.open('/restrictions/looks')).words).toContain('It was right');
  });
});

describe('a sensitive record', () => {
  it('is found as a name and whom to ask, and looked at with a reason', async () => {
    const [guardian, duty] = [await world.account('guardian'), await world.account('front door')];
    const person = await plantCalled(at.test.owner, {
      given: 'Xanthe',
      family: 'Umfreville',
      born: '2016-05-04',
    });
    await world.restricts(guardian, person, { level: 'R1' });
    const page = await visitor(duty);
    const found = await page.open('/search?q=Xanthe+Umfreville');
    expect(found.words).toContain('Xanthe Umfreville : sensitive record. Ask Test guardian.');
    expect(found.html).not.toContain(`/people/${person}`);
    expect(found.words).not.toContain('2016');
    for (const bookmark of [`/people/${person}`, `/children/${person}`, `/people/${person}/history`]) {
      const { status, to } = await page.open(bookmark);
      expect([status, to]).toEqual([303, `/sensitive/${person}`]);
    }
    const asked = await page.open(`/sensitive/${person}`);
    expect(asked.words).toContain('Ask Test guardian');
    expect(asked.words).not.toContain('2016');
    expect((await page.send(`/sensitive/${person}`, { reason: ' ' })).status).toBe(422);
    expect((await page.send(`/sensitive/${person}`, { reason: 'She is at the door' })).status).toBe(303);
    expect((await page.open(`/people/${person}`)).status).toBe(200);
    expect(await trail('LookAnyway')).toEqual([person]);
    expect((await page.open(`/sensitive/${person}`)).status).toBe(404);
  });

  it('is a page that is not there for every other level and for nobody', async () => {
    const [guardian, duty] = [await world.account('guardian'), await world.account('front door')];
    const page = await visitor(duty);
    const person = await plantCalled(at.test.owner, { given: 'Quentin', family: 'Tregenza' });
    await world.restricts(guardian, person, { level: 'R2' });
    const missing = await page.open(`/sensitive/00000000-0000-7000-8000-000000000000`);
    const hidden = await page.open(`/sensitive/${person}`);
    expect([hidden.status, missing.status]).toEqual([404, 404]);
    const same = (html: string) => html.replace(/Number: \S+/, '');
    expect(same(hidden.html)).toBe(same(missing.html));
    expect((await page.open(`/people/${person}`)).status).toBe(404);
    // A worker who would not see the child unrestricted is told nothing of a sensitive one either.
    const sensitive = await plantCalled(at.test.owner, { given: 'Drusilla', family: 'Inkpen' });
    await world.restricts(guardian, sensitive, { level: 'R1' });
    const worker = await visitor(await world.account('social worker'));
    expect((await worker.open(`/people/${sensitive}`)).status).toBe(404);
  });
});

describe('conflicts of interest', () => {
  it('are declared on a page, hide the record and are ended by information governance only', async () => {
    const [guardian, duty] = [await world.account('guardian'), await world.account('front door')];
    const person = await plantCalled(at.test.owner, { given: 'Drusilla', family: 'Smallpiece' });
    const [page, governance] = [await visitor(duty), await visitor(guardian)];
    expect((await page.send(`/people/${person}/conflict`, { account: duty, why: '' })).status).toBe(422);
    const done = await page.send(`/people/${person}/conflict`, { account: duty, why: 'My sister' });
    expect(done.to).toBe('/conflicts?done=declared');
    expect((await page.open(`/people/${person}`)).status).toBe(404);
    const own = await page.open('/conflicts');
    expect(own.words).toContain('My sister');
    expect(own.words).not.toContain('Drusilla');
    expect((await governance.open('/conflicts')).words).toContain('Drusilla Smallpiece');
    const [, id = ''] = /\/conflicts\/([0-9a-f-]{36})/.exec((await governance.open('/conflicts')).html) ?? [];
    expect((await page.send(`/conflicts/${id}`, { [`because-${id}`]: 'x' })).status).toBe(403);
    expect((await governance.send(`/conflicts/${id}`, { [`because-${id}`]: 'A mistake' })).to).toContain(
      'done=ended',
    );
    expect(await trail('ConflictEnd')).toEqual([person]);
    expect((await page.open(`/people/${person}`)).status).toBe(200);
  });

  it('are told without a record being looked for, with one answer whoever it is', async () => {
    const [guardian, duty] = [await world.account('guardian'), await world.account('front door')];
    const hidden = await plantCalled(at.test.owner, { given: 'Yolande', family: 'Ravenscroft' });
    await world.restricts(guardian, hidden, { level: 'R2' });
    const page = await visitor(duty);
    const answers = [];
    for (const name of ['Yolande Ravenscroft', 'Nobody Whatsoever'])
      answers.push((await page.send('/conflicts', { name, how: 'A cousin' })).to);
    expect(answers).toEqual(['/conflicts?done=told', '/conflicts?done=told']);
    const governance = await visitor(guardian);
    const list = await governance.open('/conflicts');
    expect(list.words).toContain('Test front door knows Yolande Ravenscroft');
    const [, id = ''] = /conflicts\/told\/([0-9a-f-]{36})/.exec(list.html) ?? [];
    expect((await governance.send(`/conflicts/told/${id}`, { [`outcome-${id}`]: 'Declared' })).to).toContain(
      'settled',
    );
    expect((await page.open('/conflicts')).words).not.toContain('Declared it');
  });
});

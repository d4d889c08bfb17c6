import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { now, plantPerson, plantStand, signIn } from '../../../../test/access/access-world.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import type { Answered } from '../../../../test/support/speech-engine.ts';
import { hasSpeech, speak, startEngine, startRealEngine } from '../../../../test/support/speech-engine.ts';
import { createFace } from '../../../apps/serve.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { makeWave } from '../../../platform/views/browser/wave.ts';
import { dropRecordings, transcribeWaiting } from '../../practice/index.ts';

let test: TestDatabase;
let face: FastifyInstance;
let me: { cookie: string; csrf: string };
let other: { cookie: string; csrf: string };
let child = '';
const stops: (() => Promise<void>)[] = [];

beforeAll(async () => {
  test = await testDatabase();
  face = await createFace({ database: test.database, face: 'staff', now: () => now });
  me = await signIn(test, (await plantStand(test.owner, 'front door', 'everyone, by the role')).account);
  other = await signIn(
    test,
    (await plantStand(test.owner, 'service manager', 'everyone, by the role')).account,
  );
  child = (await plantPerson(test.owner)).person;
});
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  await test.owner.query(
    "update practice.dictation set state = 'failed', failure = 'refused' where state = 'waiting'",
  );
});
afterAll(async () => {
  await face.close();
  await test.close();
});

const tone = makeWave(Float32Array.from({ length: 32_000 }, (_, at) => 0.4 * Math.sin(at / 15)));

/** Sets an engine that answers so, or where there is none. */
async function setEngine(address: string | null): Promise<void> {
  await test.owner.query(
    "insert into platform.setting (id, key, value) values ($1, 'practice.dictation-engine', $2)",
    [newId(), JSON.stringify({ address, model: 'made', language: 'en', sealedKey: null })],
  );
}
async function answering(answer: Answered) {
  const engine = await startEngine(() => Promise.resolve(answer));
  stops.push(engine.stop);
  await setEngine(engine.address);
  return engine;
}

const open = (url: string, who = me) => face.inject({ url, headers: { cookie: who.cookie } });
const send = (url: string, fields: Readonly<Record<string, string>>, who = me) =>
  face.inject({
    method: 'POST',
    url,
    headers: { cookie: who.cookie, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ ...fields, _csrf: who.csrf }).toString(),
  });

async function begin(): Promise<string> {
  await test.owner.query('update practice.entry_draft set version = version + 1');
  const begun = await send(`/children/${child}/visits`, {});
  expect(begun.statusCode, begun.body).toBe(303);
  return String(begun.headers.location);
}

function upload(visit: string, sound: Uint8Array, fields: Readonly<Record<string, string>> = {}) {
  const said = { _csrf: me.csrf, upload: newId(), told: 'yes', ...fields };
  const head = Object.entries(said).map(
    ([name, value]) => `--cut\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const file =
    '--cut\r\ncontent-disposition: form-data; name="sound"; filename="a.wav"\r\ncontent-type: audio/wav\r\n\r\n';
  return face.inject({
    method: 'POST',
    url: `${visit}/dictation`,
    headers: { cookie: me.cookie, 'content-type': 'multipart/form-data; boundary=cut' },
    payload: Buffer.concat([Buffer.from(head.join('') + file), sound, Buffer.from('\r\n--cut--\r\n')]),
  });
}

const rows = async (text: string, values: readonly unknown[] = []) =>
  (await test.owner.query<Record<string, unknown>>(text, [...values])).rows;
const draftOf = (visit: string) => visit.split('/').at(-1) ?? '';
async function theOne(visit: string): Promise<string> {
  const [row] = await rows('select id from practice.dictation where draft_id = $1', [draftOf(visit)]);
  return `${visit}/dictation/${String(row?.['id'])}`;
}
const transcribe = () => transcribeWaiting(test.database, undefined);

describe('dictation', () => {
  it('is off until an engine is set: no way to it, and nothing is taken', async () => {
    await setEngine(null);
    const visit = await begin();
    expect((await open(visit)).body).not.toContain('value="dictate"');
    const page = await open(`${visit}/dictation`);
    expect(page.body).toContain('switched off');
    expect(page.headers['permissions-policy']).toContain('microphone=()');
    expect((await upload(visit, tone)).statusCode).toBe(422);
  });

  it('is recorded, written down, checked and accepted into the visit behind what was typed', async () => {
    const { asked } = await answering({ body: '{"text": "She was not at home. Ben had 2 bruises."}' });
    const visit = await begin();
    await send(visit, { step: 'autosave', version: '1', happened: 'Typed before' });
    const page = await open(`${visit}/dictation`);
    expect(page.headers['permissions-policy']).toContain('microphone=(self)');
    expect(page.body).not.toMatch(/name="told"[^>]*checked/);
    const id = newId();
    expect((await upload(visit, tone, { upload: id })).json()).toEqual({ outcome: 'kept', upload: id });
    expect((await upload(visit, tone, { upload: id })).json()).toEqual({ outcome: 'kept', upload: id });
    const one = await theOne(visit);
    expect((await open(one)).body).toContain('Waiting to be written down');
    await transcribe();
    expect(asked.map(({ url }) => url)).toEqual(['/v1/audio/transcriptions']);
    const ready = await open(one);
    expect(ready.headers['content-security-policy']).toContain("media-src 'self'");
    expect(ready.body).toMatch(/kith-check--negation">not</);
    expect(ready.body).toContain('Typed before');

    const fields = { words_0: 'She was not at home, mum said.', into_0: 'happened', words_1: 'Mended' };
    const accepted = await send(one, { ...fields, step: 'accept_0' });
    expect(accepted.body).toContain('Mended');
    expect((await send(one, { ...fields, step: 'accept_0' })).body).toContain('Nothing was added');
    const [draft] = await rows('select shared from practice.entry_draft where draft_id = $1', [
      draftOf(visit),
    ]);
    expect(draft?.['shared']).toMatchObject({ happened: 'Typed before\nShe was not at home, mum said.' });
    expect((await send(one, { step: 'accept_1', words_1: 'x' })).body).toContain('Choose where it belongs');
  });

  it('says in the entry what was dictated, by whom it was accepted and when', async () => {
    await answering({ body: '{"text": "She came home."}' });
    const visit = await begin();
    const fields = {
      ...{
        purpose: 'To see her room',
        gained: 'She knows when',
        sleeps: 'as recorded',
        place: 'where they live',
        seen_0: 'alone',
      },
      ...{ 'visited_on-day': '20', 'visited_on-month': '11', 'visited_on-year': '2026' },
    };
    await send(visit, { step: 'autosave', version: '1', ...fields });
    await upload(visit, tone);
    await transcribe();
    const one = await theOne(visit);
    await send(one, { step: 'accept_0', words_0: 'She came home.', into_0: 'happened' });
    const happened = 'She came home.';
    const finished = await send(visit, { step: 'finish', version: '3', ...fields, happened });
    expect(finished.statusCode, /error-summary__list[^]*?<\/ul>/.exec(finished.body)?.[0]).toBe(303);
    const { body } = await open(`/children/${child}/entries`, other);
    expect(body).toMatch(/Dictated in part; accepted by Test front door, .*22 November 2026/);
    expect((await open(one)).body).toContain('All of it is accepted');
  });

  it('is switched on by an administrator, whose key goes to no other address', async () => {
    const admin = await signIn(test, (await plantStand(test.owner, 'administrator', 'none')).account);
    const path = '/administration/dictation';
    expect((await open(path)).statusCode).toBe(403);
    expect((await open(path, admin)).statusCode).toBe(200);
    const bad = await send(path, { address: 'file:///x', reason: 'A try' }, admin);
    expect(bad.body).toContain('Enter an address that begins with');
    const [newest] = await rows(
      "select id from platform.setting where key = 'practice.dictation-engine' order by recorded_at desc, id desc limit 1",
    );
    const set = { address: 'http://speech:8080/v1', model: 'small', language: 'en', reason: 'Ours', key: '' };
    expect((await send(path, { ...set, was: '' }, admin)).body).toContain('Somebody else changed this');
    expect((await send(path, { ...set, was: String(newest?.['id']) }, admin)).statusCode).toBe(303);
    expect((await open(path, admin)).body).toContain('http://speech:8080');
  });

  it('is its maker’s alone: words, sound and that there is one', async () => {
    await answering({ body: '{"text": "Secret."}' });
    const visit = await begin();
    await upload(visit, tone);
    const one = await theOne(visit);
    for (const url of [one, `${one}/sound`, `${visit}/dictation`])
      expect((await open(url, other)).statusCode, url).toBe(404);
    const heard = await open(`${one}/sound`);
    expect(heard.rawPayload.equals(Buffer.from(tone))).toBe(true);
    const heardBy = await rows(
      "select 1 from access.read_log where audit_name = 'DictationHear' and outcome = 'done'",
    );
    expect(heardBy.length).toBe(1);
  });

  it('deletes the recording at once when it is thrown away, and after its time; and says so', async () => {
    await answering({ body: '{"text": "One."}' });
    const [thrown, old] = [await begin(), await begin()];
    await upload(thrown, tone);
    await transcribe();
    const one = await theOne(thrown);
    expect((await send(one, { step: 'discard' })).headers.location).toContain('?thrown=');
    expect((await open(`${one}/sound`)).statusCode).toBe(404);
    await send(one, { step: 'undo' });
    expect((await open(one)).body).toContain('the dictation was thrown away');
    const later = await begin();
    await upload(later, tone);
    await send(later, { step: 'discard', version: '1' });
    await upload(old, tone);
    await test.owner.query("update practice.dictation set received_at = '2026-10-01' where draft_id = $1", [
      draftOf(old),
    ]);
    expect(await dropRecordings(test.database)).toBe(1);
    const gone = await rows(
      'select sound_gone_because as why from practice.dictation where draft_id = any($1) order by 1',
      [[draftOf(thrown), draftOf(later), draftOf(old)]],
    );
    expect(gone.map(({ why }) => why)).toEqual(['thrown away', 'time', 'visit thrown away']);
  });

  it.each([
    ['a page', { type: 'text/html', body: '<html>' }, 'nonsense'],
    ['a number', { body: '{"text": 3}' }, 'nonsense'],
    ['half an answer', { body: '{"text": "' }, 'nonsense'],
    ['more than anybody says', { body: `{"text": "${'x'.repeat(2 << 20)}"}` }, 'nonsense'],
    ['nothing', { body: '{"text": " "}' }, 'nothing heard'],
    ['another address', { status: 302, to: 'http://127.0.0.1:1/', body: '' }, 'refused'],
    ['no', { status: 401, body: '{}' }, 'refused'],
  ] as const)(
    'fails where the engine says %s, keeps the recording and is tried again',
    async (_, said, failure) => {
      await answering(said);
      const visit = await begin();
      await upload(visit, tone);
      await transcribe();
      const found = () =>
        rows('select state, failure from practice.dictation where draft_id = $1', [draftOf(visit)]);
      expect(await found()).toEqual([{ state: 'failed', failure }]);
      await send(await theOne(visit), { step: 'again' });
      await answering({ body: '{"text": "Now."}' });
      await transcribe();
      expect(await found()).toEqual([{ state: 'ready', failure: null }]);
    },
  );

  it('waits while the engine is down, and asks none where nothing is heard', async () => {
    await setEngine('http://127.0.0.1:1');
    const visit = await begin();
    await upload(visit, tone);
    await transcribe();
    expect((await open(await theOne(visit))).body).toContain('tries again by itself');
    const { asked } = await answering({ body: '{"text": "Thank you for watching."}' });
    const silent = await begin();
    await upload(silent, makeWave(new Float32Array(32_000)));
    await transcribe();
    expect((await open(await theOne(silent))).body).toContain('Nothing could be heard');
    expect(asked).toEqual([]);
  });

  it('takes nothing that is no recording, is too long, or does not say whether the family knows', async () => {
    await setEngine('http://127.0.0.1:1');
    const visit = await begin();
    for (const [sound, fields] of [
      [Buffer.from('<html>'), {}],
      [tone.subarray(0, 20_000), {}],
      [makeWave(new Float32Array(16_000 * 306)), {}],
      [tone, { told: '' }],
      [tone, { upload: 'x' }],
    ] as const)
      expect((await upload(visit, sound, fields)).statusCode).toBe(422);
    expect(await rows('select 1 from practice.dictation where draft_id = $1', [draftOf(visit)])).toEqual([]);
  });

  it.skipIf(!hasSpeech)('is written down by a real engine from real sound', async () => {
    const engine = await startRealEngine();
    stops.push(engine.stop);
    await setEngine(engine.address);
    const visit = await begin();
    await upload(visit, await speak('she was not at home on the third of march'));
    await transcribe();
    const { body } = await open(await theOne(visit));
    expect(body).toMatch(/kith-check--negation">not</);
    expect(body).toContain('march');
  });
});

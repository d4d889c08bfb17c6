import { expect, it } from 'vitest';
import { isUuid, newId } from '../../../platform/ids/ids.ts';
import { toSecretKey } from '../../access/index.ts';
import { instant } from '../../../platform/dates/instant.ts';
import { closeBox } from './box.ts';
import { isTicketOld, makeTicket, openBox, publicKeyOf, readTicket } from './open-box.ts';
import { parseUpload } from './upload-form.ts';
import { sendWaiting } from './send-waiting.ts';
import { findAcknowledgement, makeUploadId, waitingWords } from './upload-rules.ts';

const id = '019abcde-0000-7000-8000-000000000001';
const other = '019abcde-0000-7000-8000-000000000002';

function queueOf(...ids: readonly string[]) {
  const kept = new Set(ids);
  return {
    list: () => Promise.resolve([...kept].map((one) => ({ id: one }))),
    drop: (one: string) => Promise.resolve(void kept.delete(one)),
  };
}

it('drops from the queue what was acknowledged, and nothing else', async () => {
  const answers = new Map<string, unknown>([
    [id, { id, outcome: 'recorded' }],
    [other, '<h1>Sign in to this network</h1>'],
  ]);
  const sent = await sendWaiting<{ id: string }>(queueOf(id, other), (one) =>
    Promise.resolve(answers.get(one.id)),
  );
  expect(sent).toEqual({ acknowledged: [{ id, outcome: 'recorded' }], waiting: 1 });
});

it('sends the next where one gets no answer, and keeps both until they are acknowledged', async () => {
  const tried: string[] = [];
  const sent = await sendWaiting<{ id: string }>(queueOf(id, other), (one) => {
    tried.push(one.id);
    return Promise.reject(new Error('no network'));
  });
  expect([tried, sent.waiting]).toEqual([[id, other], 2]);
});

it.each([
  ['of another upload', { id: other, outcome: 'recorded' }],
  ['with an outcome that there is not', { id, outcome: 'saved' }],
  ['without an outcome', { id }],
  ['of nothing', null],
])('does not take an answer %s for an acknowledgement', (_, answer) => {
  expect(findAcknowledgement(answer, id)).toBeUndefined();
});

it('makes ids in time order, whatever the clock says', () => {
  const random = Uint8Array.from({ length: 10 }, () => 255);
  const [early, late] = [makeUploadId(1_700_000_000_000, random), makeUploadId(1_800_000_000_000, random)];
  expect([isUuid(early), early[14], early < late]).toEqual([true, '7', true]);
  expect(isUuid(makeUploadId(-5, random))).toBe(true);
});

it('says how many wait, and nothing where none do', () => {
  expect([waitingWords(3), waitingWords(0)]).toEqual(['Waiting to send: 3', '']);
});

const key = toSecretKey('a key for tests of boxes and nothing else');

it('closes a box that only the server opens, and that nobody can change', async () => {
  const box = await closeBox(publicKeyOf(key), 'I like the dog. ✓');
  expect(openBox(key, box)).toBe('I like the dog. ✓');
  expect(openBox(toSecretKey('another key of the same length as it'), box)).toBeUndefined();
  const middle = Math.floor(box.length / 2);
  const changed = box.slice(0, middle) + (box[middle] === 'A' ? 'B' : 'A') + box.slice(middle + 1);
  expect(openBox(key, changed)).toBeUndefined();
  expect([openBox(key, ''), openBox(key, 'x'.repeat(300))]).toEqual([undefined, undefined]);
});

it('knows whose ticket it is, and no ticket that it did not make', () => {
  const said = { account: newId<'account'>(), session: newId<'session'>(), now: instant(0) };
  const ticket = makeTicket(key, said);
  expect(readTicket(key, ticket)).toEqual(said);
  expect(readTicket(toSecretKey('another key of the same length as it'), ticket)).toBeUndefined();
});

it('takes a ticket for old after thirty days', () => {
  const ticket = { account: newId<'account'>(), session: newId<'session'>(), now: instant(0) };
  const days = (count: number) => instant(count * 24 * 60 * 60 * 1000);
  expect([isTicketOld(ticket, days(30)), isTicketOld(ticket, days(31))]).toEqual([false, true]);
});

const whole = {
  ticket: 't',
  id,
  device: other,
  saidAt: '2026-11-20T09:00:00.000Z',
  children: [id],
  fields: { a: 'b' },
};

it.each([
  ['no JSON', 'hello'],
  ['another shape', '[]'],
  ['an id that is none', JSON.stringify({ ...whole, id: 'x' })],
  ['no children', JSON.stringify({ ...whole, children: [] })],
  ['a child twice', JSON.stringify({ ...whole, children: [id, id.toUpperCase()] })],
  ['a moment that there is not', JSON.stringify({ ...whole, saidAt: 'yesterday' })],
  ['fields that are no texts', JSON.stringify({ ...whole, fields: { a: 1 } })],
])('reads no upload in %s', (_, text) => {
  expect(parseUpload(text)).toBeUndefined();
});

it('takes out of words what no database holds', () => {
  const { upload } = parseUpload(JSON.stringify({ ...whole, fields: { a: 'one\u0000two' } })) ?? {};
  expect(upload?.fields).toEqual({ a: 'onetwo' });
});

import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFace } from '../../../apps/serve.ts';
import { toSecretKey } from '../../access/index.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { now, plantAccount, plantPerson, signIn } from '../../../../test/access/access-world.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { testDatabase } from '../../../../test/support/database.ts';

type Face = Awaited<ReturnType<typeof createFace>>;
type Worker = { readonly account: string; readonly cookie: string };
let test: TestDatabase;
let face: Face;
let linked: Face;
let given: Face;
let worker: Worker;
let other: Worker;
let ava: string;
let ben: string;
let draftId: string;
let photograph: Buffer;

const means = {
  secretKey: toSecretKey('a key of this test, long enough for it'),
  filesOrigin: 'http://files.test',
};

beforeAll(async () => {
  test = await testDatabase();
  const options = { database: test.database, now: () => now } as const;
  face = await createFace({ ...options, face: 'staff' });
  linked = await createFace({ ...options, face: 'staff', means });
  given = await createFace({ ...options, face: 'files', means });
  [ava, ben] = [(await plantPerson(test.owner)).person, (await plantPerson(test.owner)).person];
  worker = await plantWorker([ava, ben]);
  other = await plantWorker([ava, ben]);
  draftId = await plantDraft(worker.account, [ava, ben]);
  photograph = await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#3060a0' } })
    .jpeg()
    .withExif({ IFD0: { Make: 'Invented Camera' }, IFD3: { GPSLatitude: '54/1 58/1 0/1' } })
    .toBuffer();
});
afterAll(async () => {
  for (const one of [face, linked, given]) await one.close();
  await test.close();
});

async function plantWorker(children: readonly string[]): Promise<Worker> {
  const account = await plantAccount(test.owner, 'social worker');
  for (const child of children)
    await test.owner.query(
      "insert into access.relation (account_id, subject_id, kind, starts, source) values ($1, $2, 'worker', '2020-01-01', 'test')",
      [account, child],
    );
  return { account, cookie: (await signIn(test, account)).cookie };
}

async function plantDraft(author: string, children: readonly string[]): Promise<string> {
  const id = newId();
  for (const [place, child] of children.entries())
    await test.owner.query(
      `insert into practice.entry_draft (id, draft_id, person_id, author_id, place, version, shared, own, also_of)
         values ($1, $2, $3, $4, $5, 2, '{"purpose": "To see them"}', '{"seen": "alone"}', $6)`,
      [newId(), id, child, author, place, children.filter((one) => one !== child)],
    );
  return id;
}

const open = (who: Worker, url: string, at: Face = face) =>
  at.inject({ method: 'GET', url, headers: { cookie: who.cookie } });
const rows = async (text: string, ...values: unknown[]) => (await test.owner.query(text, values)).rows;
const wordsIn = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

type Sent = Readonly<Record<string, string | readonly string[]>>;
type SentFile = { readonly name: string; readonly bytes: Uint8Array };

async function send(who: Worker, url: string, fields: Sent, file?: SentFile) {
  const { body: html } = await open(who, url);
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';
  const form = new FormData();
  const all: Sent = { _csrf: hidden('_csrf'), form: hidden('form'), seen: hidden('seen'), ...fields };
  for (const [name, value] of Object.entries(all)) for (const one of [value].flat()) form.append(name, one);
  if (file) form.append('file', new Blob([new Uint8Array(file.bytes)]), file.name);
  const request = new Request('http://localhost/', { method: 'POST', body: form });
  const payload = Buffer.from(await request.arrayBuffer());
  const type = request.headers.get('content-type') ?? '';
  // What is put right is an ordinary form; a file needs the other kind.
  const isPlain = !url.endsWith('/files');
  const plain = new URLSearchParams(
    Object.entries(all).map(([name, value]) => [name, String(value)]),
  ).toString();
  return face.inject({
    method: 'POST',
    url,
    headers: { cookie: who.cookie, 'content-type': isPlain ? 'application/x-www-form-urlencoded' : type },
    payload: isPlain ? plain : payload,
  });
}

const day = { 'made_on-day': '20', 'made_on-month': '11', 'made_on-year': '2026' };
const said = (children: readonly string[], more: Sent = {}): Sent => ({
  of: children,
  words: 'Ava’s drawing of the house',
  made_by: 'Ruth',
  ...day,
  audience: 'staff',
  ...Object.fromEntries(children.map((child) => [`agreed_${child}`, 'yes'])),
  ...more,
});
const filesUrl = (child = ava) => `/children/${child}/visits/${draftId}/files`;
const filesOf = (child: string) =>
  rows(
    'select id, also_of, name, words from practice.attachment where person_id = $1 order by recorded_at, id',
    child,
  );

async function addFile(more: Sent = {}, children: readonly string[] = [ava]): Promise<string> {
  const fields = said(children, { form: newId(), ...more });
  expect((await send(worker, filesUrl(), fields, { name: 'IMG_1.JPG', bytes: photograph })).statusCode).toBe(
    303,
  );
  const [last] = await rows(
    'select id from practice.attachment where person_id = $1 order by id desc limit 1',
    ava,
  );
  return (last as { id: string }).id;
}

describe('a photograph', () => {
  it('is drawn anew, small too, and stands in the record of the child whom it is of alone', async () => {
    const id = await addFile();
    expect(await filesOf(ben)).toEqual([]);
    const [kept] = (await rows(
      'select content, small from practice.attachment_file where attachment_id = $1',
      id,
    )) as {
      content: Buffer;
      small: Buffer;
    }[];
    const meta = await sharp(kept?.content).metadata();
    expect([meta.format, meta.width, meta.exif]).toEqual(['jpeg', 1200, undefined]);
    expect(kept?.content.includes('Invented Camera')).toBe(false);
    expect((await sharp(kept?.small).metadata()).width).toBe(360);
  });

  it('of two children has a row in each record, which names the other', async () => {
    const form = newId();
    const answer = await send(worker, filesUrl(), said([ava, ben], { form }), {
      name: 'b.jpg',
      bytes: photograph,
    });
    expect(answer.statusCode).toBe(303);
    const kept = await rows(
      'select person_id, also_of from practice.attachment where file_id = $1 order by person_id',
      form,
    );
    expect(kept).toEqual(
      [
        { person_id: ava, also_of: [ben] },
        { person_id: ben, also_of: [ava] },
      ].sort((a, b) => a.person_id.localeCompare(b.person_id)),
    );
  });

  it('is kept once where its form is sent twice', async () => {
    const form = newId();
    const first = await send(worker, filesUrl(), said([ava], { form }), { name: 'c.jpg', bytes: photograph });
    const second = await send(worker, filesUrl(), said([ava], { form }), {
      name: 'c.jpg',
      bytes: photograph,
    });
    expect(first.headers.location).toContain('saved=file');
    expect(second.headers.location).toContain('saved=before');
    expect(await rows('select id from practice.attachment where file_id = $1', form)).toHaveLength(1);
  });

  it('is given out as a download that runs nothing, and each opening stands in the trail', async () => {
    const id = await addFile();
    const answer = await open(worker, `/children/${ava}/files/${id}/whole`);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': 'attachment; filename="photograph-2026-11-20.jpg"',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
    const trail = await rows(
      "select 1 from access.read_log where audit_name = 'AttachmentOpen' and $1 = any(subjects)",
      ava,
    );
    expect(trail.length).toBeGreaterThan(0);
  });

  it('comes from a host of its own by a link of a minute for that sign-in alone', async () => {
    const id = await addFile();
    const { headers } = await open(worker, `/children/${ava}/files/${id}/small`, linked);
    const link = new URL(String(headers.location));
    expect(link.origin).toBe('http://files.test');
    const url = `${link.pathname}${link.search}`;
    const got = await given.inject({ method: 'GET', url });
    expect([got.statusCode, got.headers['cross-origin-resource-policy']]).toEqual([200, 'cross-origin']);
    expect((await given.inject({ method: 'GET', url: `${url.slice(0, -4)}AAAA` })).statusCode).toBe(404);
    expect((await given.inject({ method: 'GET', url: '/children' })).statusCode).toBe(404);
    const late = await createFace({
      database: test.database,
      face: 'files',
      means,
      now: () => new Date(Date.parse(now) + 61_000).toISOString() as typeof now,
    });
    expect((await late.inject({ method: 'GET', url })).statusCode).toBe(404);
    await late.close();
    await test.owner.query('update platform.session set revoked_at = now() where account_id = $1', [
      worker.account,
    ]);
    expect((await given.inject({ method: 'GET', url })).statusCode).toBe(404);
    worker = { account: worker.account, cookie: (await signIn(test, worker.account as never)).cookie };
  });
});

/** As finishing does: an entry in each child's record, and nothing left in the draft. */
async function finishVisit(): Promise<void> {
  for (const child of [ava, ben])
    await test.owner.query(
      `insert into practice.entry (id, person_id, event_id, kind, happened_on, place, seen, sleeps, recorded_by)
         values ($1, $2, $3, 'visit', '2026-11-20', 'where they live', 'alone', 'as recorded', $4)`,
      [newId(), child, draftId, worker.account],
    );
  await test.owner.query('update practice.entry_draft set finished_at = now() where draft_id = $1', [
    draftId,
  ]);
}

describe('who sees it', () => {
  it('is nobody but its writer while another worker’s visit is unfinished, and whoever may read the entry afterwards', async () => {
    const id = await addFile();
    expect((await open(other, `/children/${ava}/files/${id}`)).statusCode).toBe(404);
    expect((await open(other, `/children/${ava}/files/${id}/whole`)).statusCode).toBe(404);
    await finishVisit();
    expect((await open(other, `/children/${ava}/files/${id}/whole`)).statusCode).toBe(200);
    const named = await addFile({ audience: 'named', named: worker.account, words: 'For one person only' });
    expect((await open(other, `/children/${ava}/files/${named}`)).statusCode).toBe(404);
    expect((await open(other, `/children/${ava}/files/${named}/small`)).statusCode).toBe(404);
    expect((await open(other, `/children/${ava}/entries`)).body).not.toContain('For one person only');
  });

  it('is nobody who may not see each child whom it is of', async () => {
    const one = await plantWorker([ava]);
    const id = await addFile({ words: 'Both at the table' }, [ava, ben]);
    expect((await open(one, `/children/${ava}/files/${id}`)).statusCode).toBe(200);
    await test.owner.query(
      `insert into access.conflict_of_interest (id, account_id, subject_id, why, source, starts)
         values ($1, $2, $3, 'family', 'declared', '2026-01-01')`,
      [newId(), one.account, ben],
    );
    expect((await open(one, `/children/${ava}/files/${id}`)).statusCode).toBe(404);
    expect((await open(one, `/children/${ava}/entries`)).body).not.toContain('Both at the table');
  });
});

describe('what is said of it', () => {
  it('is taken off with a reason and its name, given to nobody then, and put back', async () => {
    const id = await addFile();
    const url = `/children/${ava}/files/${id}`;
    expect(wordsIn((await send(worker, url, { step: 'off' })).body)).toContain('Enter why it is taken off');
    expect((await send(worker, url, { step: 'off', why_off: 'It shows a neighbour' })).statusCode).toBe(303);
    expect((await open(worker, `${url}/whole`)).statusCode).toBe(404);
    expect(wordsIn((await open(worker, url)).body)).toContain('It shows a neighbour');
    expect((await send(worker, url, { step: 'back' })).statusCode).toBe(303);
    expect((await open(worker, `${url}/whole`)).statusCode).toBe(200);
  });

  it('shows the second of two who put its words right what the first saved', async () => {
    const id = await addFile();
    const url = `/children/${ava}/files/${id}`;
    const first = { step: 'words', words: 'The door that does not close', because: 'Wrong picture named' };
    expect((await send(worker, url, { ...first, seen: id })).statusCode).toBe(303);
    const second = await send(worker, url, { step: 'words', words: 'A window', because: 'Better', seen: id });
    expect(second.statusCode).toBe(422);
    expect(wordsIn(second.body)).toContain('Somebody else changed this after you opened it');
    expect(second.body).toContain('A window');
    expect(second.body).toContain('The door that does not close');
  });
});

/** A PNG whose header says that it is 30,000 pixels wide and high: a gigapixel in a few bytes. */
function pngBomb(small: Buffer): Buffer {
  const bomb = Buffer.from(small);
  bomb.writeUInt32BE(30_000, 16);
  bomb.writeUInt32BE(30_000, 20);
  let crc = 0xffffffff;
  for (const byte of bomb.subarray(12, 29)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  bomb.writeUInt32BE((crc ^ 0xffffffff) >>> 0, 29);
  return bomb;
}

describe('a spoilt file', () => {
  it('is refused with what to do, and what was typed is kept', async () => {
    const png = await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const spoilt: readonly (readonly [string, Uint8Array, string])[] = [
      ['cut.jpg', photograph.subarray(0, photograph.length / 2), 'cannot be read to its end'],
      ['bomb.png', pngBomb(png), 'million pixels'],
      ['drawing.jpg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'), 'SVG'],
      ['letter.jpg', Buffer.from('%PDF-1.7 text %%EOF'), 'its name ends in “.jpg”'],
      ['nothing.jpg', Buffer.alloc(0), 'The file is empty'],
      ['phone.heic', Buffer.from('\0\0\0\x18ftypheic'), 'Most Compatible'],
      ['huge.jpg', Buffer.alloc(21 * 2 ** 20, 1), 'larger than 20 MB'],
    ];
    const before = (await filesOf(ava)).length;
    for (const [name, bytes, told] of spoilt) {
      const answer = await send(worker, filesUrl(), said([ava], { form: newId() }), { name, bytes });
      expect(answer.statusCode, name).toBe(422);
      expect(wordsIn(answer.body), name).toContain(told);
      expect(answer.body, name).toContain('Ava’s drawing of the house');
      expect(wordsIn(answer.body), name).toContain('What you typed is kept: choose the file again');
    }
    expect(await filesOf(ava)).toHaveLength(before);
  });

  it('that comes after its sign-in ended is chosen again, and what was typed is there', async () => {
    const late: Worker = {
      account: worker.account,
      cookie: (await signIn(test, worker.account as never)).cookie,
    };
    const { body: html } = await open(late, filesUrl());
    const csrf = /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
    await test.owner.query('update platform.session set revoked_at = now() where account_id = $1', [
      worker.account,
    ]);
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(photograph)]), 'late.jpg');
    for (const [name, value] of Object.entries(
      said([ava], { words: 'The swing that he built', _csrf: csrf }),
    ))
      form.append(name, String(value));
    const request = new Request('http://localhost/', { method: 'POST', body: form });
    const type = request.headers.get('content-type') ?? '';
    const payload = Buffer.from(await request.arrayBuffer());
    const headers = { cookie: late.cookie, 'content-type': type };
    const sent = await face.inject({ method: 'POST', url: filesUrl(), headers, payload });
    const back = new URL(String(sent.headers.location), 'http://kith').searchParams.get('return') ?? '';
    expect(back).toContain('/account/proof/');
    worker = { account: worker.account, cookie: (await signIn(test, worker.account as never)).cookie };
    expect((await open(worker, back)).body).toContain('The swing that he built');
  });

  it('loses what was hidden behind a photograph, and a name its folders', async () => {
    const tail = Buffer.from('<script>alert(1)</script>');
    const form = newId();
    const bytes = Buffer.concat([photograph, tail]);
    await send(worker, filesUrl(), said([ava], { form }), { name: 'p.jpg', bytes });
    const [kept] = (await rows(
      'select f.content from practice.attachment_file f join practice.attachment a on a.id = f.attachment_id where a.file_id = $1',
      form,
    )) as { content: Buffer }[];
    expect(kept?.content.includes(tail)).toBe(false);
    const pdf = Buffer.from('%PDF-1.7 text %%EOF');
    const paper = newId();
    await send(worker, filesUrl(), said([ava], { form: paper }), {
      name: '../../etc/report.pdf',
      bytes: pdf,
    });
    expect(await rows('select name, sha256 from practice.attachment where file_id = $1', paper)).toEqual([
      { name: 'report.pdf', sha256: createHash('sha256').update(pdf).digest() },
    ]);
  });
});

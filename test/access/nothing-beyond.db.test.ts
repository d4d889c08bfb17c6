import type { FastifyInstance } from 'fastify';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFace } from '../../src/apps/serve.ts';
import { staffRoutes } from '../../src/apps/staff.ts';
import type { Route } from '../../src/modules/access/index.ts';
import { signInRoutes } from '../../src/modules/access/index.ts';
import { Chance } from '../support/chance.ts';
import type { TestDatabase } from '../support/database.ts';
import { testDatabase } from '../support/database.ts';
import { now } from './access-world.ts';
import type { Address } from './beyond/addresses.ts';
import { addressesOf } from './beyond/addresses.ts';
import { mayFind, mayHold } from './beyond/rule.ts';
import { heldByPages, readRows } from './beyond/rows.ts';
import type { Word } from './beyond/rule.ts';
import { listUnjoined } from './beyond/joining.ts';
import { unfound } from './beyond/unfound.ts';
import type { SignedIn, World } from './beyond/world.ts';
import { makeWorld, readerNames } from './beyond/world.ts';

/*
 * A word is planted in every place of the record that has an audience or somebody hidden; then every reader opens every page,
 * document and file of every face, by every id there is, and no byte of an answer holds a word that is not theirs (beyond/rule.ts).
 * New tables join in beyond/kinds-*.ts, new routes by their parameters in plantPlace, what a page shows by its query in
 * beyond/addresses.ts.
 */
let test: TestDatabase;
let world: World;
let routes: readonly Route[];
const faces = new Map<string, FastifyInstance>();
const failures: string[] = [];
/** Every planted word that was found by somebody who may. */
const found = new Set<string>();

beforeAll(async () => {
  test = await testDatabase();
  world = await makeWorld(test);
  const onFailure = (_: string, error: Error) => void failures.push(error.message);
  for (const face of ['staff', 'public', 'files'] as const)
    faces.set(face, await createFace({ database: test.database, face, now: () => now, onFailure }));
  routes = [...signInRoutes(), ...staffRoutes(test.database)].filter(({ method }) => method === 'GET');
}, 120_000);
afterAll(async () => {
  for (const face of faces.values()) await face.close();
  await test.close();
});

/** How every planted word is written. */
const wordPattern = /quil[a-z0-9]+?zx/g;

type Ask = Address & { readonly face: string; readonly path: string };

/** What is in an answer that is beyond its reader, said so that who reads it knows where to look. */
async function look(reader: SignedIn, { face, path, url, purpose, typed }: Ask): Promise<readonly string[]> {
  const answer = await faces.get(face)?.inject({ url, headers: { cookie: reader.cookie } });
  if (!answer) throw new Error(`There is no face ${face} to ask for ${path}`);
  const { statusCode, headers, rawPayload } = answer;
  const text = `${JSON.stringify(headers)} ${readBytes(rawPayload)}`.toLowerCase();
  const words = [...new Set(text.match(wordPattern))].flatMap((one) => world.words.get(one) ?? []);
  for (const { word } of words.filter((one) => mayFind(reader, one, purpose))) found.add(word);
  const told = words.filter((one) => one.word !== typed && !mayFind(reader, one, purpose));
  const beyond = told.map((one) => `${path} (${statusCode}, for ${purpose}) holds ${nameOf(one)}`);
  return statusCode < 500 ? beyond : [...beyond, `${path} failed: ${failures.at(-1)}`];
}

/** An answer as text: of a workbook what is packed in it. */
function readBytes(payload: Buffer): string {
  const packed = payload.subarray(0, 2).toString() === 'PK' ? Object.values(unzipSync(payload)) : [payload];
  return packed.map((part) => Buffer.from(part).toString('latin1')).join(' ');
}

const nameOf = ({ what, subject, also, only }: Word) =>
  [`${what} of the ${subject}`, also.length > 0 ? `naming the ${also.join()}` : '', only ? 'for a few' : '']
    .join(' ')
    .trim();

describe('every place that has an audience or somebody hidden', () => {
  it('has planted words: a new table is told in test/access/beyond/kinds-*.ts, or left out there with a reason', async () => {
    expect(await listUnjoined(test.owner)).toEqual([]);
  });
});

describe('every row by itself', () => {
  const needed = new Set<string>();
  it.each(readerNames.filter((name) => name !== 'nobody'))(
    '%s is given none beyond them, whatever a page asks for',
    async (name) => {
      const reader = world.readers.find((one) => one.name === name);
      if (!reader) throw new Error(`There is no ${name}`);
      const text = await readRows(test, reader.account);
      const words = [...new Set(text.match(wordPattern))].flatMap((one) => world.words.get(one) ?? []);
      const more = words.filter((one) => !mayHold(reader, one));
      const isHeld = ({ what }: Word) => heldByPages.some(({ place }) => what.startsWith(place));
      for (const { what } of more.filter(isHeld)) needed.add(what);
      const beyond = more.filter((one) => !isHeld(one));
      expect([...new Set(beyond.map(nameOf))].sort()).toEqual([]);
    },
  );

  it('is held back by a page only where that is said, with why (beyond/rows.ts)', () => {
    const unneeded = heldByPages.filter(({ place }) => ![...needed].some((what) => what.startsWith(place)));
    expect(unneeded).toEqual([]);
  });
});

describe('over every route that gives something out', () => {
  it.each(readerNames)(
    '%s finds no word beyond them',
    async (name) => {
      const reader = world.readers.find((one) => one.name === name);
      if (!reader) throw new Error(`There is no ${name}`);
      const chance = new Chance(7);
      const asked = routes.flatMap(({ face, path }) =>
        addressesOf(world, reader, path, chance).map((address): Ask => ({ face, path, ...address })),
      );
      const beyond: string[] = [];
      const waiting = [...asked];
      const asking = Array.from({ length: 4 }, async () => {
        for (let one = waiting.shift(); one; one = waiting.shift()) beyond.push(...(await look(reader, one)));
      });
      await Promise.all(asking);
      expect([...new Set(beyond)].sort()).toEqual([]);
      expect(asked.length).toBeGreaterThanOrEqual(routes.length);
    },
    120_000,
  );

  it('each word of the child, and of who is restricted, is found by somebody who may: else the above could not fail', () => {
    const could = (one: Word) =>
      world.readers.some((reader) => reader.walks.includes(one.subject) && mayFind(reader, one, 'staff'));
    const missed = [...world.words.values()].filter((one) => !found.has(one.word) && could(one));
    const places = [...new Set(missed.map(nameOf))].filter(
      (one) => !unfound.some(({ place }) => one.startsWith(place)),
    );
    expect(places.sort()).toEqual([]);
  });
});

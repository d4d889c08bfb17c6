import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  browserMissing,
  findBarriers,
  findSidewaysScroll,
  hasBrowser,
  launchBrowser,
} from '../support/browser.ts';
import type { Person } from '../support/journey.ts';
import { signIn, visit } from '../support/journey.ts';
import type { Kith } from '../support/start-kith.ts';
import { startKith } from '../support/start-kith.ts';
import { startLoadedKith } from '../support/start-kith-loaded.ts';
import { authority, smallReturn } from './small-return.ts';
import type { PageState, Worlds } from './sweep-state.ts';
import { halves } from './sweep-states.ts';

let worlds: Worlds;
let browser: Browser;
/** One window for each world, role and kind of browser: signing in anew for each page would take most of the time. */
const people = new Map<string, Promise<Person>>();

type Face = 'staff' | 'public';

function personFor(state: PageState, face: Face, scripts: boolean): Promise<Person> {
  const key = [state.world, state.as, face, scripts].join();
  const person = people.get(key) ?? openFor(state, face, scripts);
  people.set(key, person);
  return person;
}

/** Signed in once for both kinds of browser: without scripts it is the same session. */
async function openFor(state: PageState, face: Face, scripts: boolean): Promise<Person> {
  const kith = worlds[state.world];
  const window = { screen: 'phone', scripts } as const;
  if (state.as === 'nobody') return visit(browser, kith[face], window);
  if (scripts) return signIn(browser, kith, state.as, window);
  const [signedIn, person] = await Promise.all([
    personFor(state, face, true),
    visit(browser, kith[face], window),
  ]);
  await person.window.addCookies(await signedIn.window.cookies());
  return person;
}

async function pathOf({ path }: PageState, kith: Kith): Promise<string> {
  return typeof path === 'string' ? path : path(kith);
}

/** What somebody can press, follow or fill in, by its name; what only scripts add (type=button) aside. */
const listControls = `[...document.querySelectorAll('main a[href], main button[type=submit], main button:not([type]), main input:not([type=hidden]), main select, main textarea')]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }))
  .map((one) => one.name || one.textContent.trim())`;

const strayLinks = `[...document.querySelectorAll('a[href^="#"]')].map((one) => one.getAttribute('href'))
  .filter((href) => href === '#' || !document.getElementById(href.slice(1)))`;

/** Forms with room for words that nothing keeps while they are written. */
const forgetful = 'main form[method=post]:has(textarea):not(:has([data-kith-draft-state]))';

const listLinks = `[...document.querySelectorAll('a[href^="/"], form[method=get][action^="/"]')]
  .map((one) => one.getAttribute('href') ?? one.getAttribute('action'))`;

const ids = /[0-9a-f]{8}-[0-9a-f-]{27}|\?.*$/g;
const followed = new Set<string>();
/** One page for each measure: whether it is there is asked once for each, whether a role may open it once for each role. */
const measure = /^(\/measures\/|\/insight\/(?:measures|funnel)\/)[^/]+/;

function isFollowed(world: string, as: string, href: string): boolean {
  const address = href.replace(ids, '*');
  const asked = measure.test(address)
    ? [[world, address].join(), [world, as, address.replace(measure, '$1')].join()]
    : [[world, as, address].join()];
  const isKnown = asked.every((key) => followed.has(key));
  for (const key of asked) followed.add(key);
  return isKnown;
}

/** Links of this page that lead nowhere for who reads it. Links that differ only in whom they are about count once. */
async function findDeadEnds({ page }: Person, { world, as }: PageState): Promise<readonly string[]> {
  const dead: string[] = [];
  for (const href of await page.evaluate<string[]>(listLinks)) {
    if (isFollowed(world, as, href)) continue;
    const answer = await page.request.get(new URL(href, page.url()).href);
    if (answer.status() >= 400) dead.push(`${href}: ${answer.status()}`);
  }
  return dead;
}

async function goTo(
  state: PageState,
  face: Face,
  scripts: boolean,
): Promise<{ person: Person; status: number | undefined }> {
  const person = await personFor(state, face, scripts);
  const kith = worlds[state.world];
  const answer = await person.page.goto(new URL(await pathOf(state, kith), kith[face]).href);
  if (state.then) await state.then(person);
  return { person, status: answer?.status() };
}

async function expectGoodPage(state: PageState, face: Face): Promise<void> {
  const { person, status } = await goTo(state, face, true);
  const { page } = person;
  expect(status).toBe(state.status ?? 200);
  expect(await page.title()).toMatch(state.error ? /^Error: / : /^(?!Error)/);
  expect(await page.locator('h1').count(), 'headings of the first level').toBe(1);
  expect(await findBarriers(page)).toEqual([]);
  expect(await findSidewaysScroll(page)).toEqual([]);
  expect(await page.evaluate(strayLinks), 'links to places that are not on the page').toEqual([]);
  expect(await findDeadEnds(person, state), 'links that lead nowhere').toEqual([]);
  expect(await page.locator(forgetful).count(), 'forms that would lose what is typed').toBe(0);
  if (state.error) await person.reads('There is a problem');
  await expectSameWithoutScripts(state, face, await page.evaluate<string[]>(listControls));
}

async function expectSameWithoutScripts(
  state: PageState,
  face: Face,
  controls: readonly string[],
): Promise<void> {
  const { person } = await goTo(state, face, false);
  const there = await person.page.evaluate<string[]>(listControls);
  expect(there).toEqual(expect.arrayContaining([...controls]));
}

function casesOf(half: keyof typeof halves) {
  return (['staff', 'public'] as const).flatMap((face) =>
    Object.entries(halves[half][face]).flatMap(([route, states]) =>
      states.map((state) => ({ name: `${face} ${route}, ${state.state}, as ${state.as}`, state, face })),
    ),
  );
}

async function openWorlds(): Promise<Worlds> {
  const [northmoor, loaded, empty] = await Promise.all([
    startKith({ northmoor: 120 }),
    startLoadedKith(authority, [smallReturn.lastYear, smallReturn.thisYear]),
    startKith({ northmoor: 'none' }),
  ]);
  return { northmoor, loaded, empty };
}

/** Looks at every page of one half, in each of its states, with scripts and without; `more` asks more in the same worlds. */
export function sweep(
  half: keyof typeof halves,
  more: (world: () => Worlds) => void = () => undefined,
): void {
  describe.skipIf(!hasBrowser)(`every page (${hasBrowser ? 'Chromium' : browserMissing})`, () => {
    beforeAll(async () => {
      people.clear();
      followed.clear();
      browser = await launchBrowser();
      worlds = await openWorlds();
    });
    afterAll(async () => {
      await browser?.close();
      await Promise.all(Object.values(worlds ?? {}).map((kith) => kith.close()));
    });

    more(() => worlds);

    for (const { name, state, face } of casesOf(half)) {
      it(`keeps nobody out, fits a phone and needs no scripts: ${name}`, async () => {
        await expectGoodPage(state, face);
        expect(worlds[state.world].failures.splice(0)).toEqual([]);
      });
    }
  });
}

import { mkdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import type { Screen } from '../support/browser.ts';
import { hasBrowser, browserMissing, launchBrowser, screens } from '../support/browser.ts';
import type { Person } from '../support/journey.ts';
import { signIn, visit } from '../support/journey.ts';
import type { KithAlone } from '../support/start-kith-alone.ts';
import { startKithAlone } from '../support/start-kith-alone.ts';
import type { Picture } from './record-pictures.ts';
import { plantAva, recordPictures } from './record-pictures.ts';
import { authority, smallReturn } from './small-return.ts';
import { takeCheckerPictures } from './take-checker-pictures.ts';

const both = ['desk', 'phone'] as const;
const desk = ['desk'] as const;
const phone = ['phone'] as const;

/** A boy of fifteen with three homes, whom the demonstration's social worker knows. */
const child = /^[A-Z]/;

async function opensAFigure(person: Person): Promise<void> {
  await person.opens('/our-children');
  await person.follows('What this counts, and the children');
}

async function opensAChild(person: Person): Promise<void> {
  await person.opens('/our-children/moves?part=2');
  await followsAChild(person);
}

async function followsAChild(person: Person): Promise<void> {
  const link = person.page.getByRole('table').last().getByRole('link', { name: child }).first();
  await person.opens((await link.getAttribute('href')) ?? '/');
}

async function searchesMisspelt(person: Person): Promise<void> {
  await opensAChild(person);
  const name = (await person.page.locator('h1').innerText()).trim();
  const misspelt = `${name.slice(0, -3)}${name.at(-2) ?? ''}${name.at(-3) ?? ''}${name.slice(-1)}`;
  await person.opens(`/search?q=${encodeURIComponent(misspelt)}`);
}

async function putsRight(person: Person): Promise<void> {
  await opensAChild(person);
  await person.follows(/^Put right/);
}

async function looksAtFiles(person: Person): Promise<void> {
  await person.opens('/imports');
  const handed = (files: (typeof smallReturn)['lastYear']) =>
    files.map(({ path, bytes }) => ({ name: basename(path), bytes }));
  await person.attaches('Files of one collection year', handed(smallReturn.thisYear));
  await person.attaches('Files of another year (optional)', handed(smallReturn.lastYear));
  if (await person.page.getByLabel('Which authority these are from').isVisible())
    await person.types('Which authority these are from', authority);
  await person.presses('Show what would come in');
  await person.readsHeading('What would come in');
}

async function loadsFiles(person: Person): Promise<void> {
  await looksAtFiles(person);
  await person.presses('Load these files');
  await person.readsHeading('The files are loaded');
}

async function settlesOne(person: Person): Promise<void> {
  await person.opens('/contested');
  await person.follows('Child 7002');
}

async function comparesTwo(person: Person): Promise<void> {
  await person.opens('/duplicates');
  await person.follows(/^Compare/);
}

async function readsHistory(person: Person): Promise<void> {
  await opensAChild(person);
  await person.follows('Names, addresses, numbers and family');
  await person.follows(/knew/);
}

const opens = (path: string) => (person: Person) => person.opens(path);

/** In the order in which they are taken: the authority's files are loaded before what comes of them is shown. */
const pictures: readonly Picture[] = [
  { name: 'sign-in', world: 'northmoor', as: 'nobody', screens: desk, to: opens('/sign-in'), height: 1000 },
  {
    name: 'our-children',
    world: 'northmoor',
    as: 'director',
    screens: both,
    to: opens('/our-children'),
    height: 1000,
  },
  { name: 'figure', world: 'northmoor', as: 'director', screens: desk, to: opensAFigure, height: 1000 },
  {
    name: 'measures',
    world: 'northmoor',
    as: 'director',
    screens: desk,
    to: opens('/measures?on=2026-03-31'),
    height: 900,
  },
  {
    name: 'lead-member',
    world: 'northmoor',
    as: 'lead member',
    screens: desk,
    to: opens('/our-children'),
    height: 800,
  },
  { name: 'child', world: 'northmoor', as: 'social worker', screens: both, to: opensAChild, height: 1500 },
  {
    name: 'search',
    world: 'northmoor',
    as: 'social worker',
    screens: phone,
    to: searchesMisspelt,
    height: 700,
  },
  {
    name: 'person',
    world: 'northmoor',
    as: 'social worker',
    screens: desk,
    to: async (person) => {
      await opensAChild(person);
      await person.follows('Names, addresses, numbers and family');
    },
    height: 1100,
  },
  { name: 'put-right', world: 'northmoor', as: 'social worker', screens: desk, to: putsRight, height: 1000 },
  {
    name: 'add-person',
    world: 'northmoor',
    as: 'front door',
    screens: phone,
    to: opens('/people/new?q=Zoe+Newcomer'),
    height: 1000,
  },
  { name: 'history', world: 'northmoor', as: 'guardian', screens: desk, to: readsHistory, height: 800 },
  {
    name: 'nothing-loaded',
    world: 'authority',
    as: 'analyst',
    screens: desk,
    to: opens('/our-children'),
    height: 560,
  },
  {
    name: 'load-returns',
    world: 'authority',
    as: 'analyst',
    screens: desk,
    to: opens('/imports'),
    height: 1100,
  },
  {
    name: 'what-would-come-in',
    world: 'authority',
    as: 'analyst',
    screens: desk,
    to: looksAtFiles,
    height: 1000,
  },
  { name: 'loaded', world: 'authority', as: 'analyst', screens: phone, to: loadsFiles, height: 1000 },
  {
    name: 'to-settle',
    world: 'authority',
    as: 'analyst',
    screens: desk,
    to: opens('/contested'),
    height: 900,
  },
  { name: 'settle', world: 'authority', as: 'analyst', screens: both, to: settlesOne, height: 1100 },
  { name: 'same-person', world: 'authority', as: 'guardian', screens: desk, to: comparesTwo, height: 1300 },
  {
    name: 'no-child',
    world: 'northmoor',
    as: 'administrator',
    screens: desk,
    to: opens('/account/password'),
    height: 700,
  },
  {
    name: 'not-your-role',
    world: 'northmoor',
    as: 'administrator',
    screens: desk,
    to: opens('/our-children'),
    height: 480,
  },
  ...recordPictures,
];

const folder = resolve(import.meta.dirname, '../../docs/manual/pictures');

/** Browsers show a date as their own language writes it; the one that takes the pictures may only know American. */
const showDatesAsHere = `document.querySelectorAll('input[type=date]').forEach((field) => {
  const [year, month, day] = field.value.split('-');
  field.type = 'text';
  field.value = [day, month, year].join('/');
})`;

/** Takes the pictures of docs/manual (`npm run manual`): the same invented people each time, on a desk and on a phone. */
async function take(browser: Browser, kith: KithAlone, picture: Picture, screen: Screen): Promise<string> {
  const person =
    picture.as === 'nobody'
      ? await visit(browser, kith.staff, { screen })
      : await signIn(browser, kith, picture.as, { screen });
  await picture.to(person, kith);
  await person.page.evaluate('document.fonts.ready');
  await person.page.evaluate(showDatesAsHere);
  const path = join(folder, `${picture.name}-${screens[screen].width}.png`);
  await person.page.setViewportSize({ ...screens[screen], height: picture.height ?? screens[screen].height });
  const drawn = await person.page.screenshot({ animations: 'disabled', caret: 'hide' });
  // Few colours are on a page: with a palette a picture is a third of its size and looks the same.
  await sharp(drawn).png({ palette: true, effort: 10 }).toFile(path);
  await person.leaves();
  return path;
}

async function takeAll(asked: readonly string[]): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const wanted = (name: string) => asked.length === 0 || asked.includes(name);
  const browser = await launchBrowser();
  try {
    for (const path of await takeCheckerPictures(browser, { folder, wanted })) tell(path);
    const ofKith = pictures.filter(({ name }) => wanted(name));
    if (ofKith.length > 0) await takeOfKith(browser, ofKith);
  } finally {
    await browser.close();
  }
}

async function takeOfKith(browser: Browser, wanted: readonly Picture[]): Promise<void> {
  const worlds = {
    northmoor: await startKithAlone({ northmoor: 300 }),
    authority: await startKithAlone({ northmoor: 'none' }),
  };
  try {
    await plantAva(worlds.northmoor);
    for (const picture of wanted)
      for (const screen of picture.screens) tell(await take(browser, worlds[picture.world], picture, screen));
  } finally {
    await Promise.all(Object.values(worlds).map(({ stop }) => stop()));
  }
}

function tell(path: string): void {
  process.stdout.write(`${basename(path)} ${Math.round(statSync(path).size / 1024)} KB\n`);
}

if (hasBrowser) await takeAll(process.argv.slice(2));
else process.stdout.write(`${browserMissing}\n`);

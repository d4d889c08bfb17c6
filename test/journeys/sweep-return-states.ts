import { checkEverybody, freezeCopy, importReturns } from '../../src/modules/returns/index.ts';
import { aMorning, northmoorEnds } from '../support/start-kith-faces.ts';
import { smallCensus } from './small-census.ts';
import { authority } from './small-return.ts';
import type { Finder, PageState, Searched } from './sweep-state.ts';
import { empty, filled, loaded, missing, nobodyKnown, one, refused } from './sweep-state.ts';

const checked = new WeakMap<Searched, Promise<void>>();

/** The record checked once, before the first of these pages is looked at. */
const afterCheck =
  (find: Finder | string): Finder =>
  async (kith) => {
    const clock = { now: () => aMorning, ticks: () => performance.now() };
    const check = checked.get(kith) ?? checkEverybody(kith.database, clock, 'night');
    checked.set(kith, check);
    await check;
    return typeof find === 'string' ? find : find(kith);
  };

const frozen = new WeakMap<Searched, Promise<void>>();

/** The same, and two copies frozen: what differs between them can be looked at. */
const afterFreeze =
  (find: Finder | string): Finder =>
  async (kith) => {
    const path = await afterCheck(typeof find === 'string' ? find : '')(kith);
    const freeze = frozen.get(kith) ?? freezeTwice(kith);
    frozen.set(kith, freeze);
    await freeze;
    return typeof find === 'string' ? path : find(kith);
  };

async function freezeTwice({ database }: Searched): Promise<void> {
  const asLoader = { account: null, role: 'loader' } as const;
  const of = { form: 'ssda903', year: 2026 } as const;
  for (let copy = 0; copy < 2; copy += 1)
    await database.transaction(asLoader, null, (db) => freezeCopy(db, of, aMorning));
}

const censusLoaded = new WeakMap<Searched, Promise<void>>();

/** The same, with a small census loaded that breaks rules, and checked again. */
const afterCensus =
  (path: string): Finder =>
  async (kith) => {
    await afterCheck(path)(kith);
    const load = censusLoaded.get(kith) ?? loadCensus(kith);
    censusLoaded.set(kith, load);
    await load;
    return path;
  };

async function loadCensus({ database }: Searched): Promise<void> {
  const by = { account: null, today: northmoorEnds };
  await importReturns(database, [smallCensus], { options: { la: authority }, by, progress: () => undefined });
  await checkEverybody(database, { now: () => aMorning, ticks: () => performance.now() }, 'import');
}

const year = '/returns/ssda903/2026';
const census = '/returns/cin/2026';

/** Something open about a child that rests on more than its own row. */
const aFinding = one(`select '/children/' || person_id || '/findings/' || id as path from returns.finding
  where gone_at is null and person_id is not null order by beside = '[]', id limit 1`);
const aRule = one(`select '${year}/rules/' || rule as path from returns.finding
  where gone_at is null and form = 'ssda903' and year = 2026 group by rule order by count(*) desc, rule limit 1`);
const aCopy = (rest: string) =>
  one(
    `select '${year}/copies/' || id || '${rest}' as path from returns.frozen_copy order by number desc limit 1`,
  );

/** The pages of returns all year: empty, filled, and for those whom they are not for. */
export const returnPages: Readonly<Record<string, readonly PageState[]>> = {
  '/returns': [
    empty('analyst', '/returns'),
    filled('analyst', afterCheck('/returns')),
    filled('director', afterCheck('/returns')),
    loaded('team manager', afterCheck('/returns')),
    refused('social worker', '/returns'),
  ],
  '/returns/:form/:year/findings': [
    empty('analyst', `${year}/findings`),
    filled('analyst', afterCheck(`${year}/findings`)),
    filled('analyst', afterCheck(`${year}/findings?by=team`)),
    filled('analyst', afterCheck(`${year}/findings?by=child&page=2`)),
    filled('director', afterCheck(`${year}/findings?by=age`)),
    loaded('analyst', afterCheck(`${year}/findings?age=longer`)),
    missing('analyst', '/returns/weather/2026/findings'),
    { ...filled('analyst', afterCheck(`${census}/findings`)), state: 'of the census' },
    { ...loaded('analyst', afterCensus(`${census}/findings`)), state: 'of a census with faults' },
  ],
  // A spreadsheet, not a page: a browser would store it. What is in it is tested beside findings-csv.ts.
  '/returns/:form/:year/findings/download': [],
  '/returns/:form/:year/rules/:rule': [
    filled('analyst', afterCheck(aRule)),
    loaded('director', afterCheck(aRule)),
    empty('analyst', `${year}/rules/103`),
    missing('analyst', `${year}/rules/none`),
    { ...loaded('analyst', afterCensus(`${census}/rules/1103`)), state: 'of the census' },
    { ...loaded('analyst', afterCensus(`${census}/rules/2887Q`)), state: 'of the whole census' },
  ],
  '/children/:personId/findings/:findingId': [
    filled('analyst', afterCheck(aFinding)),
    filled('director', afterCheck(aFinding)),
    missing('analyst', `/children/${nobodyKnown}/findings/${nobodyKnown}`),
    {
      ...filled('analyst', afterCheck(aFinding)),
      state: 'explained with nothing',
      then: (person) => person.presses('Accept with this explanation'),
      error: true,
    },
  ],
  '/my-few-things': [
    empty('social worker', '/my-few-things'),
    filled('social worker', afterCheck('/my-few-things')),
    filled('team manager', afterCheck('/my-few-things')),
    refused('analyst', '/my-few-things'),
  ],
  '/returns/:form/:year/figures': [
    empty('analyst', `${year}/figures`),
    filled('analyst', afterCheck(`${year}/figures`)),
    refused('team manager', `${year}/figures`),
    missing('analyst', `${census}/figures`),
  ],
  '/returns/:form/:year/figures/:counted': [
    filled('director', `${year}/figures/ceased`),
    filled('analyst', `${year}/figures/file-Header?page=2`),
    empty('analyst', `${year}/figures/adopted`),
    missing('analyst', `${year}/figures/weather`),
  ],
  '/returns/:form/:year/sign-off': [
    empty('director', `${year}/sign-off`),
    filled('analyst', afterFreeze(`${year}/sign-off`)),
    refused('social worker', `${year}/sign-off`),
    missing('director', `${census}/sign-off`),
  ],
  '/returns/:form/:year/copies/:copyId': [
    filled('analyst', afterFreeze(aCopy(''))),
    filled('director', afterFreeze(aCopy(''))),
    {
      ...filled('director', afterFreeze(aCopy(''))),
      state: 'signed with nothing said',
      then: (person) => person.presses('Sign this copy off'),
      error: true,
    },
    missing('director', `${year}/copies/${nobodyKnown}`),
  ],
  // A download too; the journey of an analyst's June takes one.
  '/returns/:form/:year/copies/:copyId/files/:file': [],
  '/returns/:form/:year/copies/:copyId/differences': [
    filled('analyst', afterFreeze(aCopy('/differences'))),
    missing('director', `${year}/copies/${nobodyKnown}/differences`),
  ],
};

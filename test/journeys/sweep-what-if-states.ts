import { readRecordHistories } from '../../src/modules/insight/forecast/histories/record-histories.ts';
import { modelHistories } from '../../src/modules/insight/forecast/histories/forecast-histories.ts';
import type { Choices } from '../../src/modules/insight/what-if/lever.ts';
import { runChoices } from '../../src/modules/insight/what-if/run-choices.ts';
import { saveScenario } from '../../src/modules/insight/what-if/scenario-queries.ts';
import { plainDate } from '../../src/platform/dates/plain-date.ts';
import { keepForecast } from '../../src/modules/insight/index.ts';
import { aMorning } from '../support/start-kith-faces.ts';
import type { Finder, PageState, Searched } from './sweep-state.ts';
import { empty, filled, missing, nobodyKnown, one, refused } from './sweep-state.ts';

const choices: Choices = {
  monthsToFull: 24,
  levers: {
    'edge-of-care': {
      decided: { reach: 60 },
      believed: {
        avoidable: { low: 8, likely: 39, high: 65 },
        holds: { low: 40, likely: 60, high: 80 },
        cost: { low: 6800, likely: 6800, high: 6833 },
      },
    },
    'admin-time': { decided: { workers: 120, week: 37, freed: 10 }, believed: {} },
  },
  weeklyCosts: { Fostering: 600, Residential: 4165, Supported: 900, Other: 700 },
  costSource: 'Section 251 outturn 2019-20',
  priceGrowth: 0,
};

const saved = new WeakMap<Searched, Promise<void>>();

/** The path once two scenarios are saved in this Kith. */
const afterSaving =
  (path: Finder): Finder =>
  async (kith) => {
    const done = saved.get(kith) ?? saveTwo(kith);
    saved.set(kith, done);
    await done;
    return path(kith);
  };

async function saveTwo({ database, owner }: Searched): Promise<void> {
  const { rows } = await owner.query<{ id: string }>(
    "select id from access.account where email = 'analyst@northmoor.example'",
  );
  const today = plainDate('2026-11-22');
  const histories = await database.transaction({ account: null, role: 'loader' }, today, readRecordHistories);
  const model = modelHistories(histories, today);
  const account = rows[0]?.id ?? null;
  for (const [name, monthsToFull] of [
    ['Help before care', 24],
    ['Help before care, sooner', 6],
  ] as const) {
    const chosen = { ...choices, monthsToFull };
    const result = runChoices(model, chosen, 20);
    await database.transaction({ account, role: 'app' }, today, (db) =>
      saveScenario(db, { name, choices: chosen, result }),
    );
  }
}

const aScenario = (rest: string): Finder =>
  afterSaving(
    one(
      `select '/insight/what-if/' || id || '${rest}' as path from insight.scenario order by saved_at, id limit 1`,
    ),
  );
const twoScenarios = afterSaving(
  one(
    `select '/insight/what-if/compare?one=' || min(id::text) || '&two=' || max(id::text) as path from insight.scenario`,
  ),
);

const kept = new WeakMap<Searched, Promise<boolean>>();

/** The page of our own forecast once one is kept. */
const afterKeeping: Finder = async (kith) => {
  const done = kept.get(kith) ?? keepForecast(kith.database, { now: () => aMorning });
  kept.set(kith, done);
  await done;
  return '/insight/forecast/ours';
};

/** Our own forecast, and the pages of choices: the list, the form, what it comes to, compared, printed, and as the best neighbour. */
export const whatIfPages: Readonly<Record<string, readonly PageState[]>> = {
  '/insight/forecast/ours': [
    filled('director', afterKeeping),
    filled('lead member', afterKeeping),
    empty('director', '/insight/forecast/ours'),
    refused('social worker', '/insight/forecast/ours'),
  ],
  '/insight/what-if': [
    filled(
      'director',
      afterSaving(() => Promise.resolve('/insight/what-if')),
    ),
    filled('lead member', '/insight/what-if'),
    empty('director', '/insight/what-if'),
    refused('social worker', '/insight/what-if'),
  ],
  '/insight/what-if/new': [
    filled('analyst', '/insight/what-if/new'),
    {
      ...filled('analyst', '/insight/what-if/new'),
      state: 'with nothing answered',
      then: (person) => person.presses('Save and see what it would do'),
      error: true,
    },
    refused('lead member', '/insight/what-if/new'),
  ],
  '/insight/what-if/compare': [
    filled('director', twoScenarios),
    filled('director', '/insight/what-if/compare'),
  ],
  '/insight/what-if/best-neighbour': [
    filled('director', '/insight/what-if/best-neighbour'),
    empty('director', '/insight/what-if/best-neighbour'),
    refused('social worker', '/insight/what-if/best-neighbour'),
  ],
  '/insight/what-if/:scenarioId': [
    filled('analyst', aScenario('')),
    filled('lead member', aScenario('')),
    missing('director', `/insight/what-if/${nobodyKnown}`),
  ],
  '/insight/what-if/:scenarioId/paper': [
    filled('director', aScenario('/paper')),
    missing('director', `/insight/what-if/${nobodyKnown}/paper`),
  ],
  '/insight/what-if/:scenarioId/change': [
    filled('analyst', aScenario('/change')),
    missing('analyst', `/insight/what-if/${nobodyKnown}/change`),
  ],
};

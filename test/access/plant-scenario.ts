import type { Client } from 'pg';
import type { Choices } from '../../src/modules/insight/what-if/lever.ts';
import { runChoices } from '../../src/modules/insight/what-if/run-choices.ts';
import { madeFlowModel } from '../../src/modules/insight/what-if/testing/made-flow-model.ts';
import { newId } from '../../src/platform/ids/ids.ts';

/** Choices for the years ahead that somebody saved. */
export async function plantScenario(owner: Client): Promise<string> {
  const choices: Choices = {
    monthsToFull: 12,
    levers: { 'admin-time': { decided: { workers: 10, week: 37, freed: 10 }, believed: {} } },
    weeklyCosts: { Fostering: 1, Residential: 1, Supported: 1, Other: 1 },
    costSource: 'made up',
    priceGrowth: 0,
  };
  const scenario = newId();
  await owner.query('insert into insight.scenario (id, name, choices, result) values ($1, $2, $3, $4)', [
    scenario,
    'Time back',
    JSON.stringify(choices),
    JSON.stringify(runChoices(madeFlowModel(), choices, 1)),
  ]);
  return scenario;
}

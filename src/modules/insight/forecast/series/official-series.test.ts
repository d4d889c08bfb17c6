import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sharedMissing, sharedPath } from '../../../../../test/support/shared.ts';
import { summariseTries } from './backtest-series.ts';
import {
  ahead,
  gain,
  readOfficial,
  scoreLine,
  scoreLines,
  triesFrom,
} from './official-scores.test-support.ts';
import type { Panel } from './panel-rules.ts';
import { makePanel } from './panel-rules.ts';
import { trySpend } from './unit-costs.ts';

const [core, spend] = ['cla_core', 'spend_2016_2025'].map((name) => sharedPath(`data/official/${name}.csv`));
const documented = readFileSync(
  resolve(import.meta.dirname, '../../../../../docs/data/forecasts.md'),
  'utf8',
);

const numbersOf = (path: string | null | undefined): Panel =>
  path ? readOfficial(path, { measure: 'cla_31_march', area: 'la_code', year: 'year' }) : makePanel([]);
const costsOf = (measure: string): Panel =>
  spend ? readOfficial(spend, { measure, area: 'geo_code', year: 'year_end' }) : makePanel([]);

describe.skipIf(!core || !spend)(`official figures of all authorities (${sharedMissing} otherwise)`, () => {
  const panel = numbersOf(core);
  const development = triesFrom(panel, [2015, 2016, 2017, 2018]);
  const ofFifty = development.filter(({ simple }) => (simple.last ?? 0) >= 50);
  const late = triesFrom(panel, [2019, 2020]);

  it.each([
    ['all authorities', development],
    ['authorities with at least fifty children', ofFifty],
  ])(
    'are forecast a good seven per cent closer than by the last value, at no horizon worse: %s',
    (_, tries) => {
      expect(tries.length).toBeGreaterThan(2_900);
      expect(gain(tries)).toBeGreaterThan(12);
      for (const horizon of [1, 2, 3, 4, 5]) expect(gain(ahead(tries, horizon))).toBeGreaterThan(4);
    },
  );

  it('are forecast closer than by a straight line and by mean growth', () => {
    const { mape, baselines } = summariseTries(development);
    expect(mape).toBeLessThan(baselines.linear ?? 0);
    expect(mape).toBeLessThan(baselines.growth ?? 0);
  });

  it('lie in the 90% intervals 85 to 95 times of a hundred, together and from each origin', () => {
    for (const origin of [2015, 2016, 2017, 2018]) {
      const inside = summariseTries(development.filter((one) => one.origin === origin)).coverage90;
      expect(inside).toBeGreaterThan(85);
      expect(inside).toBeLessThan(95);
    }
    expect(summariseTries(development).coverage90).toBeCloseTo(92.8, 1);
  });

  it('are forecast from 2019 and 2020 as documented: scored once, and no better than the last value', () => {
    expect(gain(late)).toBeCloseTo(-0.9, 1);
    expect(gain(late.filter(({ origin }) => origin === 2019))).toBeCloseTo(8.1, 1);
    expect(gain(late.filter(({ origin }) => origin === 2020))).toBeCloseTo(-11.1, 1);
    expect(summariseTries(late).coverage90).toBeCloseTo(92.0, 1);
  });

  it('have the scores that are documented', () => {
    const byOrigin = [...development, ...late];
    const lines = [
      ...scoreLines('2015 to 2018', development),
      ...scoreLines('2019 and 2020', late),
      ...[2015, 2016, 2017, 2018, 2019, 2020].flatMap((year) =>
        scoreLines(
          String(year),
          byOrigin.filter(({ origin }) => origin === year),
        ),
      ),
    ];
    expect(lines.filter((line) => !documented.includes(line))).toEqual([]);
  });

  it('of weekly costs have the scores that are documented, with spend from both', () => {
    const [all, fostering, residential] = ['cla', 'fostering', 'residential'].map((kind) =>
      triesFrom(costsOf(`unit_cost_${kind}_week`), [2020]),
    );
    const spent = trySpend(triesFrom(panel, [2020]), all ?? []);
    const lines = [
      scoreLine(['weekly cost, all children in care'], all ?? []),
      scoreLine(['weekly cost, fostering'], fostering ?? []),
      scoreLine(['weekly cost, residential'], residential ?? []),
      scoreLine(['spend on children in care'], spent),
    ];
    expect(lines.filter((line) => !documented.includes(line))).toEqual([]);
    expect(gain(all ?? [])).toBeGreaterThan(25);
    expect(gain(spent)).toBeGreaterThan(15);
  });
});

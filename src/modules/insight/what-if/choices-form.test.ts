import { describe, expect, test } from 'vitest';
import { parseChoicesForm, shownChoices } from './choices-form.ts';
import { parseChoices } from './scenario.ts';

const whole = {
  name: 'Help before care',
  'months-to-full': '24',
  'price-growth': '0',
  'cost-fostering': '600',
  'cost-residential': '4,165',
  'cost-supported': '900',
  'cost-other': '700',
  'cost-source': 'Section 251 outturn 2019-20',
  'edge-of-care-reach': '60',
  'edge-of-care-avoidable-whose': 'document',
  'edge-of-care-holds-low': '40',
  'edge-of-care-holds-likely': '60',
  'edge-of-care-holds-high': '80',
  'edge-of-care-cost-whose': 'document',
};

const errorsOf = (body: Readonly<Record<string, string>>) => {
  const parsed = parseChoicesForm(body);
  return parsed.ok ? [] : parsed.errors.map(({ field }) => field);
};

describe('the form of a scenario', () => {
  test('gives what is decided and believed of each lever that is used', () => {
    const parsed = parseChoicesForm(whole);
    if (!parsed.ok) throw new Error('not read');
    expect(parsed.value.choices.levers).toEqual({
      'edge-of-care': {
        decided: { reach: 60 },
        believed: {
          avoidable: { low: 8, likely: 39, high: 65 },
          holds: { low: 40, likely: 60, high: 80 },
          cost: { low: 6800, likely: 6800, high: 6833 },
        },
      },
    });
    expect(parsed.value.choices.weeklyCosts.Residential).toBe(4165);
  });

  test('takes no range from the documents that nobody chose', () => {
    expect(errorsOf({ ...whole, 'edge-of-care-avoidable-whose': '' })).toEqual([
      'edge-of-care-avoidable-whose',
    ]);
  });

  test('has no range to take where the documents give only a ceiling', () => {
    expect(errorsOf({ ...whole, 'edge-of-care-holds-low': '' })).toEqual(['edge-of-care-holds-low']);
  });

  test('asks that a range rises', () => {
    expect(errorsOf({ ...whole, 'edge-of-care-holds-high': '30' })).toEqual(['edge-of-care-holds-low']);
  });

  test('asks for every decision of a lever that is begun', () => {
    expect(errorsOf({ ...whole, 'carers-places': '200' })).toContain('carers-used');
  });

  test('asks for at least one lever', () => {
    expect(errorsOf({ ...whole, 'edge-of-care-reach': '' })).toEqual(['edge-of-care-reach']);
  });

  test('keeps all that was typed when something is wrong', () => {
    const parsed = parseChoicesForm({ ...whole, 'months-to-full': 'soon' });
    expect(parsed).toMatchObject({ ok: false, typed: { ...whole, 'months-to-full': 'soon' } });
  });

  test('shows a saved scenario as it was filled in, and what was stored comes back', () => {
    const parsed = parseChoicesForm(whole);
    if (!parsed.ok) throw new Error('not read');
    const again = parseChoicesForm(shownChoices(parsed.value));
    expect(again).toEqual(parsed);
    expect(parseChoices(JSON.parse(JSON.stringify(parsed.value.choices)))).toEqual(parsed.value.choices);
  });

  test.each([null, [], {}, { levers: {} }, { ...{ monthsToFull: '1' } }])(
    'stored choices that are none: %j',
    (stored) => {
      expect(parseChoices(stored)).toBeUndefined();
    },
  );
});

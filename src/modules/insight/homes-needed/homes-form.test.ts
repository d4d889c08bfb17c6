import { describe, expect, it } from 'vitest';
import { readHomesForm } from './homes-form.ts';

const right = { places: '300', used: '70', gained: '20', lost: '10', whose: 'document' };
const errorsOf = (query: Readonly<Record<string, string>>) =>
  readHomesForm(query).errors.map(({ field }) => field);

describe('the form of homes', () => {
  it('asks for nothing and finds nothing wrong before anybody typed', () => {
    expect(readHomesForm({ unrelated: '1' })).toEqual({ typed: {}, errors: [], asked: undefined });
  });

  it('fills in nothing by itself, costs apart, which can be left out', () => {
    expect(errorsOf({ places: '', used: '', gained: '', lost: '' })).toEqual([
      'places',
      'used',
      'gained',
      'lost',
      'whose',
    ]);
    expect(readHomesForm(right).asked).toEqual({
      capacity: { places: 300, used: 70, gained: 20, lost: 10 },
      share: { low: 54, likely: 60, high: 67 },
      fromDocument: true,
      costs: undefined,
    });
  });

  it('takes a range of our own that rises', () => {
    const own = { ...right, whose: 'own', 'share-low': '10', 'share-likely': '20', 'share-high': '30' };
    expect(readHomesForm(own).asked?.share).toEqual({ low: 10, likely: 20, high: 30 });
    expect(errorsOf({ ...own, 'share-likely': '' })).toEqual(['share-likely']);
    expect(errorsOf({ ...own, 'share-high': '15' })).toEqual(['share-low']);
  });

  it('takes both costs or none, and no residential home cheaper than a family', () => {
    expect(errorsOf({ ...right, 'cost-fostering': '600' })).toEqual(['cost-residential']);
    expect(errorsOf({ ...right, 'cost-residential': '600' })).toEqual(['cost-fostering']);
    expect(errorsOf({ ...right, 'cost-fostering': '600', 'cost-residential': '500' })).toEqual([
      'cost-residential',
    ]);
    const costs = { 'cost-fostering': '600', 'cost-residential': '4,165' };
    expect(readHomesForm({ ...right, ...costs }).asked?.costs).toEqual({ fostering: 600, residential: 4165 });
  });

  it('keeps all that was typed where something is wrong', () => {
    const wrong = { ...right, places: 'many', used: '101' };
    expect(readHomesForm(wrong)).toMatchObject({ typed: wrong, asked: undefined });
    expect(errorsOf(wrong)).toEqual(['places', 'used']);
  });
});

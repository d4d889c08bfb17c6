import { describe, expect, it } from 'vitest';
import { toUpperTier } from './upper-tier.ts';

describe('the authority with duties towards children', () => {
  it.each([
    ['Hertsmere', 'E07000098', 'E10000015'],
    ['Welwyn Hatfield', 'E07000241', 'E10000015'],
    ['East Hertfordshire', 'E07000242', 'E10000015'],
    ['St Albans under its old code', 'E07000100', 'E10000015'],
    ['Tunbridge Wells', 'E07000116', 'E10000016'],
    ['Burnley', 'E07000117', 'E10000017'],
    ['East Suffolk', 'E07000244', 'E10000029'],
    ['Waveney, now in East Suffolk', 'E07000206', 'E10000029'],
    ['Wyre Forest', 'E07000239', 'E10000034'],
  ])('of %s, a district, is its county', (_, district, county) => {
    expect(toUpperTier(district)).toBe(county);
  });

  it.each([
    ['Carlisle', 'E07000028', 'E06000063'],
    ['Barrow-in-Furness', 'E07000027', 'E06000064'],
    ['Selby', 'E07000169', 'E06000065'],
    ['Somerset West and Taunton', 'E07000246', 'E06000066'],
    ['Taunton Deane', 'E07000190', 'E06000066'],
    ['Kettering', 'E07000153', 'E06000061'],
    ['Northampton', 'E07000154', 'E06000062'],
    ['Wycombe', 'E07000007', 'E06000060'],
    ['Christchurch', 'E07000048', 'E06000058'],
    ['Purbeck', 'E07000051', 'E06000059'],
    ['Poole', 'E06000029', 'E06000058'],
    ['the county of North Yorkshire', 'E10000023', 'E06000065'],
  ])('of %s, which is no more, is what took its place', (_, old, heir) => {
    expect(toUpperTier(old)).toBe(heir);
  });

  it.each(['E06000055', 'E08000025', 'E09000027', 'E10000015', 'L99999999', 'XYZ'])(
    'of %s is itself',
    (code) => {
      expect(toUpperTier(code)).toBe(code);
    },
  );

  it('of places in Scotland, Wales and Northern Ireland is the country', () => {
    expect(['S12000036', 'W06000015', 'N09000003'].map(toUpperTier)).toEqual(['SCO', 'WAL', 'NIR']);
  });

  it('never has a heir that is no more itself', () => {
    for (let i = 1; i <= 246; i++) {
      const authority = toUpperTier(`E07${String(i).padStart(6, '0')}`);
      expect(toUpperTier(authority)).toBe(authority);
    }
  });
});

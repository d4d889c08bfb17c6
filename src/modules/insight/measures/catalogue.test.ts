import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sharedMissing, sharedPath } from '../../../../test/support/shared.ts';
import { catalogueIds, familyOf } from './catalogue.ts';
import { listMeasures } from './list-measures.ts';
import { notYet } from './not-yet.ts';

const made = listMeasures().map(({ id }) => id);
const domain = sharedPath('reference/domain.md');

describe('the catalogue of measures', () => {
  it.skipIf(domain === null)(`is that of the domain reference (${domain ? 'there' : sharedMissing})`, () => {
    const text = readFileSync(domain ?? '', 'utf8');
    const ids = [...text.matchAll(/^\| (M-[A-Z]{2}-\d\d) \|/gm)].map(([, id]) => id);
    expect(ids).toHaveLength(147);
    expect([...catalogueIds].sort()).toEqual(ids.sort());
  });

  it('falls into measures with a query and measures that say what they lack, and nothing is in both', () => {
    const lacking = notYet.map(({ id }) => id);
    expect([...made, ...lacking].sort()).toEqual([...catalogueIds].sort());
  });

  it('has each measure in the family that its id says', () => {
    for (const { id, family } of listMeasures()) expect([id, family]).toEqual([id, familyOf(id)]);
  });

  it('pairs each measure with another one of the catalogue', () => {
    for (const { id, pair } of listMeasures()) {
      if (!pair) continue;
      expect(catalogueIds, id).toContain(pair.id);
      expect(pair.id).not.toBe(id);
    }
  });
});

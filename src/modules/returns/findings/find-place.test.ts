import { describe, expect, it } from 'vitest';
import { findPlace } from './find-place.ts';

const header = {
  personId: 'ava',
  facts: [
    { kind: 'person', id: 'ava' },
    { kind: 'pupil_number', id: 'upn' },
  ],
  contested: null,
};
const episode = { personId: 'ava', facts: [{ kind: 'episode', id: 'e' }], contested: null };

describe('where a finding is put right', () => {
  it('is the fact that fills the field', () => {
    expect(findPlace('Header', ['ETHNIC'], header).place).toEqual({ kind: 'person', id: 'ava' });
    expect(findPlace('Header', ['UPN', 'DOB'], header).place?.id).toBe('upn');
    expect(findPlace('Episodes_last', ['LS'], episode).place?.id).toBe('e');
  });

  it('is the child’s page where the fact is missing altogether', () => {
    expect(findPlace('Header', ['MC_DOB'], header).place).toBeNull();
    expect(findPlace('Episodes', ['SW_DECOM'], episode).place).toBeNull();
  });

  it('is the row’s own fact for a rule about the child’s being there', () => {
    expect(findPlace('Episodes', ['CHILD'], episode).place?.id).toBe('e');
  });

  it('is where a contested cell is settled: until then it is written as it came', () => {
    const openCells = [{ column: 'ETHNIC', kind: 'person', id: 'cell' }];
    const place = findPlace('Header', ['ETHNIC'], { ...header, openCells });
    expect(place).toEqual({ place: { kind: 'person', id: 'cell' }, isContested: true });
    expect(findPlace('Header', ['SEX'], { ...header, openCells }).place?.id).toBe('ava');
  });

  it('is where a contested row is settled, while it is', () => {
    const contested = { ...episode, facts: [], contested: { kind: 'episode', id: 'c' } };
    expect(findPlace('Episodes', ['LS'], contested)).toEqual({
      place: { kind: 'episode', id: 'c' },
      isContested: true,
    });
  });
});

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
    expect(findPlace({ table: 'Header', fields: ['ETHNIC'], origin: header }).place).toEqual({
      kind: 'person',
      id: 'ava',
    });
    expect(findPlace({ table: 'Header', fields: ['UPN', 'DOB'], origin: header }).place?.id).toBe('upn');
    expect(findPlace({ table: 'Episodes_last', fields: ['LS'], origin: episode }).place?.id).toBe('e');
  });

  it('is the child’s page where the fact is missing altogether', () => {
    expect(findPlace({ table: 'Header', fields: ['MC_DOB'], origin: header }).place).toBeNull();
    expect(findPlace({ table: 'Episodes', fields: ['SW_DECOM'], origin: episode }).place).toBeNull();
  });

  it('is the row’s own fact for a rule about the child’s being there', () => {
    expect(findPlace({ table: 'Episodes', fields: ['CHILD'], origin: episode }).place?.id).toBe('e');
  });

  it('is where a contested cell is settled: until then it is written as it came', () => {
    const openCells = [{ column: 'ETHNIC', kind: 'person', id: 'cell' }];
    const place = findPlace({ table: 'Header', fields: ['ETHNIC'], origin: { ...header, openCells } });
    expect(place).toEqual({ place: { kind: 'person', id: 'cell' }, isContested: true });
    expect(findPlace({ table: 'Header', fields: ['SEX'], origin: { ...header, openCells } }).place?.id).toBe(
      'ava',
    );
  });

  it('is where a contested row is settled, while it is', () => {
    const contested = { ...episode, facts: [], contested: { kind: 'episode', id: 'c' } };
    expect(findPlace({ table: 'Episodes', fields: ['LS'], origin: contested })).toEqual({
      place: { kind: 'episode', id: 'c' },
      isContested: true,
    });
  });
});

import { describe, expect, it } from 'vitest';
import { treat, treatmentOf } from './treatment-rules.ts';

const text = (name: string) => treatmentOf({ name, type: 'text' });

describe('an extract without identities', () => {
  it('leaves out names, numbers and words about people', () => {
    const columns = ['pers_forename', 'pers_surname', 'pers_common_child_id', 'link_identifier_value'];
    for (const name of [...columns, 'prof_professional_name', 'addr_address_json', 'pers_legacy_id']) {
      expect(text(name), name).toBe('blank');
    }
  });

  it('leaves out any text that nobody has looked at yet', () => {
    expect(text('pers_favourite_song')).toBe('blank');
  });

  it('gives ids pseudonyms, whatever their type', () => {
    expect(treatmentOf({ name: 'clae_person_id', type: 'uuid' })).toBe('pseudonym');
    expect(text('icpc_icpc_id')).toBe('pseudonym');
    expect(treat('pseudonym', 'a', (id) => `mark of ${id}`)).toBe('mark of a');
  });

  it('keeps codes, dates and numbers, but of a date of birth the month only', () => {
    expect([text('pers_ethnicity'), treatmentOf({ name: 'clar_cla_review_date', type: 'date' })]).toEqual([
      'keep',
      'keep',
    ]);
    expect(treatmentOf({ name: 'pers_dob', type: 'date' })).toBe('month');
    expect(treat('month', '2015-07-29', String)).toBe('2015-07-01');
  });

  it('keeps the first half of a postcode, and nothing of one that is too short to have two', () => {
    expect([
      treat('area', 'AL10 3AB', String),
      treat('area', 'al13ab', String),
      treat('area', 'AL1', String),
    ]).toEqual(['AL10', 'al1', null]);
  });
});

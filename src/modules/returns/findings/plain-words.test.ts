import { describe, expect, it } from 'vitest';
import { cinRules } from '../checks/cin/rules.ts';
import { ruleColumns } from '../checks/cin/tables.ts';
import { rules } from '../checks/ssda903/rules.ts';
import { censusSentences } from './census-words.ts';
import { sayPlainly } from './plain-words.ts';
import { ruleSentences } from './rule-sentences.ts';

const finding = {
  form: 'ssda903',
  rule: 'none',
  isQuery: false,
  table: 'Episodes',
  fields: ['DEC'],
  cells: { DEC: null },
} as const;

describe('what is to be put right, in plain words', () => {
  it('is that a fact is missing', () => {
    expect(sayPlainly(finding)).toBe('the day this time in one home ended is missing');
  });

  it('is that a fact does not look right, or may not be', () => {
    const filled = { ...finding, cells: { DEC: '31/02/2026' } };
    expect(sayPlainly(filled)).toBe('the day this time in one home ended does not look right');
    expect(sayPlainly({ ...filled, isQuery: true })).toBe(
      'the day this time in one home ended may not be right',
    );
  });

  it('is that facts do not fit together', () => {
    const two = { ...finding, fields: ['PLACE', 'LS'], cells: { PLACE: 'P1', LS: 'E1' } };
    expect(sayPlainly(two)).toBe('the kind of home and the legal status do not fit together');
  });

  it('names last year where last year’s row is the one', () => {
    expect(sayPlainly({ ...finding, table: 'Episodes_last' })).toMatch(/ in last year’s return$/);
  });

  it('is said in words of its own for the rules that are met most', () => {
    expect(sayPlainly({ ...finding, rule: '103' })).toBe(
      'the ethnicity is missing, or is not one the return knows',
    );
    expect(Object.keys(ruleSentences).length).toBeGreaterThanOrEqual(30);
  });

  it('names no column and no code for any rule there is', () => {
    const said = rules.flatMap(({ code, fields, needs }) =>
      needs.map((table) =>
        sayPlainly({
          form: 'ssda903',
          rule: code,
          isQuery: false,
          table,
          fields,
          cells: Object.fromEntries(fields.map((f) => [f, 'X'])),
        }),
      ),
    );
    expect(said.filter((text) => /[A-Z]{3}|_[A-Z]/.test(text))).toEqual([]);
    expect(said.length).toBeGreaterThan(0);
  });

  it('names no column and no code for any rule of the census either', () => {
    const said = cinRules.flatMap(({ code, fields }) =>
      Object.keys(ruleColumns).map((table) =>
        sayPlainly({
          form: 'cin',
          rule: code,
          isQuery: false,
          table,
          fields,
          cells: Object.fromEntries(fields.map((field) => [field, 'X'])),
        }),
      ),
    );
    expect(said.filter((text) => /[A-Z]{2}|[a-z][A-Z]|_[A-Z]/.test(text))).toEqual([]);
    expect(said.length).toBeGreaterThan(0);
    const codes = new Set(cinRules.map(({ code }) => code));
    expect(Object.keys(censusSentences).filter((code) => !codes.has(code))).toEqual([]);
  });

  it('has words only for rules that exist', () => {
    const codes = new Set(rules.map(({ code }) => code));
    expect(Object.keys(ruleSentences).filter((code) => !codes.has(code))).toEqual([]);
  });
});

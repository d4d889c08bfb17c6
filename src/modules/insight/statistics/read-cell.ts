import { england } from './statistic.ts';

/** A cell that was read, or what is wrong with it. */
export type Read<T> = { readonly value: T } | { readonly problem: string };

const yearPattern = /^(?:19|20)\d\d$/;
const numberPattern = /^-?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,2})?$/;
const authorityPattern = /^\d{3}$/;
const areaPattern = /^[EWSN]\d{8}$/;

export function readYear(text: string): Read<number> {
  return yearPattern.test(text) ? { value: Number(text) } : { problem: `The year "${text}" is no year` };
}

/** A blank stands for a value that was not published: null, never nought. */
export function readValue(text: string): Read<number | null> {
  if (text === '') return { value: null };
  return numberPattern.test(text) ? { value: Number(text) } : { problem: `The value "${text}" is no number` };
}

/** The code of one area. Joint services ('314 / 318') have figures that belong to neither authority alone. */
export function readArea(text: string): Read<string> {
  if (authorityPattern.test(text) || text === england || areaPattern.test(text)) return { value: text };
  if (text === '') return { problem: 'The code of the area is missing' };
  if (text.includes('/')) return { problem: `"${text}" is a joint row of several authorities` };
  return { problem: `"${text}" is no code of an area` };
}

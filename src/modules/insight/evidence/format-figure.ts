import type { FigureRecipe, FigureValue } from './figure-recipe.ts';

/** A number as people read it: whole above a thousand, else with as many places as tell something. */
export function formatAmount(value: number): string {
  const size = Math.abs(value);
  const places = size >= 1000 || Number.isInteger(value) ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
  return value.toLocaleString('en-GB', { maximumFractionDigits: places });
}

/** The most numbers that are written out: a longer list is a series. */
const most = 8;

/** Ours: a number, or several in the order of the claim; what the data cannot give is 'not known'. */
export function formatFigure(value: FigureValue): string {
  const values = [value].flat();
  const said = values.map((one) => (one === null ? 'not known' : formatAmount(one)));
  if (said.length <= most) return said.join('; ');
  return `${said[0]} … ${said.at(-1)} (${said.length} values)`;
}

/** The figure as the document prints it. */
export function formatPrinted({ claimed, printed }: FigureRecipe): string {
  if (claimed === null) return 'a picture';
  if (printed === '') return formatFigure(claimed);
  return printed.replaceAll(/\d{4,}/g, (digits) => formatAmount(Number(digits)));
}

const words: Readonly<Record<string, string>> = {
  FTE: 'full-time posts',
  LAs: 'authorities',
  r: '(correlation)',
  ratio: 'times',
  'hours/week': 'hours a week',
  'hours/child/week': 'hours a week for a child',
  'children per year': '',
};

const pounds: Readonly<Record<string, string>> = {
  GBP: '',
  'GBP m': ' million',
  'GBP bn': ' billion',
  'GBP/week': ' a week',
  'GBP bn/year': ' billion a year',
};

/** A number in words with its unit, as people write it: £3.8 billion, 12%, 86,377 children. */
export function withUnit(text: string, unit: string): string {
  const after = pounds[unit];
  if (after !== undefined) return `${text.replace(/^\D*/, (before) => `${before}£`)}${after}`;
  if (/^%( |$)/.test(unit)) return `${text}${unit.replace('LAs', 'authorities')}`;
  if (unit.includes(';')) return `${text} (${unit.replace('LAs', 'authorities').replace('FTE', 'posts')})`;
  return `${text} ${words[unit] ?? unit}`.trim();
}

/** An amount with its unit; pounds in thousands of millions as billions. */
export function formatWithUnit(value: number, unit: string): string {
  if (unit === 'GBP' && Math.abs(value) >= 1e9) return withUnit(formatAmount(value / 1e9), 'GBP bn');
  if (unit === 'GBP' && Math.abs(value) >= 1e6) return withUnit(formatAmount(value / 1e6), 'GBP m');
  return withUnit(formatAmount(value), unit);
}

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

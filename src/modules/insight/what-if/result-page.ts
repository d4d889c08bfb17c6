import { formatLong, formatMonth } from '../../../platform/dates/format-date.ts';
import type { Effect, Interval, ScenarioResult } from './result.ts';

/** How an effect is called, in the order in which results show them: children's lives first. */
export const effectNames: Readonly<Record<Effect, string>> = {
  'in-care': 'Children in our care at the end of the year',
  'came-in': 'Children who came into our care',
  'went-home': 'Children who went home to family',
  'nights-in-care': 'Nights in care',
  'nights-in-families': 'Nights with foster families',
  'nights-in-residential': 'Nights in residential homes',
  moves: 'Moves between homes',
  spend: 'Spending on homes',
  investment: 'Cost of the choices',
  net: 'Both together',
};

const inPounds: readonly Effect[] = ['spend', 'investment', 'net'];

/** A number as it is said: no finer than it is known. */
export function formatEffect(effect: Effect, value: number): string {
  return inPounds.includes(effect)
    ? formatPounds(value)
    : Math.round(coarse(effect, value)).toLocaleString('en-GB');
}

function coarse(effect: Effect, value: number): number {
  return effect.startsWith('nights') ? Math.round(value / 100) * 100 : value;
}

/** Pounds in millions or thousands, as people say them. */
export function formatPounds(value: number): string {
  const size = Math.abs(value);
  const sign = value < 0 ? '\u2212' : '';
  if (size >= 1_000_000) return `${sign}£${(size / 1_000_000).toFixed(1)} million`;
  return `${sign}£${(Math.round(size / 1000) * 1000).toLocaleString('en-GB')}`;
}

/** A difference in words: '60 fewer (between 12 and 105)'; where it may go either way both are said. */
export function formatChange(effect: Effect, { likeliest, low, high }: Interval): string {
  const [down, up] = inPounds.includes(effect) ? ['less', 'more'] : ['fewer', 'more'];
  const none = formatEffect(effect, 0);
  const say = (value: number) => formatEffect(effect, Math.abs(value));
  if (say(low) === none && say(high) === none) return 'No difference';
  const eitherWay = low < 0 && high > 0 && say(low) !== none && say(high) !== none;
  const range = eitherWay
    ? `between ${say(low)} ${down} and ${say(high)} ${up}`
    : `between ${[say(low), say(high)].sort((a, b) => size(a) - size(b)).join(' and ')}`;
  return `${say(likeliest)} ${likeliest < 0 ? down : up} (${range})`;
}

/** Orders printed numbers by what they stand for. */
function size(printed: string): number {
  const number = Number(printed.replaceAll(/[^0-9.]/g, ''));
  return printed.includes('million') ? number * 1_000_000 : number;
}

/** What it comes to in a sentence: the heading of the result. */
export function findingOf(result: ScenarioResult): string {
  const last = result.years.at(-1);
  if (!last) return 'Nothing was worked out';
  const { change } = last.effects['in-care'];
  const fewer = Math.round(Math.abs(change.likeliest));
  const when = formatMonth(last.ends);
  if (fewer === 0) return `About as many children in our care by ${when} as without it`;
  return `About ${fewer.toLocaleString('en-GB')} ${change.likeliest < 0 ? 'fewer' : 'more'} children in our care by ${when}`;
}

/** The sentence below it: how sure, what it costs, what it saves. */
export function explanationOf({ years, total, origin, roomForMoves }: ScenarioResult): readonly string[] {
  const last = years.at(-1);
  if (!last) return [];
  const { effects } = last;
  return [
    `Nine times in ten the difference lies as stated, if the ranges that were entered hold. In the fifth year: ${formatChange('in-care', effects['in-care'].change)} in care at its end, ${formatChange('net', effects.net.change)} spent with the cost of the choices counted.`,
    `Over the five years: ${formatChange('nights-in-care', total['nights-in-care'].change)} nights in care, ${formatChange('moves', total.moves.change)} moves.`,
    ...(roomForMoves < 0.99
      ? [
          `There are places for only ${Math.round(roomForMoves * 100)}% of the moves to families that were asked for: the rest does not happen until more carers come.`,
        ]
      : []),
    `Worked out from the record as it was known for ${formatLong(origin)}.`,
  ];
}

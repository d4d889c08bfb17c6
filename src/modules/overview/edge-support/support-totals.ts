import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { costSoFar } from '../../practice/index.ts';
import type { CountedSupport } from './after-queries.ts';

/** Support to stay at home, counted: what goes on, and what ended in the time that was asked for. */
export type SupportTotals = {
  readonly now: number;
  readonly due: number;
  readonly ended: number;
  /** Of those that ended: told as safe at home then, and not in care on that day. */
  readonly atHome: number;
  /** In pence, as it was agreed: of what goes on, until today; of what ended, in all. */
  readonly costNow: number;
  readonly costEnded: number;
  /** Of how many no cost is known. */
  readonly withoutCost: number;
};

/** Adds up what was counted. */
export function supportTotals(all: readonly CountedSupport[], today: PlainDate): SupportTotals {
  const open = all.filter(({ endedOn }) => endedOn === null);
  const ended = all.filter(({ endedOn }) => endedOn !== null);
  const cost = (some: readonly CountedSupport[]) =>
    some.reduce((sum, one) => sum + (costSoFar(one, today) ?? 0), 0);
  return {
    now: open.filter(({ starts }) => starts <= today).length,
    due: open.filter(({ plannedEnd }) => plannedEnd <= today).length,
    ended: ended.length,
    atHome: ended.filter(({ home, wasInCare }) => home === 'yes' && !wasInCare).length,
    costNow: cost(open),
    costEnded: cost(ended),
    withoutCost: all.filter(({ costPence }) => costPence === null).length,
  };
}

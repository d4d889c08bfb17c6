import type { CareTimes } from '../../care/index.ts';
import { nextReview } from '../../care/index.ts';
import type { Due, HelpClocks, HelpState } from '../../practice/index.ts';
import { listDue } from '../../practice/index.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { periodNow } from './read-help.ts';

type Child = { readonly state: HelpState; readonly life: CareTimes };

/** What is due next for a child by every clock that runs for them, of help and of care, the earliest first. */
export function dueOfChild({ state, life }: Child, clocks: HelpClocks, today: PlainDate): readonly Due[] {
  return [...dueOfCare(life, today), ...listDue(state, clocks)].sort((a, b) => a.by.localeCompare(b.by));
}

function dueOfCare(life: CareTimes, today: PlainDate): readonly Due[] {
  const period = periodNow(life, today);
  if (period === undefined) return [];
  const { holdBy, why } = nextReview(
    period.starts,
    life.reviews.map(({ heldOn }) => heldOn),
  );
  return [{ what: 'Review of care', by: holdBy, why }];
}

import { day } from '../support/life-face.ts';
import type { Filled } from '../support/life-face.ts';
import { Chance } from '../support/chance.ts';
import type { Child, Telling } from './whole-life-story.ts';
import { putRight, recorded, reportTakenBack, wasMissing } from './whole-life-story.ts';
import { endOf, filledOf, lived, tellings } from './whole-life-tellings.ts';

/** A day on which everything that the return asks is told at once, years late. */
const late = '2027-04-01';
const words = { told: 'Told late', goes: 'The same' };

/** The same homes, each told whole. The last ends with an adoption that no page of an adoption tells. */
const homes: readonly Telling[] = lived.map((stretch) =>
  recorded(late, stretch.child, {
    kind: 'episode',
    called: `${stretch.child} ${stretch.from}`,
    filled: filledOf(stretch, endOf(stretch.until ?? ['2024-02-05', 'E12'])),
    ...words,
  }),
);

const work = (child: Child, from: string, until: string, who: readonly [reference: string, reason: string]) =>
  recorded(late, child, {
    kind: 'allocation',
    filled: { worker_id: who[0], reason: who[1], ...day('starts', from), ...day('ends', until) },
    ...words,
  });

const workers: readonly Telling[] = [
  work('Tamsin', '2021-09-07', '2022-03-14', ['SW0001', 'FCONTA']),
  work('Tamsin', '2022-03-14', '2023-06-14', ['SW0002', 'TSPROC']),
  work('Tamsin', '2023-06-14', '2026-07-07', ['PA', 'TSPROC']),
  work('Rory', '2021-09-07', '2022-03-14', ['SW0001', 'FCONTA']),
  work('Rory', '2022-03-14', '2025-08-05', ['SW0002', 'TSPROC']),
  work('Ivy', '2021-11-09', '2022-03-14', ['SW0001', 'FCONTA']),
  work('Ivy', '2022-03-14', '2024-02-05', ['SW0002', 'TSPROC']),
];

const away = (child: Child, kind: 'M' | 'A', from: string, until: string): readonly Telling[] =>
  wasMissing(late, child, { kind, from, until, ...words });

/** A report begins a time without an end: one before another that is known already is recorded whole. */
const beforeAnother = recorded(late, 'Rory', {
  kind: 'missing_episode',
  filled: { kind: 'A', ...day('starts', '2023-10-14'), ...day('ends', '2023-10-15') },
  ...words,
});

/** Told wrongly at first, below. */
const isTakenWrongly = ({ on, of, page }: Telling) =>
  on === '2024-05-28' && of[0] === 'Rory' && page.endsWith('/review');

/** Facts that stand by themselves, as the story tells them, whichever came first. */
const alone = tellings.filter(
  (one) => /\/record\/(?!episode|allocation)/.test(one.page) && !isTakenWrongly(one),
);

/** Who they are comes first: nothing can be told of nobody. */
const people = tellings.filter(({ page }) => page.startsWith('/people/'));

const wrongly = (child: Child, kind: string, called: string, [wrong, right]: readonly [Filled, Filled]) => [
  recorded(late, child, { kind, called, filled: wrong, ...words }),
  putRight(late, child, { kind, called, filled: right, ...words }),
];

/** Mistakes, each put right or taken back afterwards. */
const mistakes: readonly Telling[] = [
  putRight(late, 'Tamsin', {
    kind: 'episode',
    called: 'Tamsin 2022-11-21',
    filled: endOf(['2023-01-09', 'X1', 'CARPL']),
    ...words,
  }),
  putRight(late, 'Tamsin', {
    kind: 'episode',
    called: 'Tamsin 2022-11-21',
    filled: endOf(['2023-01-16', 'X1', 'CHILD']),
    ...words,
  }),
  ...wrongly('Rory', 'review', 'a review', [
    { ...day('held_on', '2024-05-21'), participation: 'PN7' },
    { ...day('held_on', '2024-05-28'), participation: 'PN1' },
  ]),
  ...away('Ivy', 'M', '2023-01-05', '2023-01-06').slice(0, 1),
  reportTakenBack(late, 'Ivy', '2023-01-05'),
];

const shuffled = <T>(all: readonly T[], chance: Chance): readonly T[] =>
  all
    .map((one) => ({ one, place: chance.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one);

/** What the return asks of the same life, told on one late day in an order of chance, with mistakes that are put right. */
export function tellLate(seed: number): readonly Telling[] {
  const chance = new Chance(seed);
  const groups = [
    ...[...homes, ...workers, ...alone].map((one) => [one]),
    away('Tamsin', 'M', '2022-07-08', '2022-07-09'),
    [beforeAnother],
    away('Rory', 'M', '2025-05-10', '2025-05-11'),
  ];
  return [...people, ...shuffled(groups, chance).flat(), ...mistakes].map((one) => ({ ...one, on: late }));
}

import { addMonths, startOfMonth } from '../../../platform/dates/plain-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { formatMonth } from '../../../platform/dates/format-date.ts';
import type { Figure, Part } from './figure.ts';
import { sinceLabel, stateFigures } from './state-figure-rules.ts';

/** The figures that say something of every child in care on the day: their parts add up to all of them. */
export const stateKeys = [
  'home',
  'age',
  'legal-status',
  'distance',
  'brothers-and-sisters',
  'time-in-care',
  'moves',
  'workers',
] as const;
export type StateKey = (typeof stateKeys)[number];

const goingHome: Figure = {
  key: 'going-home',
  name: 'Going home',
  definition: [
    'Children who left our care for home with a parent or another person with parental responsibility (E4A as planned, E4B not as planned), in the twelve months up to the day.',
    'Came back: of those who went home in the twelve months before these, who came into our care again within twelve months of going.',
  ],
  parts: [
    { key: 'this-year', label: 'Went home in the last twelve months' },
    { key: 'stayed-home', label: 'Went home the year before and did not come back within twelve months' },
    { key: 'came-back', label: 'Went home the year before and came back within twelve months' },
  ],
  dateLabel: 'Went home on',
};

const stillOpen: Figure = {
  key: 'past-18',
  name: 'Records still open after the 18th birthday',
  definition: [
    'Nobody is looked after from their 18th birthday on (Children Act 1989, section 105). These records say otherwise: an end is missing, or the birthday is wrong. They count in no other figure of the day.',
  ],
  parts: [{ key: 'open', label: 'Still open' }],
  dateLabel: sinceLabel,
};

/** How many months back starting and leaving are shown. */
const monthsShown = 24;

/** The months up to a day, oldest first: their keys ('2026-03') and names. */
export function monthsTo(day: PlainDate): readonly Part[] {
  const first = startOfMonth(day);
  return Array.from({ length: monthsShown }, (_, index) => {
    const month = addMonths(first, index + 1 - monthsShown);
    return { key: month.slice(0, 7), label: formatMonth(month) };
  });
}

function flows(day: PlainDate): readonly Figure[] {
  const parts = monthsTo(day);
  const counted =
    'Series of short breaks (V3, V4) do not count. The month of the day is counted up to the day.';
  return [
    {
      key: 'starting',
      name: 'Coming into care',
      definition: [
        `Periods of care that started in each month. ${counted} A child who starts twice counts twice.`,
      ],
      parts,
      dateLabel: 'Came into care on',
    },
    {
      key: 'leaving',
      name: 'Leaving care',
      definition: [`Periods of care that ended in each month, for whatever reason. ${counted}`],
      parts,
      dateLabel: 'Left care on',
    },
  ];
}

/** Every figure, as on a day (the months of starting and leaving depend on it). */
export function listFigures(day: PlainDate): readonly Figure[] {
  return [...stateFigures, ...flows(day), goingHome, stillOpen];
}

/** The figure of a key, or undefined when there is none such. */
export function findFigure(key: string, day: PlainDate): Figure | undefined {
  return listFigures(day).find((figure) => figure.key === key);
}

/** Whether a figure's parts are months. */
export function isByMonth({ key }: Figure): boolean {
  return key === 'starting' || key === 'leaving';
}

import type { Asking, Evidence, Lever, LeverKey } from './lever.ts';

const report = 'The Future of Children’s Social Care (2022)';

const avoidable: Evidence = {
  range: { low: 8, likely: 39, high: 65 },
  words:
    '8% to 65% between authorities, 39% on average: practitioners’ judgement over 179 children who had come into care. Not a trial.',
  source: `${report}, 5.1`,
};
const holds: Evidence = {
  words:
    '“Up to 91%”: the best result among authorities with such a service. A ceiling, not what to expect; there is no lower end.',
  source: `${report}, 5.1`,
};
const costOfSupport: Evidence = {
  range: { low: 6800, likely: 6800, high: 6833 },
  words:
    '£6,800 for each child supported, on average; the total of £205 million for 30,000 children gives £6,833. Prices of 2020.',
  source: `${report}, 5.1`,
};
const askedFirst: Evidence = {
  range: { low: 54, likely: 60, high: 67 },
  words:
    '54% to 67% of 135 children placed in residential homes: workers had first asked for a home more like a family. The middle is ours.',
  source: `${report}, 5.4`,
};

const edgeOfCare: Lever = {
  key: 'edge-of-care',
  title: 'Support at the edge of care',
  how: 'Intensive help for families whose child would otherwise come into care. Children who come into care fall by the share reached, times the share for whom care can be avoided, times the share for whom the help holds. Every child reached costs the price of the support.',
  decide: [percent('reach', 'Of the children who would come into care, how many we reach first', 100)],
  believe: [
    { ...percent('avoidable', 'Of these, for how many care can be avoided', 100), evidence: avoidable },
    { ...percent('holds', 'Of these, for how many the help holds', 100), evidence: holds },
    {
      key: 'cost',
      label: 'What the support costs for a child',
      unit: '£',
      min: 0,
      max: 200_000,
      evidence: costOfSupport,
    },
  ],
};

const goingHome: Lever = {
  key: 'going-home',
  title: 'More and earlier going home',
  how: 'More children go home to their family in each month, at every length of stay. Some come back within a year, and count again when they do.',
  decide: [percent('more', 'How many more children go home than now', 200)],
  believe: [
    percent('return', 'Of those, how many come back into care within a year', 100),
    {
      key: 'cost',
      label: 'What support after going home costs for a child',
      unit: '£',
      min: 0,
      max: 200_000,
    },
  ],
};

const residentialToFamily: Lever = {
  key: 'residential-to-family',
  title: 'From residential homes to family homes',
  how: 'Of the children in residential homes for whom a family home was first asked for, some move to a foster family each year. Where the places that we have are stated under carers, no more move than there are places.',
  decide: [percent('found', 'For how many of these a family is found in a year', 100)],
  believe: [
    {
      ...percent(
        'asked',
        'Of children in residential homes, for how many a family home was first asked for',
        100,
      ),
      evidence: askedFirst,
    },
  ],
};

const carers: Lever = {
  key: 'carers',
  title: 'More foster carers, and every place used',
  how: 'Places with our own carers: those in use now, those added less those lost each year, and the share of places in use. More places let more children live in families; by themselves they move nobody.',
  decide: [
    { key: 'places', label: 'Approved foster places now', unit: 'places', min: 0, max: 20_000 },
    percent('used', 'Share of them in use now', 100),
    percent('target', 'Share in use that we aim for', 100),
    {
      key: 'net',
      label: 'Places gained a year, less places lost',
      hint: 'A minus sign in front where more are lost than gained',
      unit: 'places',
      min: -5_000,
      max: 5_000,
    },
  ],
  believe: [
    {
      key: 'cost',
      label: 'What it costs to gain a place',
      unit: '£',
      min: 0,
      max: 200_000,
    },
  ],
};

const continuity: Lever = {
  key: 'continuity',
  title: 'The same worker for longer',
  how: 'Fewer changes of worker. The documents ask for it for the child’s sake and give no figure for its effect on moves: it counts only as you state it.',
  decide: [percent('fewer', 'How many fewer changes of worker', 100)],
  believe: [percent('moves', 'How many fewer moves between homes that brings', 100)],
};

const adminTime: Lever = {
  key: 'admin-time',
  title: 'Time back from recording',
  how: 'Hours of the week that go to children and families instead of recording. Counted as hours only: no effect on who is in care is assumed.',
  decide: [
    {
      key: 'workers',
      label: 'Workers who hold cases (full-time equivalent)',
      unit: 'workers',
      min: 1,
      max: 40_000,
    },
    { key: 'week', label: 'Hours in their week', unit: 'hours', min: 1, max: 60 },
    percent(
      'freed',
      'Share of the week that is freed',
      100,
      '25% in the documents: from half of the week on recording to a quarter',
    ),
  ],
  believe: [],
};

/** Every lever, in the order in which they are asked. */
export const levers: readonly Lever[] = [
  edgeOfCare,
  goingHome,
  residentialToFamily,
  carers,
  continuity,
  adminTime,
];

/** The lever of a key. */
export function leverOf(key: LeverKey): Lever {
  const found = levers.find((lever) => lever.key === key);
  if (!found) throw new Error(`There is no lever ${key}.`);
  return found;
}

function percent(key: string, label: string, max: number, hint?: string): Asking {
  return { key, label, unit: '%', min: 0, max, ...(hint === undefined ? {} : { hint }) };
}

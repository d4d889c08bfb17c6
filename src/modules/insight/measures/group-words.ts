import { labelOfCinCode } from '../../../formats/cin/codes.ts';

/** The ways in which a measure can be parted into groups of children (insight.group_of in views-measures.sql says who). */
export const waysToPart = ['team', 'area', 'age', 'ethnicity', 'need'] as const;
export type WayToPart = (typeof waysToPart)[number];

export function parseWayToPart(text: string | undefined): WayToPart | undefined {
  return waysToPart.find((way) => way === text);
}

/** What each way is called, and what it goes by, for those who read a table. */
export const wayWords: Readonly<Record<WayToPart, { readonly name: string; readonly goesBy: string }>> = {
  team: {
    name: 'Team',
    goesBy:
      'The team of the worker who has the child on the day, or had them last; where that worker is now.',
  },
  area: {
    name: 'Area',
    goesBy: 'The district of the family’s home: the newest postcode recorded by the day.',
  },
  age: { name: 'Age', goesBy: 'How old the child is on the day.' },
  ethnicity: {
    name: 'Ethnicity',
    goesBy: 'Main groups as in the Census of 2021: Chinese is among Asian, Gypsy and Roma among White.',
  },
  need: {
    name: 'Main need',
    goesBy: 'The need that was recorded last by the day, on coming into care or on referral.',
  },
};

const ages = ['under-1', '1-4', '5-9', '10-15', '16-17', '18-or-over'];

const words: Readonly<Record<string, string>> = {
  'under-1': 'Under 1',
  '1-4': '1 to 4',
  '5-9': '5 to 9',
  '10-15': '10 to 15',
  '16-17': '16 and 17',
  '18-or-over': '18 or over',
  asian: 'Asian or Asian British',
  black: 'Black, Black British, Caribbean or African',
  mixed: 'Mixed or multiple ethnic groups',
  white: 'White',
  other: 'Other ethnic group',
};

/** What a group is called; a team by its name, an area by that of `areas` where it has one there. */
export function groupLabel(
  way: WayToPart,
  group: string,
  areas: ReadonlyMap<string, string> = new Map(),
): string {
  if (group === 'not-known') return 'Not known';
  if (way === 'team') return group;
  if (way === 'area') return areas.get(group) ?? group;
  if (way !== 'need') return words[group] ?? group;
  const label = labelOfCinCode('primaryNeed', group);
  return label === undefined ? group : `${group} ${label}`;
}

/** Ages in their order, others by their words, not known last. */
export function compareGroups(way: WayToPart, a: string, b: string): number {
  const last = Number(a === 'not-known') - Number(b === 'not-known');
  if (last !== 0) return last;
  return way === 'age' ? ages.indexOf(a) - ages.indexOf(b) : a.localeCompare(b, 'en');
}

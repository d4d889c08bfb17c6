import type { Figure, Part } from './figure.ts';

const everyChild =
  'Children in our care at the end of the day: a period of care had started and not ended. Short breaks (V3, V4) and anybody aged 18 or over do not count. A child counts once.';
export const sinceLabel = 'In our care since';
const notKnown: Part = { key: 'not-known', label: 'Not known' };

/** The figures of every child in care on a day, with their parts. */
export const stateFigures: readonly Figure[] = [
  {
    key: 'home',
    name: 'Where they live',
    definition: [everyChild, 'The kind of home as recorded that day (placement type).'],
    parts: [
      { key: 'foster', label: 'In a foster home' },
      { key: 'family-or-friends', label: 'With family or friends who foster them' },
      { key: 'parents', label: 'At home with parents' },
      { key: 'adopters', label: 'With an adoptive family' },
      { key: 'childrens-home', label: 'In a children’s home' },
      { key: 'secure', label: 'In a secure children’s home' },
      { key: 'supported', label: 'In a home with support' },
      { key: 'own-place', label: 'In a place of their own' },
      { key: 'elsewhere', label: 'Somewhere else: school, hospital, family centre, custody' },
      { key: 'short-while', label: 'Away for a short while' },
      notKnown,
    ],
    dateLabel: sinceLabel,
  },
  {
    key: 'age',
    name: 'How old they are',
    definition: [everyChild, 'Age in whole years on the day; a birthday counts from its morning on.'],
    parts: [
      { key: 'under-1', label: 'Under 1' },
      { key: '1-4', label: '1 to 4' },
      { key: '5-9', label: '5 to 9' },
      { key: '10-15', label: '10 to 15' },
      { key: '16-17', label: '16 and 17' },
      notKnown,
    ],
    dateLabel: sinceLabel,
  },
  {
    key: 'legal-status',
    name: 'Their legal status',
    definition: [everyChild, 'The legal status as recorded that day.'],
    parts: [
      { key: 'care-order', label: 'Care order' },
      { key: 'interim-care-order', label: 'Interim care order' },
      { key: 'placement-order', label: 'Placement order, towards adoption' },
      { key: 'agreement', label: 'In care by agreement (section 20)' },
      { key: 'youth-justice', label: 'Remand or another order of a criminal court' },
      { key: 'emergency', label: 'Police protection or an emergency order' },
      notKnown,
    ],
    dateLabel: sinceLabel,
  },
  {
    key: 'distance',
    name: 'How far from home they live',
    definition: [
      everyChild,
      'Miles in a straight line between the postcode they came from and the one where they live. Not known where either is missing or not in the postcode directory.',
    ],
    parts: [
      { key: 'under-5', label: 'Under 5 miles' },
      { key: '5-10', label: '5 to 10 miles' },
      { key: '10-20', label: '10 to 20 miles' },
      { key: '20-50', label: '20 to 50 miles' },
      { key: '50-or-more', label: '50 miles or more' },
      notKnown,
    ],
    dateLabel: sinceLabel,
  },
  {
    key: 'brothers-and-sisters',
    name: 'Brothers and sisters',
    definition: [
      everyChild,
      'Together: every brother and sister who is in our care that day lives at the same postcode. Brothers and sisters who are not in our care do not count, nor those who were adopted.',
      'Not known: nothing is recorded of the child’s family. A return does not say who is whose brother or sister.',
    ],
    parts: [
      { key: 'together', label: 'All live together' },
      { key: 'apart', label: 'Some live apart' },
      { key: 'home-not-known', label: 'In our care, where is not known' },
      { key: 'none', label: 'No brother or sister in our care' },
      notKnown,
    ],
    dateLabel: sinceLabel,
  },
  {
    key: 'time-in-care',
    name: 'How long they have been in our care',
    definition: [everyChild, 'Time since this period of care started; earlier periods are not added.'],
    parts: [
      { key: 'under-6-months', label: 'Under 6 months' },
      { key: '6-12-months', label: '6 to 12 months' },
      { key: '1-2-years', label: '1 to 2 years' },
      { key: '2-5-years', label: '2 to 5 years' },
      { key: '5-years', label: '5 years or more' },
    ],
    dateLabel: sinceLabel,
  },
  {
    key: 'moves',
    name: 'Moves of home',
    definition: [
      everyChild,
      'Moves in the twelve months up to the day. Coming into care is no move; nor is a change of legal status, a change in what the home is called, a move together with the same carers, a temporary move (T0 to T4) or the return from it.',
    ],
    parts: [
      { key: '0', label: 'No move' },
      { key: '1', label: 'One move' },
      { key: '2', label: 'Two moves' },
      { key: '3-or-more', label: 'Three moves or more' },
    ],
    dateLabel: sinceLabel,
  },
  {
    key: 'workers',
    name: 'Changes of worker',
    definition: [
      everyChild,
      'Times in the twelve months up to the day that another worker took over from the one before; cover for a worker who was away counts too. The first worker of all is no change. Not known: no worker is recorded.',
    ],
    parts: [
      { key: '0', label: 'No change' },
      { key: '1', label: 'One change' },
      { key: '2', label: 'Two changes' },
      { key: '3-or-more', label: 'Three changes or more' },
      notKnown,
    ],
    dateLabel: sinceLabel,
  },
];

import {
  homeAnswers,
  outcomes,
  outsideHarms,
  placeWords,
  safeAtHome,
  seenWords,
  stepKinds,
  viewAnswers,
} from '../../practice/index.ts';
import type { TimelineKind } from '../../practice/index.ts';
import { labelOfCinCode } from '../../../formats/cin/codes.ts';
import type { CinCodeListName } from '../../../formats/cin/structure.ts';
import { labelOf } from '../../../formats/ssda903/code-sets.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { parsePlainDate } from '../../../platform/dates/plain-date.ts';
import { capital, homeSaid, legalStatusLabel } from '../child/life-picture.ts';
import type { TimelineItem } from './timeline-queries.ts';

/** What an item is called, and what is known of it in a few words; empty words are left out. */
export type ItemWords = { readonly title: string; readonly detail: readonly string[] };

type Said = TimelineItem['said'];
type Telling = (said: Said) => readonly [title: string, ...detail: (string | null | undefined)[]];

const textOf = (said: Said, name: string): string | null => {
  const value = said[name];
  return value === null || value === undefined ? null : String(value);
};

const worded = (labels: Readonly<Record<string, string>>, name: string | null): string | undefined =>
  name === null ? undefined : (new Map(Object.entries(labels)).get(name) ?? name);

function coded(list: CinCodeListName, code: string | null): string | null {
  return code === null ? null : (labelOfCinCode(list, code) ?? code);
}

function labelled(label: string, text: string | null | undefined): string | null {
  return text ? `${label}: ${text}` : null;
}

function dayIn(said: Said, name: string): string | null {
  const day = parsePlainDate(textOf(said, name) ?? undefined);
  return day ? formatDate(day) : null;
}

const visitSeen = (said: Said) => {
  if (said['seen'] === null || said['seen'] === undefined) return 'Whether seen is not recorded';
  if (said['seen'] !== true) return 'Not seen';
  return said['alone'] === true ? 'Seen alone' : 'Seen';
};

const stepStates: Readonly<Record<string, string>> = {
  waiting: 'Waits for a manager',
  'not taken': 'Not agreed',
  'taken back': 'Taken back',
};
const stepNamesOf = (said: Said) =>
  worded(
    Object.fromEntries(Object.entries(stepKinds).map(([kind, { did }]) => [kind, did])),
    textOf(said, 'kind'),
  ) ?? 'A step of help';

const workerOf = (said: Said) => textOf(said, 'worker') ?? 'Name not recorded';

const outcomeTitles = Object.fromEntries(Object.entries(outcomes).map(([key, [title]]) => [key, title]));

const outsideTurns = {
  begun: 'A plan to make a place safe began',
  review: 'The plan to make a place safe was looked at',
  ended: 'The plan to make a place safe ended',
  again: 'The plan to make a place safe began again',
} as const;
const harmTexts = Object.fromEntries(Object.entries(outsideHarms).map(([name, { text }]) => [name, text]));
const harmsIn = (said: string) =>
  said
    .split(', ')
    .flatMap((one) => worded(harmTexts, one) ?? [])
    .join(', ');

const handoverTitles = {
  told: 'Told of a change of worker',
  'not told': 'Not told of a change of worker',
  goodbye: 'A worker said goodbye',
  'no goodbye': 'A worker left without goodbye',
  introduction: 'Met the new worker',
} as const;

const help = {
  entry: (said) => [
    'Visit',
    textOf(said, 'at'),
    worded(placeWords, textOf(said, 'place')),
    worded(seenWords, textOf(said, 'seen')),
    said['restricted'] === true ? 'Restricted' : null,
  ],
  visit: (said) => ['Visit', capital(textOf(said, 'kind') ?? ''), visitSeen(said), 'From a return'],
  step: (said) => [
    stepNamesOf(said),
    new Map(Object.entries(stepStates)).get(textOf(said, 'state') ?? '') ?? null,
  ],
  contact: (said) => ['Somebody got in touch', coded('referralSource', textOf(said, 'source'))],
  decision: (said) => [
    `Decided at the front door: ${worded(outcomeTitles, textOf(said, 'outcome')) ?? 'not recorded'}`,
  ],
  letter: () => ['Letter to the family'],
  promise: (said) => [
    `${textOf(said, 'who') ?? 'Somebody'} promised ${textOf(said, 'whom') ?? 'somebody'} something`,
  ],
  wish: (said) => [
    textOf(said, 'kind') === 'shown' ? 'What the child shows us they want' : 'A wish',
    labelled('It went to', textOf(said, 'whom')),
  ],
  'star reading': (said) => [`The star, as ${textOf(said, 'who') ?? 'somebody'} sees it`],
  'early help': (said) => ['Early help assessment', textOf(said, 'by')],
  involvement: (said) => [
    said['nothing more'] === true ? 'Help was asked for; no more was done' : 'Help was asked for',
    labelled('Asked by', coded('referralSource', textOf(said, 'source'))),
    coded('primaryNeed', textOf(said, 'need')),
  ],
  'involvement ended': (said) => ['Help ended', coded('closureReason', textOf(said, 'why'))],
  assessment: (said) => [
    'Assessment',
    said['seen'] === true ? 'Child seen' : said['seen'] === false ? 'Child not seen' : null,
  ],
  enquiry: (said) => [
    'Finding out whether the child is safe (section 47)',
    labelled('First safety meeting', dayIn(said, 'conference')),
    said['none'] === true ? 'No safety meeting was needed' : null,
  ],
  'need plan': () => ['Family help plan began'],
  'need plan ended': () => ['Family help plan ended'],
  'protection plan': (said) => [
    'Plan to keep safe began (child protection)',
    labelled('Because of', coded('abuseCategory', textOf(said, 'category'))),
  ],
  'protection plan ended': () => ['Plan to keep safe ended (child protection)'],
  'protection review': () => ['Safety meeting', 'The plan to keep safe was reviewed'],
  'edge support': (said) => [
    'Support to stay at home',
    textOf(said, 'kind'),
    labelled('Given by', textOf(said, 'given by')),
  ],
  'edge support ended': (said) => [
    'Support to stay at home ended',
    textOf(said, 'kind'),
    labelled('Safe at home at the end', worded(safeAtHome, textOf(said, 'home'))),
  ],
  'plan version': (said) => ['A version of the plan was agreed', labelled('Version', textOf(said, 'number'))],
  'plan view': (said) => [
    `${textOf(said, 'who') ?? 'Somebody'} was asked about the plan`,
    labelled('Agrees', worded(viewAnswers, textOf(said, 'answer'))),
  ],
  'agency event': (said) => [`Told by ${textOf(said, 'agency') ?? 'another agency'}`],
  sharing: (said) => [said['shared'] === true ? 'Something was shared' : 'Decided not to share something'],
} satisfies Partial<Record<TimelineKind, Telling>>;

const outside = {
  'harm outside': (said) => [
    `Harm outside the home: ${textOf(said, 'name') ?? 'a place'}`,
    harmsIn(textOf(said, 'harms') ?? ''),
    said['over'] === true ? 'No longer touches them' : null,
  ],
  'home asked': (said) => [
    'Asked whether home is safe',
    worded(homeAnswers, textOf(said, 'answer')),
    textOf(said, 'name'),
  ],
  'harm outside plan': (said) => [
    `${worded(outsideTurns, textOf(said, 'kind')) ?? 'The plan'}: ${textOf(said, 'name') ?? 'a place'}`,
  ],
} satisfies Partial<Record<TimelineKind, Telling>>;

const life = {
  home: (said) => [
    said['new'] === 'S' ? 'Came into our care' : 'Moved home',
    homeSaid({ placementType: textOf(said, 'type') }),
    labelled('Run by', labelOf('placement_provider', textOf(said, 'provider') ?? '')?.toLowerCase()),
  ],
  'legal status': (said) => ['Legal status', legalStatusLabel(textOf(said, 'status'))],
  'left care': (said) => [
    'Left our care',
    labelOf('rec', textOf(said, 'why') ?? '') ?? 'Reason not recorded',
  ],
  review: (said) => ['Review', labelOf('review_code', textOf(said, 'took part') ?? '')],
  missing: (said) => [textOf(said, 'kind') === 'A' ? 'Away without permission' : 'Missing'],
  'not free to leave': () => ['Not free to leave (deprivation of liberty)'],
  worker: (said) => [
    said['changed'] === true ? `New worker: ${workerOf(said)}` : `Worker: ${workerOf(said)}`,
    textOf(said, 'team'),
    labelOf('sw_reason', textOf(said, 'why') ?? ''),
  ],
  joined: (said) => [`${workerOf(said)} joined`, capital(textOf(said, 'role') ?? '')],
  handover: (said) => [
    worded(handoverTitles, textOf(said, 'kind')) ?? 'A change of worker',
    textOf(said, 'who'),
  ],
  'joined ended': (said) => [`${workerOf(said)} left`, capital(textOf(said, 'role') ?? '')],
} satisfies Partial<Record<TimelineKind, Telling>>;

const tellings: Readonly<Record<TimelineKind, Telling>> = { ...help, ...outside, ...life };

/** What an item of the timeline says, in words. */
export function itemWords({ kind, said, ends }: Pick<TimelineItem, 'kind' | 'said' | 'ends'>): ItemWords {
  const [title, ...detail] = tellings[kind](said);
  const until = ends === null ? null : `Until ${formatDate(ends)}`;
  return { title, detail: [...detail, until].flatMap((one) => one || []) };
}

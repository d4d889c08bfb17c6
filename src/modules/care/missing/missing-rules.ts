import { addHours, hoursBetween } from '../../../platform/dates/instant.ts';
import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';

/**
 * The two kinds that the return tells apart (SSDA903, MISSING): missing, and away from where the child lives without
 * authorisation while it is known where.
 */
export const missingKinds = {
  M: 'Missing: we do not know where',
  A: 'Away without authorisation: we know where',
} as const;
export type MissingKind = keyof typeof missingKinds;

/** How great the risk is thought to be, the greatest first. The words are those of the police's guidance (GK, not checked). */
export const missingRisks = {
  high: 'High: serious harm is likely, to the child or somebody else',
  medium: 'Medium: harm is likely, but not serious harm',
  low: 'Low: harm is possible, but hardly likely',
  none: 'No apparent risk',
} as const;
export type MissingRisk = keyof typeof missingRisks;
export const missingRiskNames: readonly MissingRisk[] = ['high', 'medium', 'low', 'none'];

export const backWays = {
  'came back': 'Came back by themselves',
  'found by police': 'The police found them',
  'found by family': 'Family or friends found them',
  'found by us': 'We, or people where they live, found them',
  'somebody else': 'Somebody else found them',
} as const;
export type BackWay = keyof typeof backWays;
export const backWayNames = Object.keys(backWays) as readonly BackWay[];

export const wellAnswers = { done: 'Done', 'not yet': 'Not yet', refused: 'Refused' } as const;
export type WellAnswer = keyof typeof wellAnswers;
export const wellAnswerNames = Object.keys(wellAnswers) as readonly WellAnswer[];

/** Who has to know, in the order in which they are asked for. */
export const toldWho = {
  police: 'The police',
  parent: 'A parent',
  home: 'Where they live',
  worker: 'Their worker',
  manager: 'A manager',
  'somebody else': 'Somebody else',
} as const;
export type ToldWho = keyof typeof toldWho;
export const toldWhoNames = Object.keys(toldWho) as readonly ToldWho[];

export type Told = {
  readonly who: ToldWho;
  readonly name: string | null;
  readonly toldAt: Instant | null;
  readonly reference: string | null;
  readonly notToldBecause: string | null;
};

/** Who was told, as it stands; where the words name somebody whom the reader may not see, without them. */
export type ToldLine = Told & { readonly id: string; readonly isTakenBack: boolean };

export type MissingAbout =
  'last seen' | 'seen by' | 'wearing' | 'worry' | 'update' | 'found' | 'harm' | 'taken back';

export type MissingWords = {
  readonly about: MissingAbout;
  readonly words: string;
  readonly recordedAt: Instant;
  readonly recordedBy: string | null;
  /** Whether it was said of a return that was wrong. */
  readonly isOver: boolean;
};

/** What was said last of something, of the return that stands. */
export const lastWordsOf = ({ words }: Pick<MissingTime, 'words'>, which: MissingAbout): string | null =>
  words.findLast(({ about, isOver }) => about === which && !isOver)?.words ?? null;

/** Somebody whom the child was with: of a record (`peerId`), or only named. */
export type MissingPeer = { readonly peerId: string | null; readonly name: string | null };

/** One time that a child was missing or away, as the reader may know it. */
export type MissingTime = {
  readonly id: string;
  readonly personId: string;
  readonly kind: MissingKind;
  readonly goneAt: Instant;
  readonly state: 'missing' | 'back' | 'taken back';
  readonly risk: MissingRisk;
  readonly backAt: Instant | null;
  readonly backHow: BackWay | null;
  readonly well: WellAnswer | null;
  readonly version: number;
  readonly recordedAt: Instant;
  readonly recordedBy: string | null;
  /** The fact that the return reads: its id and days; null where it is gone. */
  readonly episodeId: string | null;
  readonly starts: PlainDate | null;
  readonly ends: PlainDate | null;
  readonly words: readonly MissingWords[];
  readonly told: readonly ToldLine[];
  readonly with: readonly MissingPeer[];
  readonly interviews: readonly InterviewStep[];
};

export type InterviewStepName = 'offered' | 'accepted' | 'refused' | 'not possible' | 'held';

/** One thing that happened about the talk after a child came back. */
export type InterviewStep = {
  readonly id: string;
  readonly step: InterviewStepName;
  readonly happenedAt: Instant;
  /** Null where the words of this row are not the reader's. */
  readonly byName: string | null;
  readonly byAgency: string | null;
  readonly because: string | null;
  readonly alone: 'alone' | 'with somebody they chose' | 'not alone' | null;
};

/**
 * Who has to be told and neither was nor has a reason against it. The police of a child of whom nobody knows where they are; where
 * they live only of a child in our care. GK: Statutory guidance on children who run away or go missing from home or care, 2014.
 */
export function listNotTold(
  {
    kind,
    told,
  }: {
    readonly kind: MissingKind;
    readonly told: readonly Pick<ToldLine, 'who' | 'isTakenBack'>[];
  },
  isInCare: boolean,
): readonly ToldWho[] {
  const wanted: readonly ToldWho[] = [
    ...(kind === 'M' ? (['police'] as const) : []),
    'parent',
    ...(isInCare ? (['home'] as const) : []),
    'worker',
    'manager',
  ];
  return wanted.filter((one) => !told.some(({ who, isTakenBack }) => who === one && !isTakenBack));
}

type Stretch = { readonly id: string; readonly from: Instant; readonly to: Instant | null };

/** Another time that stands and cannot be true beside this stretch: nobody is missing twice at once. */
export const findClash = <One extends Pick<MissingTime, 'id' | 'state' | 'goneAt' | 'backAt'>>(
  times: readonly One[],
  { id, from, to }: Stretch,
): One | undefined =>
  times.find(
    (one) =>
      one.id !== id &&
      one.state !== 'taken back' &&
      (one.backAt === null || one.backAt > from) &&
      (to === null || one.goneAt < to),
  );

/** The loudest first: the greater risk, then missing before away, then the longest gone. */
export function byLoudness(
  a: Pick<MissingTime, 'risk' | 'kind' | 'goneAt' | 'id'>,
  b: Pick<MissingTime, 'risk' | 'kind' | 'goneAt' | 'id'>,
): number {
  return (
    missingRiskNames.indexOf(a.risk) - missingRiskNames.indexOf(b.risk) ||
    b.kind.localeCompare(a.kind) ||
    a.goneAt.localeCompare(b.goneAt) ||
    a.id.localeCompare(b.id)
  );
}

/** '40 minutes', '9 hours', '3 days': how long somebody is or was gone. */
export function lengthWords(from: Instant, to: Instant): string {
  const hours = hoursBetween(from, to);
  if (hours < 1) return counted(Math.max(0, Math.floor(hours * 60)), 'minute');
  if (hours < 48) return counted(Math.floor(hours), 'hour');
  return counted(Math.floor(hours / 24), 'day');
}

const counted = (number: number, unit: string) => `${number} ${unit}${number === 1 ? '' : 's'}`;

/** How the talk after a return stands. `due` is by when it is to be held. */
export type InterviewStatus = {
  readonly is: 'not offered' | 'offered' | 'accepted' | 'refused' | 'not possible' | 'held';
  readonly due: Instant;
  readonly isLate: boolean;
  /** Whether somebody still has to do something. */
  readonly waits: boolean;
  /** Whether it was held, or else offered, within the hours. */
  readonly inTime: boolean | null;
};

export const interviewWords: Readonly<Record<InterviewStatus['is'], string>> = {
  'not offered': 'not offered yet',
  offered: 'offered, no answer yet',
  accepted: 'they want to talk',
  refused: 'they did not want it',
  'not possible': 'it could not be done',
  held: 'it took place',
};

/**
 * Where the talk after a return stands at a moment. What was said before they came back was about a return that was wrong. A refusal or that it could not be done settles it until it is offered again.
 * Clock hours, nights and weekends included. GK: Statutory guidance 2014, 72 hours.
 */
export function interviewStatus(
  { backAt, interviews }: { readonly backAt: Instant; readonly interviews: readonly InterviewStep[] },
  { now, hours }: { readonly now: Instant; readonly hours: number },
): InterviewStatus {
  const due = addHours(backAt, hours);
  const since = interviews.filter(({ happenedAt }) => happenedAt >= backAt);
  const is = since.at(-1)?.step ?? 'not offered';
  const waits = is === 'not offered' || is === 'offered' || is === 'accepted';
  const counts = since.find(({ step }) => step === 'held') ?? since[0];
  return {
    is,
    due,
    waits,
    isLate: waits && now > due,
    inTime: counts === undefined ? null : counts.happenedAt <= due,
  };
}

/**
 * Whether it is time to think of a strategy discussion: gone for so many hours, or so many times in 90 days. A local rule (domain
 * reference 1.23, LOCAL); a reminder, never a decision.
 */
export function asksForDiscussion(
  time: Pick<MissingTime, 'goneAt'>,
  all: readonly Pick<MissingTime, 'goneAt'>[],
  at: { readonly now: Instant; readonly hours: number; readonly times: number },
): boolean {
  const recent = all.filter(
    ({ goneAt }) => goneAt <= time.goneAt && hoursBetween(goneAt, time.goneAt) <= 90 * 24,
  );
  return hoursBetween(time.goneAt, at.now) >= at.hours || recent.length >= at.times;
}

/** Somebody of a record whom words may name. */
export type KnownPeer = { readonly id: string; readonly names: readonly string[] };

/** People of a record whom words name, by their whole or their first name. */
export function listNamedIn(words: string, people: readonly KnownPeer[]): readonly string[] {
  const said = ` ${words.toLowerCase().replace(/[^\p{L}\p{N}'’-]+/gu, ' ')} `.replace(/['’]s /g, ' ');
  return people
    .filter(({ names }) => names.some((name) => name !== '' && said.includes(` ${name.toLowerCase()} `)))
    .map(({ id }) => id);
}

/** Names that were typed in one line, by commas: each once. */
export const listTypedNames = (typed: string): readonly string[] => [
  ...new Set(
    typed
      .split(/[,;\n]/)
      .map((name) => name.trim())
      .filter(Boolean),
  ),
];

/** Why somebody cannot hold the talk: who they are to the child, where the name is one of theirs. Undefined for anybody else. */
export function findTie(
  { byName, byAgency }: { readonly byName: string; readonly byAgency: string | null },
  around: readonly { readonly name: string; readonly is: string }[],
): string | undefined {
  const same = (name: string) => (one: string | null) => one !== null && fold(one) === fold(name);
  return around.find(({ name }) => [byName, byAgency].some(same(name)))?.is;
}

const fold = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

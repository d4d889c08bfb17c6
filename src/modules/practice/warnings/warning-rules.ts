import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';

/** Where a warning holds. */
export const warningPlaces = { home: 'At their home', person: 'Wherever they are' } as const;
export type WarningPlace = keyof typeof warningPlaces;
export const warningPlaceNames = Object.keys(warningPlaces) as readonly WarningPlace[];

export type WarningState = 'stands' | 'over' | 'mistake';

/** What a warning says: a fact that whoever visits has to know before they go. */
export type WarningSaid = {
  readonly place: WarningPlace;
  /** The home of that day, where one is recorded and it is about one. */
  readonly addressId: string | null;
  readonly words: string;
  readonly saidBy: string;
  readonly since: PlainDate;
  readonly reviewBy: PlainDate;
};

/** A warning as it was said at one time. */
export type Warning = WarningSaid & {
  readonly id: string;
  readonly personId: string;
  readonly warningId: string;
  readonly state: WarningState;
  readonly because: string | null;
  readonly alsoOf: readonly string[];
  readonly recordedAt: Instant;
  readonly recordedBy: string | null;
};

/** What may be said of a warning next: 'still' is one press; 'right' puts it right. */
export const warningActs = ['still', 'right', 'over', 'mistake', 'stands'] as const;
export type WarningAct = (typeof warningActs)[number];

export function nextWarningActs({ state }: Pick<Warning, 'state'>): readonly WarningAct[] {
  return state === 'stands' ? ['still', 'right', 'over', 'mistake'] : ['stands'];
}

/** Whether the day on which somebody was to look at it again is over. It holds all the same: nothing lapses by itself. */
export const isUnsure = (
  { reviewBy, state }: Pick<Warning, 'reviewBy' | 'state'>,
  today: PlainDate,
): boolean => state === 'stands' && reviewBy < today;

/** Those that stand, the latest looked at first; then in the order of their words. */
export function standingWarnings(warnings: readonly Warning[]): readonly Warning[] {
  return warnings
    .filter(({ state }) => state === 'stands')
    .sort(
      (a, b) => b.since.localeCompare(a.since) || a.words.localeCompare(b.words) || a.id.localeCompare(b.id),
    );
}

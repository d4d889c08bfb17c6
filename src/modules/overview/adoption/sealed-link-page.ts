import { formatInstantInFull, parseInstant } from '../../../platform/dates/instant.ts';
import type { LinkOpening } from '../../access/index.ts';

/** A request in the list. */
export type OpeningRow = {
  readonly href: string;
  readonly record: string;
  readonly asked: string;
  readonly second: string;
  readonly state: string;
};

export type OpeningPage = {
  readonly openingId: string;
  readonly rows: readonly (readonly [string, string])[];
  /** Whether the reader may turn the second key now, and look now. */
  readonly mayTurn: boolean;
  readonly mayLook: boolean;
  readonly isOwn: boolean;
  readonly unseals: boolean;
  readonly state: LinkOpening['state'];
};

const states = {
  waits: 'Waits for a second person',
  lapsed: 'Lapsed: nobody agreed within a day',
  open: 'Open',
  over: 'Over',
};

/** A record that the reader may not see has no name here either. */
const closedName = 'A record that is closed to you';

export function openingsPage(
  openings: readonly LinkOpening[],
  names: ReadonlyMap<string, string>,
): readonly OpeningRow[] {
  return openings.map((one) => ({
    href: `/sealed-links/${one.id}`,
    record: names.get(one.subjectId) ?? closedName,
    asked: `${one.askedByName}, ${momentWords(one.askedAt)}`,
    second: one.secondByName ?? 'Nobody yet',
    state: one.looks === 0 ? states[one.state] : `${states[one.state]}, looked at ${timesWords(one.looks)}`,
  }));
}

export function openingPage(one: LinkOpening, name: string | null, me: string): OpeningPage {
  const unseals = one.purpose === 'unseal';
  return {
    openingId: one.id,
    rows: [
      ['Record', name ?? closedName],
      [
        'Needed',
        unseals ? 'To open the record again: the order was recorded in error' : 'To look who is behind it',
      ],
      ['Asked by', `${one.askedByName}, ${momentWords(one.askedAt)}`],
      ['Why', one.askedBecause],
      ['Second person', one.secondByName ?? 'Nobody yet'],
      ...(one.secondBecause === null ? [] : [['Why they agreed', one.secondBecause] as const]),
      [
        'Where it stands',
        one.endsAt === null ? states[one.state] : `${states[one.state]}, until ${momentWords(one.endsAt)}`,
      ],
      ['Looked at', one.looks === 0 ? 'Not yet' : timesWords(one.looks)],
    ],
    mayTurn: one.state === 'waits' && one.askedBy !== me,
    mayLook: one.state === 'open' && [one.askedBy, one.secondBy].includes(me),
    isOwn: one.askedBy === me,
    unseals,
    state: one.state,
  };
}

const timesWords = (count: number) => (count === 1 ? 'once' : `${count} times`);

/** A moment as PostgreSQL writes it, in words. */
function momentWords(moment: string): string {
  const at = parseInstant(new Date(moment).toISOString());
  return at === undefined ? 'at a moment that is not known' : formatInstantInFull(at);
}

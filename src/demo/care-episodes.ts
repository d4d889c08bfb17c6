import type { Day } from './days.ts';
import type { HomeStay } from './home-path.ts';
import type { LegalPath, LegalSpell } from './legal-path.ts';

/** The finest stretch: one legal status in one home. Days only; what a return calls it is added when it is written. */
export type CareEpisode = {
  readonly starts: Day;
  readonly ends: Day;
  readonly reasonNew: string;
  readonly legal: LegalSpell['status'];
  readonly stay: HomeStay;
  /** X1, or how care ended. */
  readonly reasonEnded: string;
  readonly reasonPlaceChange: string | null;
};

type Period = {
  readonly start: Day;
  readonly end: Day;
  readonly legal: LegalPath;
  readonly stays: readonly HomeStay[];
  readonly reasonEnded: string;
};

/** Cuts a period of care wherever the legal status or the home changes. */
export function cutIntoEpisodes(period: Period): CareEpisode[] {
  const cuts = [
    ...new Set([...period.legal.spells.map((spell) => spell.from), ...period.stays.map((stay) => stay.from)]),
  ].sort((a, b) => a - b);
  const episodes: CareEpisode[] = [];
  cuts.forEach((starts, index) => {
    const ends = cuts[index + 1] ?? period.end;
    const spell = period.legal.spells.findLast(({ from }) => from <= starts);
    const stay = period.stays.findLast(({ from }) => from <= starts);
    if (spell === undefined || stay === undefined) return;
    const last = index === cuts.length - 1;
    const moves = period.stays.some(({ from }) => from === ends);
    episodes.push({
      starts,
      ends,
      reasonNew: index === 0 ? 'S' : reasonNew(spell.from === starts, stay, starts),
      legal: spell.status,
      stay,
      reasonEnded: last ? period.reasonEnded : 'X1',
      reasonPlaceChange: !last && moves ? stay.reasonLeft : null,
    });
  });
  return episodes;
}

/** L legal only, P home and carers, T home with the same carers, B legal with P, U legal with T (code set RNE). */
function reasonNew(legalChanged: boolean, stay: HomeStay, starts: Day): string {
  if (stay.from !== starts) return 'L';
  if (stay.sameCarers) return legalChanged ? 'U' : 'T';
  return legalChanged ? 'B' : 'P';
}

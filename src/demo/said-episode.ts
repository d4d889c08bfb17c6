import type { CareChild } from './care-child.ts';
import type { CareEpisode } from './care-episodes.ts';
import type { Day } from './days.ts';
import { placementCode, takesUrn } from './placement-codes.ts';

/** An episode in the words of the return: days are days, everything else is a code or text. */
export type SaidEpisode = {
  readonly starts: Day;
  readonly ends: Day | null;
  readonly reasonNew: string;
  readonly legal: string;
  readonly need: string;
  readonly place: string;
  readonly provider: string | null;
  readonly reasonEnded: string | null;
  readonly reasonPlaceChange: string | null;
  readonly homePostcode: string | null;
  readonly placePostcode: string;
  readonly urn: string | null;
};

/** What the return of a year says of an episode, knowing nothing of what came after `known`. */
export function sayEpisode(
  child: CareChild,
  episode: CareEpisode,
  { known, year }: { known: Day; year: number },
): SaidEpisode {
  const over = episode.ends <= known;
  const ends = over ? episode.ends : null;
  const { home, type } = episode.stay;
  return {
    starts: episode.starts,
    ends,
    reasonNew: episode.reasonNew,
    legal: episode.legal,
    need: child.need,
    place: placementCode(type, year),
    provider: home.kind === 'other' ? null : home.provider,
    reasonEnded: over ? episode.reasonEnded : null,
    reasonPlaceChange: over ? episode.reasonPlaceChange : null,
    homePostcode: child.homePostcode,
    placePostcode: home.place.postcode,
    urn: takesUrn(type, year) ? home.urn : null,
  };
}

import type { AdoptionDecision } from './adoption.ts';
import type { FileRow } from './file-book.ts';
import { localId } from './person-rows.ts';
import {
  overlaps,
  say,
  sexIn,
  type ReturnedChild,
  type ReturnYear,
  type Take,
  type Where,
} from './return-year.ts';
import { addYearlyRows } from './return-yearly-rows.ts';
import { sayEpisode } from './said-episode.ts';
import { upnInYear } from './upn.ts';

/** Every row that a year's return has about a child. A child with neither an episode nor a leaving-care row has none. */
export function addReturnRows(take: Take, returned: ReturnedChild, when: ReturnYear): void {
  const { child, facts } = returned;
  const episodes = child.periods
    .flatMap((period) => period.episodes)
    .filter(({ starts, ends }) => overlaps(starts, ends, when));
  const leaver = facts.leavingCare.find(({ year }) => year === when.year);
  if (episodes.length === 0 && leaver === undefined) return;
  const id = { CHILD: localId(child.number), DOB: say(child.birth) };
  take('Header', { ...id, ...headerOf(returned, when, episodes.length > 0) });
  for (const episode of episodes)
    take('Episodes', { ...id, ...episodeRow(sayEpisode(child, episode, when)) });
  if (leaver !== undefined)
    take('OC3', { ...id, IN_TOUCH: leaver.inTouch, ACTIV: leaver.activity, ACCOM: leaver.accommodation });
  if (episodes.length > 0) addDatedRows(take, returned, { when, id });
  if (episodes.length > 0) addYearlyRows(take, returned, { when, id });
}

function headerOf({ child, facts }: ReturnedChild, { year, known }: ReturnYear, inCare: boolean): FileRow {
  const { sex, ethnicity } = child.child.person;
  const mother = say(facts.motherhood?.childBirth ?? null, known);
  return {
    SEX: sexIn(sex, year),
    ETHNIC: ethnicity,
    UPN: upnInYear(child, year),
    // Asked of girls who were in care in the year (checks 165, 393, 628).
    MOTHER: facts.motherhood === null || !inCare ? null : mother === null ? '0' : '1',
    MC_DOB: inCare ? mother : null,
  };
}

function episodeRow(said: ReturnType<typeof sayEpisode>): FileRow {
  return {
    DECOM: say(said.starts),
    RNE: said.reasonNew,
    LS: said.legal,
    CIN: said.need,
    PLACE: said.place,
    PLACE_PROVIDER: said.provider,
    DEC: say(said.ends),
    REC: said.reasonEnded,
    REASON_PLACE_CHANGE: said.reasonPlaceChange,
    HOME_POST: said.homePostcode,
    PL_POST: said.placePostcode,
    URN: said.urn,
  };
}

/** Rows with dates of their own: those whose dates touch the year. */
function addDatedRows(take: Take, { facts, allocations }: ReturnedChild, { when, id }: Where): void {
  const { first, known } = when;
  for (const { on, participation } of facts.reviews.filter(
    (review) => review.on >= first && review.on <= known,
  )) {
    take('Reviews', { ...id, REVIEW: say(on), REVIEW_CODE: participation });
  }
  for (const { kind, from, to } of facts.missing.filter((missing) =>
    overlaps(missing.from, missing.to, when),
  )) {
    take('Missing', { ...id, MISSING: kind, MIS_START: say(from), MIS_END: say(to, known) });
  }
  for (const { from, to } of facts.deprivations.filter((order) => overlaps(order.from, order.to, when))) {
    take('DoLo', { ...id, DOLO_START: say(from), DOLO_END: say(to, known) });
  }
  for (const { worker, from, to, reason } of allocations.filter((each) =>
    overlaps(each.from, each.to, when),
  )) {
    take('SWEpisodes', {
      ...id,
      SW_ID: worker.reference,
      SW_DECOM: say(from),
      SW_DEC: say(to, known),
      SW_REASON: reason,
    });
  }
  for (const decision of facts.decisions) addDecision(take, decision, { when, id });
}

function addDecision(
  take: Take,
  { decided, reversed, reversalReason }: AdoptionDecision,
  { when, id }: Where,
): void {
  if (!overlaps(decided, reversed ?? Infinity, when)) return;
  const ceased = say(reversed, when.known);
  const reason = ceased === null ? null : reversalReason;
  take('PlacedAdoption', {
    ...id,
    DATE_PLACED: say(decided),
    DATE_PLACED_CEASED: ceased,
    REASON_PLACED_CEASED: reason,
  });
}

import type { About, Declaration, Row, Said } from '../../people/index.ts';
import { dayOf, endedOn, flagOf, onDay, sentences, tellFacts } from '../../people/index.ts';
import type { CodeSet } from '../../../formats/ssda903/code-sets.ts';
import { labelOf } from '../../../formats/ssda903/code-sets.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { missingDeclarations } from '../missing/tell-missing.ts';
import { tellEpisode } from './tell-episode.ts';
import { tellHealthYear, tellLeavingCareYear } from './tell-years.ts';

const decisions = 'Decisions about you';

/** How somebody took part, said to them; codes of the looked-after return. */
const tookPart: Readonly<Record<string, string>> = {
  PN0: 'You were under four, and nobody asked you to say anything.',
  PN1: 'You were there and spoke for yourself.',
  PN2: 'You were there, and somebody spoke for you.',
  PN3: 'You were there, and showed what you thought in another way.',
  PN4: 'You were there, and did not say what you thought, nor did anybody for you.',
  PN5: 'You were not there, and somebody spoke for you.',
  PN6: 'You were not there, and sent what you thought in another way.',
  PN7: 'You were not there, and nothing of what you thought was passed on.',
};

function tellReview(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'held_on');
  const how = row['participation'];
  const words = sentences(
    `${onDay(about, on)} people met to talk about you and your plan (a review).`,
    how && (tookPart[how] ?? `How you took part: ${label('review_code', how)}.`),
  );
  return [{ chapter: 'Your reviews and meetings', on, words: [words] }];
}

const label = (set: CodeSet, code: string) => lower(labelOf(set, code) ?? code);
const lower = (text: string) => text.slice(0, 1).toLowerCase() + text.slice(1);

function tellAsylum(row: Row): readonly Said[] {
  const ends = dayOf(row, 'ends');
  const words = sentences(
    'It was written down that you came to this country alone to ask for safety.',
    ends && `That was no longer written down from ${formatDate(ends)}.`,
  );
  return [{ chapter: 'About you', on: null, words: [words] }];
}

function tellMotherhood(row: Row): readonly Said[] {
  const is = flagOf(row, 'is_mother');
  const on = dayOf(row, 'child_birth_date');
  const words = sentences(
    is === null
      ? 'Whether you are a mother was asked.'
      : is
        ? 'You became a mother.'
        : 'It was written down that you are not a mother.',
    on && `Your child was born on ${formatDate(on)}.`,
  );
  return [{ chapter: 'About you', on, words: [words] }];
}

function adoptersOf(row: Row): string {
  const count = row['adopters'];
  return sentences(
    count && `There ${count === '1' ? 'was one adopter' : `were ${count} adopters`}.`,
    row['adopters_sex'] && `Written down of them: ${label('sex_adopters', row['adopters_sex'])}.`,
    row['adopters_status'] && `Their status: ${label('ls_adopters', row['adopters_status'])}.`,
  );
}

function tellAdoption(row: Row, about: About): readonly Said[] {
  const [chosen, matched] = [dayOf(row, 'interest_on'), dayOf(row, 'matched_on')];
  const first = sentences(
    chosen && `${onDay(about, chosen)} the council decided that you should be placed for adoption.`,
    matched && `On ${formatDate(matched)} you were matched with your adopters.`,
    flagOf(row, 'by_foster_carer') && 'They were your foster carers.',
  );
  const adopters = adoptersOf(row);
  const on = chosen ?? matched;
  const said: Said = {
    chapter: decisions,
    on,
    words: [first || 'A plan of adoption was written down.'],
    sensitivity: ['adoption'],
  };
  return adopters === ''
    ? [said]
    : [said, { ...said, words: [adopters], sensitivity: ['adoption', 'third party'] }];
}

function tellAdoptionDecision(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'decided_on');
  const ended = dayOf(row, 'reversed_on');
  const why = row['reversal_reason'];
  const words = sentences(
    `${onDay(about, on)} the council decided that adoption was right for you.`,
    ended &&
      `On ${formatDate(ended)} that plan ended${why ? `: ${label('reason_placed_ceased', why)}` : ''}.`,
  );
  return [{ chapter: decisions, on, words: [words], sensitivity: ['adoption'] }];
}

function tellPreviousPermanence(row: Row): readonly Said[] {
  const { kind, authority, permanence_on: when } = row;
  const words = sentences(
    'Before this time in care you had had a permanent home in another way.',
    kind && `Which: ${label('prev_perm', kind)}.`,
    when && `When: ${when}.`,
    authority && `Council: ${label('la_perm', authority)}.`,
  );
  return [{ chapter: decisions, on: null, words: [words], sensitivity: ['adoption'] }];
}

function tellMissing(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'starts');
  const ends = dayOf(row, 'ends');
  const what =
    row['kind'] === 'A'
      ? 'you were away from home without it having been agreed'
      : 'nobody knew where you were';
  const words = sentences(`${onDay(about, on)} ${what}.`, ends && `You were back on ${formatDate(ends)}.`);
  return [{ chapter: 'When you were missing or away', on, words: [words] }];
}

function tellLiberty(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'starts');
  const words = `${onDay(about, on)} a court allowed that you could not leave freely (a deprivation of liberty order).${endedOn(dayOf(row, 'ends'), 'It')}`;
  return [{ chapter: decisions, on, words: [words] }];
}

/** A list for inspection says it in its own words, and they may say anything: a reviewer reads them first. */
function tellStatement(row: Row): readonly Said[] {
  const on = dayOf(row, 'said_on');
  const words = sentences(
    `A list that inspectors were given${on ? ` on ${formatDate(on)}` : ''} said of you: ${row['item'] ?? ''}: ${row['value'] ?? ''}.`,
    row['instead_of'] && `Your record said: ${row['instead_of']}.`,
  );
  return [{ chapter: 'What was changed in your record', on, words: [words], isFreeText: true }];
}

const fact = (name: string, thing: string, tell: Declaration['tell']): Declaration => ({
  table: `care.${name}`,
  subjects: ['person_id'],
  isFact: true,
  thing,
  tell,
});

/** What this module's tables can tell of somebody. */
export const careTeller = tellFacts([
  {
    ...fact('episode', 'where you lived', tellEpisode),
    also: `case when f.id in (select care.kept_places()) then 'kept'
      when f.id in (select care.withheld_places()) or care.is_home_withheld(f.person_id, f.ends) then 'withheld' end as home_is,
      case when f.id in (select care.kept_family_homes()) then 'kept'
        when f.id in (select care.withheld_family_homes()) or care.is_home_withheld(f.person_id, f.ends) then 'withheld'
        end as family_home_is`,
  },
  fact('review', 'a review', tellReview),
  fact('asylum_status', 'how you came to this country', tellAsylum),
  fact('motherhood', 'being a mother', tellMotherhood),
  fact('health_year', 'your health', tellHealthYear),
  fact('leaving_care_year', 'leaving care', tellLeavingCareYear),
  fact('adoption', 'a plan of adoption', tellAdoption),
  fact('adoption_decision', 'a decision about adoption', tellAdoptionDecision),
  fact('previous_permanence', 'an earlier permanent home', tellPreviousPermanence),
  fact('missing_episode', 'when you were missing', tellMissing),
  fact('deprivation_of_liberty', 'when you could not leave freely', tellLiberty),
  fact('inspection_statement', 'a list for inspectors', tellStatement),
  ...missingDeclarations,
]);

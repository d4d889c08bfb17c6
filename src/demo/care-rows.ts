import type { CareChild } from './care-child.ts';
import type { CareFacts } from './care-facts.ts';
import { dateOf, type Day } from './days.ts';
import type { HealthYear } from './health.ts';
import { lastReturn } from './placement-codes.ts';
import { demonstration, shown, type RowBook, type TableName } from './row-book.ts';
import { sayEpisode } from './said-episode.ts';

/** Episodes as the last return that they are in says them. */
export function addEpisodes(book: RowBook, child: CareChild, endDay: Day): void {
  for (const episode of child.periods.flatMap(({ episodes }) => episodes)) {
    if (episode.starts > endDay) continue;
    const year = lastReturn(episode.ends > endDay ? null : episode.ends, endDay);
    const said = sayEpisode(child, episode, { known: endDay, year });
    book.add('care.episode', [
      ...[
        book.id(),
        child.child.person.id,
        dateOf(said.starts),
        shown(said.ends, endDay),
        said.reasonNew,
        said.legal,
        said.need,
      ],
      ...[
        said.place,
        said.provider,
        said.reasonEnded,
        said.reasonPlaceChange,
        said.homePostcode,
        said.placePostcode,
        said.urn,
      ],
      demonstration,
    ]);
  }
}

/** Everything else that is recorded of a child in care. */
export function addFacts(book: RowBook, person: string, facts: CareFacts, endDay: Day): void {
  const add = (table: TableName, ...values: (string | null)[]) =>
    book.add(table, [book.id(), person, ...values, demonstration]);
  for (const { on, participation } of facts.reviews) add('care.review', dateOf(on), participation);
  for (const { kind, from, to } of facts.missing)
    add('care.missing_episode', kind, dateOf(from), shown(to, endDay));
  for (const year of facts.health) add('care.health_year', ...healthValues(year));
  for (const { year, inTouch, activity, accommodation } of facts.leavingCare) {
    add('care.leaving_care_year', String(year), inTouch, activity, accommodation);
  }
  for (const { year, kind, authority, on } of facts.permanence)
    add('care.previous_permanence', String(year), kind, authority, on);
  for (const { from, to } of facts.deprivations)
    add('care.deprivation_of_liberty', dateOf(from), shown(to, endDay));
  if (facts.unaccompaniedUntil !== null) add('care.asylum_status', dateOf(facts.unaccompaniedUntil));
  if (facts.motherhood !== null)
    add(
      'care.motherhood',
      yesNo(facts.motherhood.childBirth !== null),
      shown(facts.motherhood.childBirth, endDay),
    );
  addAdoption(add, facts, endDay);
}

type Add = (table: TableName, ...values: (string | null)[]) => void;

function addAdoption(add: Add, { decisions, adoption }: CareFacts, endDay: Day): void {
  for (const { decided, reversed, reversalReason } of decisions) {
    const over = shown(reversed, endDay);
    add('care.adoption_decision', dateOf(decided), over, over === null ? null : reversalReason);
  }
  if (adoption === null) return;
  const { interest, matched, byFosterCarer, adopters, sex, status } = adoption;
  add(
    'care.adoption',
    dateOf(interest),
    dateOf(matched),
    yesNo(byFosterCarer),
    String(adopters),
    sex,
    status,
  );
}

function healthValues(health: HealthYear): (string | null)[] {
  return [
    ...[String(health.year), health.sdqScore === null ? null : String(health.sdqScore), health.sdqReason],
    ...[
      yesNo(health.convicted),
      yesNo(health.healthCheck),
      yesNo(health.immunisations),
      yesNo(health.teethCheck),
    ],
    ...[
      yesNo(health.healthAssessment),
      yesNo(health.substanceMisuse),
      yesNo(health.interventionReceived),
      yesNo(health.interventionOffered),
    ],
  ];
}

const yesNo = (answer: boolean | null) => (answer === null ? null : String(answer));

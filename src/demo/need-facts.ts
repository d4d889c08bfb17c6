import type { CareChild } from './care-child.ts';
import { dateOf, type Day } from './days.ts';
import { assess, drawDisabilities, type Assessment, type Need } from './need.ts';
import { Random } from './random.ts';
import { demonstration, shown, type RowBook, type TableName } from './row-book.ts';

/** What was asked about disability. */
export function addDisabilities(book: RowBook, person: string, codes: readonly string[]): void {
  for (const code of codes) book.add('people.disability', [book.id(), person, code, demonstration]);
}

type Add = (table: TableName, ...values: (string | null)[]) => string;

/** An involvement and its steps. */
export function addNeed(book: RowBook, person: string, need: Need, endDay: Day): void {
  const add: Add = (table, ...values) => {
    const id = book.id();
    book.add(table, [id, person, ...values, demonstration]);
    return id;
  };
  addBefore(add, need);
  const involvement = addInvolvement(add, need, endDay);
  for (const assessment of need.assessments) addAssessment(add, involvement, assessment, endDay);
  for (const { from, target, conference } of need.enquiries) {
    if (from > endDay) continue;
    const needed = conference === null ? 'true' : 'false';
    const held = conference === null ? null : shown(conference, endDay);
    add('practice.section_47_enquiry', involvement, dateOf(from), dateOf(from), dateOf(target), held, needed);
  }
  addPlans(add, involvement, need, endDay);
  for (const { on, protects, seen, alone } of need.visits)
    add(
      'practice.visit',
      dateOf(on),
      protects ? 'child protection' : 'child in need',
      ...[seen, alone].map(String),
    );
}

function addBefore(add: Add, { opened, source, earlyHelp }: Need): void {
  add('practice.contact', dateOf(opened), source);
  if (earlyHelp === null) return;
  const { from, to, organisation } = earlyHelp;
  add('practice.early_help_assessment', dateOf(from), dateOf(to), organisation);
}

function addInvolvement(add: Add, need: Need, endDay: Day): string {
  const closed = need.noFurtherAction ? null : shown(need.closed, endDay);
  return add(
    'practice.involvement',
    ...[dateOf(need.opened), need.source, need.code, String(need.noFurtherAction)],
    ...[closed, closed === null ? null : need.reason],
  );
}

function addAssessment(
  add: Add,
  involvement: string,
  { from, reviewed, to, factors }: Assessment,
  endDay: Day,
): void {
  if (from > endDay) return;
  const authorised = shown(to, endDay);
  const required = authorised === null ? null : String(!factors.includes('21'));
  const id = add(
    'practice.assessment',
    ...[involvement, dateOf(from), shown(reviewed, endDay), authorised],
    ...[authorised === null ? null : 'true', required],
  );
  if (authorised !== null) for (const code of factors) add('practice.assessment_factor', id, code);
}

function addPlans(add: Add, involvement: string, { plans, protection }: Need, endDay: Day): void {
  for (const { from, to } of plans)
    if (from <= endDay) add('practice.child_in_need_plan', involvement, dateOf(from), shown(to, endDay));
  for (const { from, to, initial, latest, previous, reviews } of protection) {
    if (from > endDay) continue;
    const when = [dateOf(from), shown(to, endDay)];
    const id = add('practice.child_protection_plan', involvement, ...when, initial, latest, String(previous));
    for (const on of reviews.filter((day) => day <= endDay))
      add('practice.protection_review', id, dateOf(on));
  }
}

const reasons: Readonly<Record<string, string>> = {
  adoption: 'RC1',
  death: 'RC2',
  guardianship: 'RC4',
  transfer: 'RC5',
};

/** Help goes on for a while after these. */
const goingOn: readonly string[] = ['home', 'other'];

/** The involvement with a child in care: from a while before the first day in care, for as long as care and help after it last. */
export function addCareNeed(book: RowBook, child: CareChild, endDay: Day): void {
  const [first, last] = [child.periods[0], child.periods.at(-1)];
  if (!first || !last || first.start > endDay) return;
  const random = new Random(child.number, 0x50000000);
  const { id } = child.child.person;
  addDisabilities(book, id, drawDisabilities(random, child.need === 'N2' ? 1 : 0.14));
  addNeed(book, id, planCareNeed(random, child, { start: first.start, last }), endDay);
}

/** Children who come alone or on remand have no time of help before. */
const atOnce: readonly string[] = ['N8', 'N6'];

function planCareNeed(
  random: Random,
  { need: code, birth }: CareChild,
  { start, last: { end, ending } }: { start: Day; last: CareChild['periods'][number] },
): Need {
  const alone = atOnce.includes(code);
  const opened = alone ? start : Math.max(birth - 120, start - random.whole(20, 240));
  const drawn = assess(random, opened, code);
  const after = goingOn.includes(ending ?? '') ? random.whole(30, 150) : 0;
  return {
    ...{ opened, source: alone ? '6' : '5A', code, noFurtherAction: false, earlyHelp: null },
    assessments: [{ ...drawn, to: Math.min(drawn.to, end) }],
    ...{ enquiries: [], plans: [], protection: [], visits: [] },
    closed: end + after,
    reason: reasons[ending ?? ''] ?? 'RC7',
  };
}

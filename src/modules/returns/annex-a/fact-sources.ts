import { choiceOfCode, onlyCodeOf } from '../../../formats/index.ts';
import type { AnnexAList, AnnexALists, ChoiceSet } from '../../../formats/index.ts';
import { parsePlainDate } from '../../../platform/dates/plain-date.ts';
import type { FactField, FactTable, FactValue } from '../../../platform/facts/index.ts';
import { adoptionDecisionFacts, adoptionFacts, reviewFacts } from '../../care/index.ts';
import {
  assessmentFacts,
  childProtectionPlanFacts,
  contactFacts,
  earlyHelpAssessmentFacts,
  involvementFacts,
  protectionReviewFacts,
  section47EnquiryFacts,
  visitFacts,
} from '../../practice/index.ts';

/** A value that a row states for a field: exactly (`value`), or as one of a group's codes (`among`). */
export type Stated = {
  readonly value: FactValue;
  readonly among?: { readonly set: ChoiceSet; readonly choice: string };
};

/** A fact that a row states of a child, by field; a field that is left out is not spoken of. */
export type StatedFact = {
  readonly child: string;
  readonly fields: Readonly<Record<string, Stated>>;
  readonly list: AnnexAList;
  readonly row: number;
};

/** How rows of the lists become facts of one kind. `key`: the fields that tell a child's facts of the kind apart. */
export type FactSource = {
  readonly fact: FactTable;
  readonly key: readonly string[];
  readonly from: readonly (readonly [
    list: AnnexAList,
    state: (row: RowOf) => Readonly<Record<string, Stated>>,
  ])[];
};

/** Sources of which only the group is known: no code of the census, so no field of a referral holds one. */
const isGroup = /^[135]$/;

/** One row of a list, read by our words for the columns. */
export class RowOf {
  constructor(
    private readonly lists: AnnexALists,
    readonly list: AnnexAList,
    readonly row: number,
  ) {}

  cell(column: string): string | null {
    return this.lists[this.list].columns[column]?.[this.row] ?? null;
  }

  text(column: string): Stated {
    return { value: this.cell(column) };
  }

  /** The day that a cell says; null where it says none, or something that is no day. */
  day(column: string): string | null {
    return parsePlainDate(this.cell(column)) ?? null;
  }

  yes(column: string): Stated {
    const answer = this.cell(column);
    return { value: answer === 'Yes' ? 't' : answer === 'No' ? 'f' : null };
  }

  /** A code: the finer one that the cell held, the only one of its answer, or none but the answer's group. */
  code(column: string, set: ChoiceSet): Stated {
    const choice = this.cell(column);
    if (choice === null) return { value: null };
    const held = this.lists[this.list].codes[column]?.[this.row] ?? null;
    const finer = held !== null && isGroup.test(held) && set === 'source' ? null : held;
    const value = finer ?? onlyCodeOf(set, choice) ?? null;
    return finer === null ? { value, among: { set, choice } } : { value };
  }

  /** As `code`; where only the group is known, what its codes begin with ('1' for 1A to 1D). */
  contactSource(column: string): Stated {
    const { value, among } = this.code(column, 'source');
    if (value !== null || among === undefined) return { value };
    return { value: groups[among.choice] ?? null };
  }
}

const groups: Readonly<Record<string, string>> = {
  'a) Individual': '1',
  'd) Health Services': '3',
  'f) LA Services': '5',
};

const fixed = (value: string): Stated => ({ value });

/** Every kind of fact that rows can state exactly, episodes of care apart. */
export const factSources: readonly FactSource[] = [
  {
    fact: contactFacts,
    key: ['received_on', 'contact_source'],
    from: [
      [1, (row) => ({ received_on: row.text('contactOn'), contact_source: row.contactSource('source') })],
    ],
  },
  {
    fact: earlyHelpAssessmentFacts,
    key: ['starts', 'organisation'],
    from: [
      [
        2,
        (row) => ({
          starts: row.text('starts'),
          completed_on: row.text('completedOn'),
          organisation: row.text('organisation'),
        }),
      ],
    ],
  },
  {
    fact: involvementFacts,
    key: ['opened'],
    from: [
      [
        3,
        (row) => ({
          opened: row.text('referredOn'),
          referral_source: row.code('source', 'source'),
          no_further_action: row.yes('noFurtherAction'),
        }),
      ],
      [
        6,
        (row) => ({
          opened: row.text('opened'),
          primary_need: row.code('need', 'need'),
          closed: row.text('closed'),
          reason_closed: row.code('reasonClosed', 'closure'),
        }),
      ],
    ],
  },
  {
    fact: assessmentFacts,
    key: ['starts'],
    from: [
      [
        4,
        (row) => ({
          starts: row.text('starts'),
          authorised_on: row.text('authorisedOn'),
          child_seen: row.yes('seen'),
          support_required: row.yes('supportRequired'),
        }),
      ],
    ],
  },
  {
    fact: section47EnquiryFacts,
    key: ['starts'],
    from: [
      [
        5,
        (row) => ({
          starts: row.text('starts'),
          conference_on: row.text('conferenceOn'),
          conference_not_required: row.yes('conferenceNotRequired'),
        }),
      ],
    ],
  },
  {
    fact: childProtectionPlanFacts,
    key: ['starts'],
    from: [
      [
        7,
        (row) => ({
          starts: row.text('starts'),
          ends: row.text('ends'),
          initial_category: row.code('initialCategory', 'abuse'),
          latest_category: row.code('latestCategory', 'abuse'),
          previous_plans: row.text('previousPlans'),
        }),
      ],
    ],
  },
  {
    fact: visitFacts,
    key: ['visited_on', 'kind'],
    from: [
      [
        7,
        (row) => ({
          visited_on: row.text('visitedOn'),
          kind: fixed('child protection'),
          seen_alone: row.yes('seenAlone'),
        }),
      ],
      [8, (row) => ({ visited_on: row.text('visitedOn'), kind: fixed('looked after') })],
      // That the child was seen on the day, by whom and on what kind of visit is not said.
      [6, (row) => ({ visited_on: row.text('lastSeenOn'), kind: fixed('other'), seen: fixed('t') })],
    ],
  },
  {
    fact: protectionReviewFacts,
    key: ['held_on'],
    from: [[7, (row) => ({ held_on: row.text('reviewedOn') })]],
  },
  { fact: reviewFacts, key: ['held_on'], from: [[8, (row) => ({ held_on: row.text('reviewedOn') })]] },
  {
    fact: adoptionDecisionFacts,
    key: ['decided_on'],
    from: [
      [
        10,
        (row) => ({
          decided_on: row.text('decidedOn'),
          reversed_on: row.text('reversedOn'),
          reversal_reason: row.code('reversalReason', 'reversal'),
        }),
      ],
    ],
  },
  { fact: adoptionFacts, key: [], from: [[10, (row) => ({ matched_on: row.text('matchedOn') })]] },
];

/** What the lists state of one kind: only rows whose key says a day (or that say anything, for a kind with one fact a child). */
export function listStated({ fact, key, from }: FactSource, lists: AnnexALists): StatedFact[] {
  return from.flatMap(([list, state]) =>
    Array.from({ length: lists[list].rows }, (_, row): StatedFact[] => {
      const of = new RowOf(lists, list, row);
      const child = of.cell('child');
      const fields = readable(fact, state(of));
      const first = key[0] ?? Object.keys(fields)[0] ?? '';
      return child === null || (fields[first]?.value ?? null) === null ? [] : [{ child, fields, list, row }];
    }).flat(),
  );
}

/** What could not be read states nothing: a day that is none, a number that is none or too large to be one. */
function readable(
  { fields }: FactTable,
  stated: Readonly<Record<string, Stated>>,
): Readonly<Record<string, Stated>> {
  const typeOf = new Map(fields.map(({ name, type }) => [name, type]));
  const pairs = Object.entries(stated).map(([name, one]) => [
    name,
    fits(typeOf.get(name), one.value) ? one : { value: null },
  ]);
  return Object.fromEntries(pairs);
}

function fits(type: FactField['type'] | undefined, value: FactValue): boolean {
  if (type === 'date') return parsePlainDate(value) !== undefined;
  return type !== 'smallint' || (value !== null && /^\d{1,4}$/.test(value));
}

/** What stands for a field once a row has stated it: nothing finer or said by a person gives way. */
export function mergeField(standing: FactValue, stated: Stated | undefined, mayReplace: boolean): FactValue {
  if (stated === undefined) return standing;
  if (standing === null) return stated.value;
  if (stated.value === null || stated.value === standing) return standing;
  const { among } = stated;
  if (among && choiceOfCode(among.set, standing) === among.choice) return standing;
  return mayReplace ? stated.value : standing;
}

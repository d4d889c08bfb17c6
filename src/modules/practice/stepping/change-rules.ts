import { addDays } from '../../../platform/dates/plain-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { addWorkingDays } from '../../../platform/dates/england-working-days.ts';
import type { FactValues } from '../../../platform/facts/index.ts';
import type {
  Change,
  Correction,
  Held,
  HelpState,
  StepKind,
  StepRefusal,
  StepSaid,
  StepTable,
} from './step-rules.ts';
import { listMissing, listWrongDays, withdrawnFrom } from './refusal-rules.ts';
import { isProtectionLed, ownHelp, protectionLead, whyNot } from './step-rules.ts';

/** What a step changes, or why it cannot be. */
export type Planned = { readonly changes: readonly Change[] } | { readonly refused: StepRefusal };

/** What a clock of guidance says, read from the settings: working days until a conference. */
export type Clocks = { readonly conferenceDays: number };

/**
 * Works out which facts a step makes and ends for one child. It never ends the involvement unless it is the end, and never
 * touches who leads the help. `today` is the day on which it is recorded.
 */
export function planStep(
  kind: StepKind,
  state: HelpState,
  said: StepSaid,
  { today, conferenceDays }: Clocks & { readonly today: PlainDate },
): Planned {
  const wrong = whyNot(kind, state);
  if (wrong !== undefined) return refuse('on', wrong);
  const day = listWrongDays(kind, state, said, today)[0];
  if (day !== undefined) return refuse('on', day);
  const missing = listMissing(kind, state, said)[0];
  if (missing !== undefined) return { refused: missing };
  return { changes: plans[kind]({ state, said, conferenceDays, today }) };
}

const refuse = (field: string, text: string): Planned => ({ refused: { field, text } });

type Around = { readonly state: HelpState; readonly said: StepSaid; readonly today: PlainDate } & Clocks;

const record = (table: StepTable, values: FactValues): Change => ({ does: 'record', table, values });

function correct(table: StepTable, held: Held | null, values: FactValues): readonly Change[] {
  return held === null ? [] : [{ does: 'correct', table, id: held.id, version: held.version, values }];
}

/**
 * The involvement that goes on. From family help below section 17 the census episode begins here, with the day and the source
 * "from our own early help" (code 5B): a legal basis more, no referral of anybody (docs/adr/0026).
 */
function involved({ state, said }: Around): readonly Change[] {
  if (state.involvement !== null) return [];
  const need = said.support === 'short breaks' ? 'N2' : said.primaryNeed;
  return [
    record('involvement', {
      opened: said.on,
      referral_source: '5B',
      primary_need: need,
      no_further_action: 'false',
    }),
  ];
}

/** All of a kind that are open: the one that began last, and whatever else returns or merged records have open. */
const allOpen = ({ alsoOpen }: HelpState, table: StepTable, last: Held | null): readonly Held[] => [
  ...(last === null ? [] : [last]),
  ...alsoOpen.filter((held) => held.table === table),
];

const needPlanEnds = ({ state, said }: Around) =>
  allOpen(state, 'child_in_need_plan', state.needPlan).flatMap((held) =>
    correct('child_in_need_plan', held, { ends: said.on }),
  );

const familyHelpEnds = ({ state, said }: Around) =>
  allOpen(state, 'early_help_assessment', state.familyHelp).flatMap((held) =>
    correct('early_help_assessment', held, { completed_on: said.on }),
  );

function helpBegun({ state, said }: Around): readonly Change[] {
  return state.familyHelp === null
    ? [record('early_help_assessment', { starts: said.on, organisation: ownHelp })]
    : [];
}

/** An open assessment is finished by the decision that rests on it, or by the end of help, which finds that none is needed. */
function assessed({ state, said }: Around, isHelpNeeded = true): readonly Change[] {
  if (state.assessment === null) return [];
  const seen = said.childSeen === null ? null : said.childSeen === 'yes' ? 'true' : 'false';
  const { id } = state.assessment;
  const rests = { authorised_on: said.on, support_required: String(isHelpNeeded) };
  return [
    // Whether the child was seen in it may be known already.
    ...correct('assessment', state.assessment, seen === null ? rests : { ...rests, child_seen: seen }),
    ...said.factors.map((code) => record('assessment_factor', { assessment_id: id, code })),
  ];
}

/** A social worker joins beside the lead, where one was chosen and none leads the protection already. */
function joins({ state, said }: Around): readonly Change[] {
  if (isProtectionLed(state) || said.workerId === null) return [];
  // Who leaves after today is followed, not doubled.
  const leaving = state.working.flatMap(({ role, ends }) => (role === protectionLead && ends ? [ends] : []));
  const starts = leaving.reduce((latest, ends) => (ends > latest ? ends : latest), said.on);
  return [record('assignment', { worker_id: said.workerId, role: protectionLead, starts })];
}

/**
 * The work of these with the child ends: the day on which it is decided is their last, though what they worked at ended before. Their
 * sight follows, and that of their manager who decides: nobody loses it before what they decided is written.
 */
function workEnds(those: HelpState['working'], today: PlainDate, because: string): readonly Change[] {
  const ends = addDays(today, 1);
  return those
    .filter((held) => held.ends === null || held.ends > ends)
    .flatMap((held) =>
      held.role === null
        ? correct('allocation', held, { ends })
        : correct('assignment', held, { ends, reason_ended: because }),
    );
}

/** Who leads the protection leaves when there is nothing to protect from; the lead of the help stays. */
function leaves({ state, today }: Around, because: string): readonly Change[] {
  const those = state.working.filter(({ role }) => role === protectionLead);
  return workEnds(those, today, because);
}

function enquire(around: Around): readonly Change[] {
  const { said, conferenceDays } = around;
  if (said.decision !== 'enquiry') return [];
  return [
    ...involved(around),
    record('section_47_enquiry', {
      involvement_id: '$involvement',
      starts: said.on,
      strategy_discussion_on: said.on,
      conference_target: addWorkingDays(said.on, conferenceDays),
    }),
    ...joins(around),
  ];
}

function concludeEnquiry(around: Around): readonly Change[] {
  const { state, said } = around;
  const required = said.decision === 'conference';
  return [
    ...correct('section_47_enquiry', state.enquiry, { conference_not_required: required ? 'false' : 'true' }),
    ...(required || state.protectionPlan !== null
      ? []
      : leaves(around, 'The section 47 enquiry ended without a conference')),
  ];
}

/** The plan begins on the day of the conference (rule 2885 of the census), and the child in need plan gives way to it. */
function confer(around: Around): readonly Change[] {
  const { state, said } = around;
  const met = correct('section_47_enquiry', state.enquiry, { conference_on: said.on });
  if (said.decision !== 'plan') return [...met, ...leaves(around, 'The conference made no protection plan')];
  return [
    ...met,
    ...assessed(around),
    ...needPlanEnds(around),
    record('child_protection_plan', {
      involvement_id: '$involvement',
      starts: said.on,
      initial_category: said.category,
      latest_category: said.category,
      previous_plans: String(state.plansBefore),
    }),
    ...joins(around),
  ];
}

function review(around: Around): readonly Change[] {
  const { state, said } = around;
  const plan = state.protectionPlan;
  const held = record('protection_review', { plan_id: plan?.id ?? null, held_on: said.on });
  if (said.decision === 'goes on') {
    const isOther = said.category !== null && said.category !== plan?.category;
    const changed = correct('child_protection_plan', plan, { latest_category: said.category });
    return [held, ...(isOther ? changed : [])];
  }
  return [
    held,
    ...correct('child_protection_plan', plan, { ends: said.on }),
    ...helpAfterPlan(around),
    // While somebody finds out anew whether the child is safe, who leads that stays.
    ...(state.enquiry === null ? leaves(around, 'The protection plan ended at a review conference') : []),
  ];
}

/** What goes on when a protection plan ends; for a child in our care it is the care plan, which no step begins. */
function helpAfterPlan(around: Around): readonly Change[] {
  const { said } = around;
  if (said.decision === 'in our care') return [];
  return said.decision === 'child in need'
    ? [record('child_in_need_plan', { involvement_id: '$involvement', starts: said.on })]
    : helpBegun(around);
}

function finish(around: Around): readonly Change[] {
  const { state, said } = around;
  const { on, reasonClosed } = said;
  return [
    ...assessed(around, false),
    ...allOpen(state, 'assessment', null).flatMap((held) =>
      correct('assessment', held, { authorised_on: on, support_required: 'false' }),
    ),
    ...needPlanEnds(around),
    ...familyHelpEnds(around),
    ...allOpen(state, 'involvement', state.involvement).flatMap((held) =>
      correct('involvement', held, { closed: on, reason_closed: reasonClosed }),
    ),
    ...workEnds(state.working, around.today, 'Help ended'),
  ];
}

/**
 * What an adoption order ends, on its day or on the day on which that began, if it began later: every plan, the involvement (closed
 * because of adoption, code RC1 of the census), and the work with the child. Nobody decides it: the order does.
 */
export function endAtAdoption(state: HelpState, on: PlainDate): readonly Correction[] {
  const { involvement, familyHelp, assessment, needPlan, protectionPlan } = state;
  const end = (table: StepTable, last: Held | null, field: string, more: FactValues = {}) =>
    allOpen(state, table, last).map(({ id, version, starts }): Correction => {
      const values = { ...more, [field]: starts > on ? starts : on };
      return { does: 'correct', table, id, version, values };
    });
  const work = (table: 'allocation' | 'assignment', more: FactValues) =>
    state.working
      .filter(({ role }) => (role === null) === (table === 'allocation'))
      .flatMap((held) => end(table, held, 'ends', more).slice(0, 1));
  return [
    ...end('assessment', assessment, 'authorised_on'),
    ...end('child_in_need_plan', needPlan, 'ends'),
    ...end('child_protection_plan', protectionPlan, 'ends'),
    ...end('early_help_assessment', familyHelp, 'completed_on'),
    ...end('involvement', involvement, 'closed', { reason_closed: 'RC1' }),
    ...work('assignment', { reason_ended: 'The child was adopted' }),
    ...work('allocation', {}),
  ];
}

const plans: Readonly<Record<StepKind, (around: Around) => readonly Change[]>> = {
  'family help': (around) => [...needPlanEnds(around), ...helpBegun(around)],
  assessment: (around) => [
    ...involved(around),
    record('assessment', { involvement_id: '$involvement', starts: around.said.on }),
  ],
  'child in need': (around) => [
    ...involved(around),
    ...assessed(around),
    record('child_in_need_plan', { involvement_id: '$involvement', starts: around.said.on }),
  ],
  'strategy discussion': enquire,
  'enquiry outcome': concludeEnquiry,
  conference: confer,
  review,
  'agreement declined': () => [],
  'agreement withdrawn': (around) =>
    withdrawnFrom(around.state, around.said) === 'child in need'
      ? needPlanEnds(around)
      : familyHelpEnds(around),
  end: finish,
};

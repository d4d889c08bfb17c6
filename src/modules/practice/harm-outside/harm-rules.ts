import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';

/** Where the harm is: a place, a group of people, or a space online. Never a family. */
export const contextKinds = {
  place: 'A place: a park, a shop, a way to school',
  group: 'A group of people',
  online: 'A space online',
} as const;
export type ContextKind = keyof typeof contextKinds;
export const contextKindNames = Object.keys(contextKinds) as readonly ContextKind[];

/**
 * Kinds of harm, each with its factor of the children in need census where there is one (FACTORS, by codes of the census 2024-25;
 * 18B and 19B since that year). Online harm has no factor of its own.
 */
export const outsideHarms = {
  'sexual exploitation': { text: 'Sexual exploitation', factor: '11A' },
  'criminal exploitation': { text: 'Criminal exploitation', factor: '24A' },
  trafficking: { text: 'Trafficking', factor: '12A' },
  gangs: { text: 'Gangs', factor: '13A' },
  'violence between young people': { text: 'Violence between young people', factor: '18B' },
  'sexual harm between young people': { text: 'Sexual harm between young people', factor: '19B' },
  online: { text: 'Harm online', factor: null },
  'something else': { text: 'Something else', factor: null },
} as const satisfies Readonly<Record<string, { readonly text: string; readonly factor: string | null }>>;
export type OutsideHarm = keyof typeof outsideHarms;
export const outsideHarmNames = Object.keys(outsideHarms) as readonly OutsideHarm[];

/** Who does a step: partners, and parents as partners. */
export const outsidePartners = {
  police: 'Police',
  school: 'School or college',
  'youth service': 'Youth service',
  health: 'Health',
  licensing: 'Licensing or trading standards',
  transport: 'Buses, trains, taxis',
  housing: 'Housing',
  business: 'Somebody who has a shop or business there',
  'online service': 'The service online',
  community: 'A community or faith group',
  parents: 'Parents or carers',
  'young person': 'The young person',
  us: 'Children’s services',
  'somebody else': 'Somebody else',
} as const;
export type OutsidePartner = keyof typeof outsidePartners;
export const outsidePartnerNames = Object.keys(outsidePartners) as readonly OutsidePartner[];

/** Those whose steps name one child's family, and are read by who may see that child. */
export const isOfFamily = (partner: OutsidePartner): boolean =>
  partner === 'parents' || partner === 'young person';

export const homeAnswers = {
  safe: 'Yes, home is safe',
  'not safe': 'No, home is not safe',
  'not known': 'We could not find out yet',
} as const;
export type HomeAnswer = keyof typeof homeAnswers;
export const homeAnswerNames = Object.keys(homeAnswers) as readonly HomeAnswer[];

/** A row as it was written: what is said anew of the same thing is another row with a later number. */
export type Written = {
  readonly id: string;
  readonly number: number;
  readonly recordedAt: Instant;
  readonly recordedBy: string | null;
};

export type HomeCheck = Written & {
  readonly personId: string;
  readonly answer: HomeAnswer;
  readonly askedOn: PlainDate;
  readonly askedBy: string;
  /** What was found; null where it is not for the reader. */
  readonly words: string | null;
};

export type ChildRow = Written & {
  readonly personId: string;
  readonly harms: readonly OutsideHarm[];
  readonly state: 'touched' | 'no longer' | 'taken back';
  readonly words: string | null;
};

export type TurnKind = 'seen' | 'begun' | 'review' | 'ended' | 'again' | 'taken back';
export type OutsideTurn = Written & {
  readonly kind: TurnKind;
  readonly happenedOn: PlainDate;
  readonly byWhom: string | null;
  readonly words: string;
  readonly nextOn: PlainDate | null;
  readonly replaces: string | null;
};

export type GoalState = 'now' | 'achieved' | 'no longer' | 'taken back';
export type OutsideGoal = Written & {
  readonly goalId: string;
  readonly words: string;
  readonly know: string | null;
  readonly state: GoalState;
  readonly because: string | null;
};

export type StepState = 'to do' | 'done' | 'not done' | 'taken back';
export type OutsideStep = Written & {
  readonly stepId: string;
  readonly goalId: string;
  readonly words: string;
  readonly partner: OutsidePartner;
  readonly who: string;
  readonly byWhen: PlainDate | null;
  readonly state: StepState;
  readonly happened: string | null;
  readonly alsoOf: readonly string[];
};

export type NameRow = Written & { readonly kind: ContextKind; readonly name: string };

/** Every row of a context that the reader may see, in any order. */
export type ContextRows = {
  readonly contextId: string;
  readonly names: readonly NameRow[];
  readonly children: readonly ChildRow[];
  readonly homes: readonly HomeCheck[];
  readonly turns: readonly OutsideTurn[];
  readonly goals: readonly OutsideGoal[];
  readonly steps: readonly OutsideStep[];
};

/** A child whom a context touches, as it stands, with the last answer about home. */
export type TouchedChild = ChildRow & { readonly home: HomeCheck | null };

/** A context as it stands for a reader. */
export type OutsideContext = {
  readonly contextId: string;
  readonly kind: ContextKind;
  readonly name: string;
  /** The row that says both. */
  readonly nameId: string;
  readonly children: readonly TouchedChild[];
  readonly turns: readonly OutsideTurn[];
  readonly goals: readonly (OutsideGoal & { readonly steps: readonly OutsideStep[] })[];
  readonly state: ContextState;
  /** When the plan is looked at next; null where there is none. */
  readonly reviewOn: PlainDate | null;
  /** The newest of all turns, those taken back too: who writes a turn says which they saw. */
  readonly lastTurn: string;
  /** Of each turn that was put right or taken back the row that did so. */
  readonly replaced: readonly { readonly id: string; readonly by: string }[];
};

export const contextStates = {
  concern: 'A concern, no plan yet',
  plan: 'A plan is under way',
  ended: 'The plan has ended',
} as const;
export type ContextState = keyof typeof contextStates;

const byTime = (a: Written, b: Written) =>
  a.number - b.number || a.recordedAt.localeCompare(b.recordedAt) || a.id.localeCompare(b.id);

/** Of each thing its last row, in the order in which the things were first said. */
export function standing<R extends Written>(rows: readonly R[], thingOf: (row: R) => string): readonly R[] {
  const last = new Map<string, R>();
  for (const row of [...rows].sort(byTime)) last.set(thingOf(row), row);
  const first = (thing: string) => rows.filter((row) => thingOf(row) === thing).sort(byTime)[0];
  return [...last.entries()]
    .sort(
      ([one], [other]) =>
        (first(one)?.recordedAt ?? '').localeCompare(first(other)?.recordedAt ?? '') ||
        one.localeCompare(other),
    )
    .map(([, row]) => row);
}

/** The turns that stand, one that was put right in the place of the one that was wrong. */
export function standingTurns(turns: readonly OutsideTurn[]): readonly OutsideTurn[] {
  const replaced = new Set(turns.flatMap(({ replaces }) => replaces ?? []));
  const place = (turn: OutsideTurn): number => {
    const before = turns.find(({ id }) => id === turn.replaces);
    return before ? place(before) : turn.number;
  };
  return turns
    .filter(({ id, kind }) => kind !== 'taken back' && !replaced.has(id))
    .map((turn) => ({ turn, at: place(turn) }))
    .sort((a, b) => a.at - b.at || byTime(a.turn, b.turn))
    .map(({ turn }) => turn);
}

const turning: readonly TurnKind[] = ['begun', 'ended', 'again'];

/** How a context stands, by what was last begun or ended. */
export function contextState(turns: readonly OutsideTurn[]): ContextState {
  const last = standingTurns(turns).findLast(({ kind }) => turning.includes(kind));
  if (last === undefined) return 'concern';
  return last.kind === 'ended' ? 'ended' : 'plan';
}

/** A context from its rows; undefined where the reader sees no name or no child of it. */
export function contextFrom(rows: ContextRows): OutsideContext | undefined {
  const name = standing(rows.names, () => '').at(-1);
  const children = standing(rows.children, ({ personId }) => personId).filter(
    ({ state }) => state !== 'taken back',
  );
  if (name === undefined || children.length === 0) return undefined;
  const homes = standing(rows.homes, ({ personId }) => personId);
  const turns = standingTurns(rows.turns);
  const state = contextState(rows.turns);
  const steps = standing(rows.steps, ({ stepId }) => stepId).filter((one) => one.state !== 'taken back');
  return {
    contextId: rows.contextId,
    kind: name.kind,
    name: name.name,
    nameId: name.id,
    children: children.map((child) => ({
      ...child,
      home: homes.find(({ personId }) => personId === child.personId) ?? null,
    })),
    turns,
    goals: standing(rows.goals, ({ goalId }) => goalId)
      .filter((goal) => goal.state !== 'taken back')
      .map((goal) => ({ ...goal, steps: steps.filter(({ goalId }) => goalId === goal.goalId) })),
    state,
    reviewOn: state === 'plan' ? (turns.findLast(({ nextOn }) => nextOn !== null)?.nextOn ?? null) : null,
    lastTurn: [...rows.turns].sort(byTime).at(-1)?.id ?? '',
    replaced: rows.turns.flatMap(({ id, replaces }) => (replaces === null ? [] : [{ id: replaces, by: id }])),
  };
}

/** Why a plan cannot begin yet, child by child; of a child who is touched no longer nothing is asked. */
export type Held = { readonly personId: string; readonly because: 'not asked' | 'not known' | 'not safe' };

/**
 * What holds a plan back: home is tested first for each child. Where home is not safe the child has to be protected there first:
 * `isProtected` says whether a section 47 enquiry or a protection plan is open (0026). A plan about a place is never the answer to
 * harm at home. The order is a rule of this service (GK: Working Together 2023 on harm outside the home asks for both to be weighed).
 */
export function whatHolds(
  children: readonly TouchedChild[],
  isProtected: (personId: string) => boolean,
): readonly Held[] {
  return children
    .filter(({ state }) => state === 'touched')
    .flatMap(({ personId, home }): readonly Held[] => {
      if (home === null) return [{ personId, because: 'not asked' }];
      if (home.answer === 'not known') return [{ personId, because: 'not known' }];
      return home.answer === 'not safe' && !isProtected(personId) ? [{ personId, because: 'not safe' }] : [];
    });
}

/** What may be said of a context, by the names in addresses. */
export const outsideActs = [
  'seen',
  'home',
  'child',
  'name',
  'plan',
  'goal',
  'step',
  'review',
  'end',
  'again',
  'back',
] as const;
export type OutsideAct = (typeof outsideActs)[number];

const actsWhen: Readonly<Record<ContextState, readonly OutsideAct[]>> = {
  concern: ['seen', 'home', 'child', 'name', 'plan', 'back'],
  plan: ['seen', 'home', 'child', 'name', 'goal', 'step', 'review', 'end', 'back'],
  ended: ['seen', 'home', 'child', 'name', 'again', 'back'],
};

/** What can be said of it as it stands. Putting right what was said is always possible. */
export const mayAct = (state: ContextState, act: OutsideAct, isRight: boolean): boolean =>
  isRight || actsWhen[state].includes(act);

/** A turn as it stands now: itself, or what put it right; undefined where it was taken back. */
export function turnNow(
  { turns, replaced }: Pick<OutsideContext, 'turns' | 'replaced'>,
  id: string,
): OutsideTurn | undefined {
  const by = replaced.find((one) => one.id === id)?.by;
  return by === undefined ? turns.find((turn) => turn.id === id) : turnNow({ turns, replaced }, by);
}

/** Why a turn cannot be taken back: something that was said later stands on it. What was seen is on its own. */
export function standsUnder(turns: readonly OutsideTurn[], turn: OutsideTurn): OutsideTurn | undefined {
  if (turn.kind === 'seen' || turn.kind === 'review') return undefined;
  const later = turns.slice(turns.findIndex(({ id }) => id === turn.id) + 1);
  return later.find(({ kind }) => kind !== 'seen');
}

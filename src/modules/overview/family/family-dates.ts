import type { Due, Goal, Handover, Promised, Wish } from '../../practice/index.ts';
import { currentOf, currentWish, nextDates, promiseState } from '../../practice/index.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { timeOf } from '../missing/missing-paths.ts';
import type { TalkDue } from './family-talks.ts';

/** Something of a family that is due on a day. */
export type FamilyDate = {
  readonly on: PlainDate;
  readonly what: string;
  /** Of which child; null where it is of all of them. */
  readonly who: string | null;
  readonly href: string;
  readonly isLate: boolean;
};

type Line = Omit<FamilyDate, 'isLate'>;

/** A child of the family, with what is due by the clocks of help and care. */
export type DatedChild = {
  readonly id: string;
  readonly firstName: string;
  readonly records: readonly string[];
  readonly due: readonly Due[];
};

export type DatedFacts = {
  readonly children: readonly DatedChild[];
  readonly goals: readonly Goal[];
  readonly promises: readonly Promised[];
  readonly wishes: readonly Wish[];
  readonly handovers: readonly Handover[];
  readonly talks: readonly TalkDue[];
};

/** What is due next in a family, the earliest first. Nothing is told here that is not recorded elsewhere. */
export function familyDates(facts: DatedFacts, today: PlainDate): readonly FamilyDate[] {
  const { children } = facts;
  const isOnly = children.length === 1;
  const whose = (personId: string) => {
    const child = children.find(({ records }) => records.includes(personId));
    const id = child?.id ?? personId;
    return { who: isOnly ? null : (child?.firstName ?? null), page: `/children/${id}`, id };
  };
  const lines: readonly Line[] = [
    ...children.flatMap(ofClocks).map((line) => (isOnly ? { ...line, who: null } : line)),
    ...ofPlan(facts.goals, whose),
    ...facts.promises.map((one) => {
      const { words, byWhom, toWhom, dueOn } = currentOf(one);
      const { who, page } = whose(one.personId);
      const isKept = promiseState(one.turns) === 'kept';
      return {
        on: dueOn,
        what: isKept ? `Ask ${toWhom} whether it was kept: ${words}` : `Promised by ${byWhom}: ${words}`,
        who,
        href: `${page}/promises/${one.promiseId}`,
      };
    }),
    ...facts.wishes.map((one) => {
      const { words, toWhom, replyBy } = currentWish(one);
      const { who, page } = whose(one.personId);
      return {
        on: replyBy,
        what: `${toWhom} replies to a wish: ${words}`,
        who,
        href: `${page}/wishes/${one.wishId}`,
      };
    }),
    ...facts.talks.map(({ personId, missingId, on, what }) => {
      const { who, id } = whose(personId);
      return { on, what, who, href: timeOf(id, missingId) };
    }),
    ...facts.handovers
      .filter(({ state, starts }) => state === 'planned' && starts > today)
      .map(({ id, personId, to, starts }) => {
        const { who, page } = whose(personId);
        return { on: starts, what: `${to} becomes the worker`, who, href: `${page}/handovers/${id}` };
      }),
  ];
  return onceEach(lines)
    .map((line) => ({ ...line, isLate: line.on < today }))
    .sort((a, b) => a.on.localeCompare(b.on) || a.what.localeCompare(b.what) || a.href.localeCompare(b.href));
}

const ofClocks = ({ id, firstName, due }: DatedChild): readonly Line[] =>
  due.map(({ what, by }) => ({ who: firstName, on: by, what, href: `/children/${id}/help` }));

type Whose = (personId: string) => { readonly who: string | null; readonly page: string };

/** Steps of the plan with a day. A goal of several children stands in each one's plan. */
function ofPlan(goals: readonly Goal[], whose: Whose): readonly Line[] {
  return goals.flatMap((goal) =>
    nextDates([goal]).map(({ byWhen, who, words }) => ({
      on: byWhen,
      what: `${who}: ${words}`,
      who: whose(goal.personId).who,
      href: `${whose(goal.personId).page}/plan`,
    })),
  );
}

/** The same step, due on the same day for several children, is one line of all of them. */
function onceEach(lines: readonly Line[]): readonly Line[] {
  const found = new Map<string, Line>();
  for (const line of lines) {
    const key = `${line.on} ${line.what}`;
    const before = found.get(key);
    const who = [before?.who, line.who].filter(Boolean).join(', ');
    found.set(key, before ? { ...before, who: who === '' ? null : who } : line);
  }
  return [...found.values()];
}

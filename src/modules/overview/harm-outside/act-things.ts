import type {
  OutsideAct,
  OutsideContext,
  OutsideGoal,
  OutsideStep,
  OutsideTurn,
  TouchedChild,
} from '../../practice/index.ts';
import { turnNow } from '../../practice/index.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { partsOfDay } from '../promises/new-promise-routes.tsx';

/** What a form is about, as it stands now: something that is put right or taken back, or nothing yet. */
export type Thing =
  | { readonly is: 'turn'; readonly turn: OutsideTurn }
  | { readonly is: 'goal'; readonly goal: OutsideGoal }
  | { readonly is: 'step'; readonly step: OutsideStep }
  | { readonly is: 'child'; readonly child: TouchedChild }
  | null;

/** What `of` stands for in the address; null where nothing of it stands any more. */
export function findThing(context: OutsideContext, of: string): Thing {
  const turn = turnNow(context, of);
  if (turn) return { is: 'turn', turn };
  const goal = context.goals.find(({ goalId }) => goalId === of);
  if (goal) return { is: 'goal', goal };
  const step = context.goals.flatMap(({ steps }) => steps).find(({ stepId }) => stepId === of);
  if (step) return { is: 'step', step };
  const child = context.children.find(({ id }) => id === of);
  return child ? { is: 'child', child } : null;
}

/** The row from which a form is drawn: whoever saves says it, and is told where another has come since. */
export function stampFor(
  act: OutsideAct,
  {
    context,
    child,
    thing,
  }: { readonly context: OutsideContext; readonly child: TouchedChild; readonly thing: Thing },
): string {
  if (act === 'name') return context.nameId;
  if (act === 'child') return child.id;
  if (act === 'home') return child.home?.id ?? '';
  if (thing) return rowOf(thing);
  // New beside what stands; only what changes how the whole stands has to know the last of it.
  return standsBeside.includes(act) ? '' : context.lastTurn;
}

const standsBeside: readonly OutsideAct[] = ['seen', 'goal', 'step'];

function rowOf(thing: NonNullable<Thing>): string {
  if (thing.is === 'turn') return thing.turn.id;
  if (thing.is === 'goal') return thing.goal.id;
  return thing.is === 'step' ? thing.step.id : thing.child.id;
}

/** What a form begins with: as it stands, where it is put right. */
export function typedFrom(
  act: OutsideAct,
  {
    context,
    child,
    thing,
  }: { readonly context: OutsideContext; readonly child: TouchedChild; readonly thing: Thing },
): Typed {
  if (act === 'back') return {};
  if (act === 'name') return { kind: context.kind, name: context.name };
  if (act === 'child') return { harms: child.harms, state: child.state, words: child.words ?? '' };
  return thing === null ? {} : typedThing(thing);
}

function typedThing(thing: NonNullable<Thing>): Typed {
  if (thing.is === 'turn') return typedTurn(thing.turn);
  if (thing.is === 'goal') {
    const { words, know, state, because } = thing.goal;
    return { words, know: know ?? '', state, because: because ?? '' };
  }
  return thing.is === 'step' ? typedStep(thing.step) : {};
}

const typedTurn = ({ words, byWhom, happenedOn, nextOn }: OutsideTurn): Typed => ({
  words,
  by_whom: byWhom ?? '',
  ...partsOfDay('on', happenedOn),
  next: nextOn === null ? '' : formatDate(nextOn),
});

const typedStep = ({ words, partner, who, byWhen, state, happened, alsoOf }: OutsideStep): Typed => ({
  words,
  partner,
  who,
  whose: alsoOf[0] ?? '',
  when: byWhen === null ? '' : formatDate(byWhen),
  state,
  happened: happened ?? '',
});

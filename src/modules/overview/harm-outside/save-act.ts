import { listNamedIn } from '../../care/index.ts';
import type { OutsideContext, OutsideSaid } from '../../practice/index.ts';
import { sayChild, sayGoal, sayHome, sayName, sayStep, sayTurn } from '../../practice/index.ts';
import type { Write } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { Thing } from './act-things.ts';
import type { OutsidePeople } from './outside-people.ts';

/** Where something is said: the row's own id, of which context and child, in the place of what, and for which goal. */
export type SaveAt = {
  readonly row: string;
  readonly context: OutsideContext;
  readonly people: OutsidePeople;
  readonly childId: string;
  readonly thing: Thing;
  readonly goalId: string;
  readonly today: PlainDate;
};

/** Writes down what was said of a context, which is held. */
export async function saveSaid(db: Write, at: SaveAt, said: OutsideSaid): Promise<void> {
  const { context, people, childId, thing } = at;
  const key = { id: at.row, contextId: context.contextId };
  const ofChild = (words: string | null) => ({
    ...key,
    personId: childId,
    alsoOf: listNamedIn(words ?? '', people.known),
  });
  switch (said.is) {
    case 'turn':
      return sayTurn(db, key, { ...said.turn, replaces: turnOf(thing) });
    case 'home':
      return sayHome(db, ofChild(said.home.words), said.home);
    case 'child':
      return sayChild(db, ofChild(said.child.words), said.child);
    case 'name':
      return sayName(db, key, said);
    case 'goal':
      return sayGoal(db, { ...key, goalId: goalOf(thing) }, said.goal);
    case 'step':
      return saveStep(db, at, said);
    case 'back':
      return takeBack(db, at, said.words);
  }
}

const turnOf = (thing: Thing) => (thing?.is === 'turn' ? thing.turn.id : null);
const goalOf = (thing: Thing) => (thing?.is === 'goal' ? thing.goal.goalId : newId());

/** Whose family does a step stays as it was first said: another's is another step. */
function saveStep(
  db: Write,
  { row, context, people, thing, goalId }: SaveAt,
  { step }: Extract<OutsideSaid, { readonly is: 'step' }>,
): Promise<void> {
  const key = { id: row, contextId: context.contextId };
  if (thing?.is === 'step')
    return sayStep(db, { ...key, ...idsOf(thing.step) }, { ...step, ...whoOf(thing.step, step) });
  const named = listNamedIn(`${step.who} ${step.words}`, people.known);
  const alsoOf = step.whose === null ? [] : [...new Set([step.whose, ...named])];
  return sayStep(db, { ...key, goalId, stepId: newId(), alsoOf }, step);
}

type Step = Extract<Thing, { readonly is: 'step' }>['step'];
const idsOf = ({ goalId, stepId, alsoOf }: Step) => ({ goalId, stepId, alsoOf });
const whoOf = (before: Step, { partner, who }: Pick<Step, 'partner' | 'who'>) =>
  before.alsoOf.length > 0 ? { partner: before.partner, who: before.who } : { partner, who };

async function takeBack(
  db: Write,
  { row, context, people, thing, today }: SaveAt,
  words: string,
): Promise<void> {
  const key = { id: row, contextId: context.contextId };
  if (thing?.is === 'turn')
    return sayTurn(db, key, {
      ...{ kind: 'taken back', happenedOn: today, byWhom: null, words, nextOn: null },
      replaces: thing.turn.id,
    });
  if (thing?.is === 'goal')
    return sayGoal(
      db,
      { ...key, goalId: thing.goal.goalId },
      { ...thing.goal, state: 'taken back', because: words },
    );
  if (thing?.is === 'step')
    return sayStep(
      db,
      { ...key, ...idsOf(thing.step) },
      { ...thing.step, state: 'taken back', happened: words },
    );
  if (thing?.is === 'child')
    return sayChild(
      db,
      { ...key, personId: thing.child.personId, alsoOf: listNamedIn(words, people.known) },
      { harms: thing.child.harms, state: 'taken back', words },
    );
}

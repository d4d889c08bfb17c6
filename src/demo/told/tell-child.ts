import {
  addGoal,
  addKnowFirst,
  addPlanView,
  addPromise,
  addReading,
  addStarReading,
  addSummary,
  addTurn,
  addWarning,
  addWish,
  addWishTurn,
  getPromise,
  getWish,
} from '../../modules/practice/index.ts';
import type { Write } from '../../platform/database/database.ts';
import type { PlainDate } from '../../platform/dates/plain-date.ts';
import { addDays } from '../../platform/dates/plain-date.ts';
import { newId } from '../../platform/ids/ids.ts';
import type { AsWorker, ToldChild, Worker } from './told-family.ts';
import { instantOn } from './told-days.ts';
import type { ChildWords, GoalWords } from './told-words.ts';
import { hasFewWords, warningWords, wordsFor } from './told-words.ts';

type Told = {
  readonly child: ToldChild;
  readonly worker: Worker;
  readonly today: PlainDate;
  /** Which of the warnings there is before a visit to this home, if any. */
  readonly warned: number;
};

/** A child with what is told of them, and a way to say it of this child. */
type Teller = {
  readonly child: ToldChild;
  readonly worker: Worker;
  readonly words: ChildWords;
  readonly few: boolean;
  readonly say: (text: string) => string;
  readonly today: PlainDate;
};

/** Tells a child's plan, promises, wish, star and what is to be known first, each written down on its day. */
export async function tellChild(asWorker: AsWorker, { child, worker, today, warned }: Told): Promise<void> {
  const say = (text: string) => text.replaceAll('{name}', child.name);
  const teller = { child, worker, words: wordsFor(child.age), few: hasFewWords(child.age), say, today };
  const at = (daysAgo: number, work: (db: Write) => Promise<unknown>) =>
    asWorker(instantOn(today, daysAgo, 17), work);
  await at(150, (db) => tellFirst(db, teller, warned));
  for (const goal of teller.words.goals) await tellGoal(at, teller, goal);
  await at(139, (db) => tellView(db, teller));
  await tellPromises(at, teller);
  await tellWish(at, teller);
  await at(9, (db) => tellStar(db, teller, 9));
  await at(8, (db) =>
    addSummary(db, child.id, { asAt: addDays(today, -8), words: say(teller.words.summary), alsoOf: [] }),
  );
}

async function tellFirst(db: Write, teller: Teller, warned: number): Promise<void> {
  const { child, worker, words, few, say, today } = teller;
  const on = addDays(today, -150);
  await addKnowFirst(
    db,
    { id: newId(), personId: child.id, alsoOf: [] },
    {
      kind: few ? 'shown' : 'said',
      words: say(words.knowFirst),
      observedBy: few ? 'Who looks after them' : null,
      writtenBy: few ? worker.name : child.name,
      saidOn: on,
      audience: 'family',
    },
  );
  await tellStar(db, teller, 150);
  const warning = warningWords[warned];
  const id = newId();
  if (warning)
    await addWarning(db, {
      ...{ id, warningId: id, personId: child.id, addressId: null, alsoOf: [], because: null },
      ...{ ...warning, state: 'stands', since: on, reviewBy: addDays(today, 30) },
    });
}

function tellStar(
  db: Write,
  { child, worker, words, few, today }: Teller,
  daysAgo: number,
): Promise<boolean> {
  const [before, now] = words.star;
  return addStarReading(
    db,
    { id: newId(), personId: child.id, alsoOf: [] },
    {
      readOn: addDays(today, -daysAgo),
      byKind: few ? 'worker' : 'child',
      byWhom: few ? worker.name : child.name,
      words: null,
      audience: 'staff',
      values: daysAgo > 100 ? before : now,
    },
  );
}

type At = (daysAgo: number, work: (db: Write) => Promise<unknown>) => Promise<unknown>;

/** The days on which goals were looked at. */
const looked = [140, 70, 9] as const;

async function tellGoal(at: At, { child, worker, few, say, today }: Teller, goal: GoalWords): Promise<void> {
  const goalId = newId();
  const steps = goal.steps.map(({ words, who, inDays }) => ({
    stepId: null,
    words: say(words),
    who: say(who),
    whoKind: who === '{name}' ? ('child' as const) : ('in words' as const),
    whoId: null,
    byWhen: addDays(today, inDays),
    audience: 'family' as const,
  }));
  await at(140, async (db) => {
    await addGoal(db, goalId, {
      children: [child.id],
      typed: {
        goal: {
          ...{ area: goal.area, words: say(goal.words), whose: child.name, why: goal.why, know: goal.know },
          ...{
            owner: worker.name,
            state: 'now',
            because: null,
            staffNote: null,
            audience: 'family',
            withheldFrom: [],
          },
        },
        steps,
      },
    });
  });
  for (const [place, daysAgo] of looked.entries())
    await at(daysAgo, (db) =>
      addReading(db, goalId, {
        value: goal.readings[place] ?? 0,
        readOn: addDays(today, -daysAgo),
        byWhom: few ? worker.name : child.name,
      }),
    );
}

/** What the child says of the whole plan, or why that could not be asked. */
function tellView(db: Write, { child, few, today }: Teller): Promise<void> {
  return addPlanView(db, child.id, {
    ...{ whoKind: 'child', who: child.name, saidOn: addDays(today, -139), audience: 'family' },
    ...(few
      ? {
          answer: 'could not answer',
          words: 'Too little to say. What helps was seen by those who know them.',
        }
      : { answer: 'yes', words: null }),
  });
}

async function tellPromises(at: At, { child, worker, words, few, say, today }: Teller): Promise<void> {
  const make = (promiseId: string, text: string, daysAgo: number, dueIn: number) =>
    at(daysAgo, (db) =>
      addPromise(
        db,
        { promiseId, personId: child.id, alsoOf: [] },
        {
          ...{
            words: say(text),
            whose: null,
            toKind: 'child',
            toWhom: child.name,
            byWhom: worker.name,
            makerId: worker.account,
          },
          ...{ madeOn: addDays(today, -daysAgo), dueOn: addDays(today, dueIn), audience: 'family' },
        },
      ),
    );
  const [kept, due] = [newId(), newId()];
  await make(kept, words.keptPromise, 96, -61);
  await at(61, async (db) =>
    addTurn(db, await getPromise(db, [child.id], kept), {
      ...{ kind: 'kept', words: 'Done, and shown to them.', happenedOn: addDays(today, -61) },
      ...{ how: null, byWhom: null, answer: null, apology: null, replaces: null },
    }),
  );
  if (!few)
    await at(33, async (db) =>
      addTurn(db, await getPromise(db, [child.id], kept), {
        ...{ kind: 'confirmed', words: 'Yes. It was.', happenedOn: addDays(today, -33) },
        ...{ how: 'face to face', byWhom: worker.name, answer: null, apology: null, replaces: null },
      }),
    );
  await make(due, words.promise, 9, 5);
}

async function tellWish(at: At, { child, worker, words, few, say, today }: Teller): Promise<void> {
  const wishId = newId();
  const turn = { answer: null, byWhom: null, how: null, replaces: null, comeBackOn: null };
  await at(61, (db) =>
    addWish(
      db,
      { wishId, personId: child.id, alsoOf: [] },
      {
        kind: few ? 'shown' : 'said',
        words: say(words.wish.words),
        observedBy: few ? 'Who looks after them' : null,
        saidOn: addDays(today, -61),
        ...{ toWhom: worker.name, toId: worker.account, replyBy: addDays(today, -47), audience: 'family' },
      },
    ),
  );
  await at(52, async (db) =>
    addWishTurn(db, await getWish(db, [child.id], wishId), {
      ...{ ...turn, kind: 'reply', answer: 'yes', words: say(words.wish.reply) },
      ...{ happenedOn: addDays(today, -52), byWhom: worker.name, how: 'face to face' },
    }),
  );
  await at(33, async (db) =>
    addWishTurn(db, await getWish(db, [child.id], wishId), {
      ...{ ...turn, kind: 'came of it', words: say(words.wish.cameOf), happenedOn: addDays(today, -33) },
    }),
  );
}

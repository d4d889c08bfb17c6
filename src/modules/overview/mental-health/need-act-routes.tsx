import type { Route } from '../../access/index.ts';
import type { Need, NeedAct, NextNeedAct } from '../../practice/index.ts';
import {
  addNeedTurn,
  askAgainDays,
  currentNeed,
  findNeedAct,
  getNeed,
  holdNeed,
  needActs,
  needActSchema,
  parseNeedAct,
  recordMentalHealth,
  sayNeedAnew,
} from '../../practice/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import { isUuid } from '../../../platform/ids/ids.ts';
import { getSetting } from '../../../platform/settings/settings.ts';
import { partsOfDay } from '../promises/new-promise-routes.tsx';
import type { WhosePage } from '../promises/whose-page.ts';
import { getWhosePage } from '../promises/whose-page.ts';
import type { Around, Found, Sought } from '../turns/turn-routes.tsx';
import { turnRoutes } from '../turns/turn-routes.tsx';
import { NeedActQuestions } from './need-form-view.tsx';
import { needActPath, needsOf } from './need-paths.ts';
import { needActTitles } from './need-routes.tsx';
import { needStamp, NeedView } from './need-view.tsx';

type FoundNeed = Found<Need> & {
  readonly child: WhosePage;
  /** What may be said, of which referral; undefined where it cannot be said as the need stands. */
  readonly next: NextNeedAct | undefined;
  /** After how many days somebody asks again (a setting). */
  readonly askAgain: number;
};

/** The need of the address and what is to be said of it. @throws NotFound */
async function find(db: Read, { personId, id, act, of }: Sought<NeedAct>): Promise<FoundNeed> {
  const child = await getWhosePage(db, personId);
  const thing = await getNeed(db, child.records, id);
  const next = findNeedAct(thing, act, isUuid(of) ? of : null);
  return { child, thing, everybody: child.records, next, askAgain: await getSetting(db, askAgainDays) };
}

/** What a form begins with: today, and the words as they stand where they are put right. */
function begin({ thing, act, today }: Around<FoundNeed, NeedAct>): Typed {
  if (act !== 'right') return partsOfDay('on', today);
  const { area, said, unsaid, seen, saidFor, seenFor, knownOn } = currentNeed(thing);
  const words: Typed = {
    area,
    said: said ?? '',
    unsaid: unsaid ?? '',
    seen,
    said_for: saidFor,
    seen_for: seenFor,
  };
  return { ...words, ...partsOfDay('on', knownOn) };
}

/** @throws NotFound where it cannot be said, which nobody is asked to say. */
function getNext(next: NextNeedAct | undefined): NextNeedAct {
  if (next === undefined) throw new NotFound();
  return next;
}

const firstField: Readonly<Partial<Record<NeedAct, string>>> = {
  ask: 'service',
  answer: 'answer',
  right: 'area',
};

/** What came of a need: who was asked, what they answered, support, what changed; put right, taken back. */
export const needActRoutes: readonly Route[] = turnRoutes({
  path: needActPath,
  keyOf: ({ personId, needId, needAct }) => ({ personId, id: needId, act: needAct }),
  action: recordMentalHealth,
  audits: ['MentalHealthActForm', 'MentalHealthActSave'],
  acts: needActs,
  titleOf: ({ act, next }) =>
    next?.referral ? `${next.referral.service}: ${needActTitles[act]}` : needActTitles[act],
  hold: holdNeed,
  find,
  isOpen: ({ next }) => next !== undefined,
  stamp: ({ thing }) => needStamp(thing),
  hidden: ({ next }) => ({ of: next?.referral?.referralId ?? '' }),
  wasSaved: (_, { thing }, formId) => [...thing.versions, ...thing.turns].some(({ id }) => id === formId),
  link: (personId, id) => `${needsOf(personId)}/${id}`,
  back: 'The need',
  begin: (_, around) => begin(around),
  show: ({ thing, today, askAgain }) => <NeedView need={thing} today={today} askAgain={askAgain} />,
  questions: (asked, { act, child }) => <NeedActQuestions {...asked} act={act} firstName={child.firstName} />,
  schema: ({ act, today }) => needActSchema(act, today),
  parse: (posted, { thing, next, today }) =>
    parseNeedAct(posted, { need: thing, next: getNext(next), today }),
  save: async (db, { thing }, rowId, { turn, anew }) => {
    if (turn) await addNeedTurn(db, thing, { ...turn, rowId });
    if (anew) await sayNeedAnew(db, thing, { ...anew, rowId });
    return true;
  },
  tooLate: { field: (act) => firstField[act] ?? 'words', thing: 'need' },
});

import type { PageRequest, Route } from '../../access/index.ts';
import { get, listAccountNames } from '../../access/index.ts';
import type { Letter, LetterAct, LetterChange, LetterFrom, Worry } from '../../practice/index.ts';
import {
  assessmentDays,
  callerWords,
  changeLetter,
  composeLetter,
  findWorry,
  getLetter,
  giveLetters,
  holdLetter,
  howToDisagree,
  letterActs,
  letterSchema,
  letterStamp,
  nextLetterActs,
  namedIn,
  parseLetterAct,
  readLetters,
  wasLetterFormSaved,
  whenOf,
  writeLetters,
} from '../../practice/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { getSetting } from '../../../platform/settings/settings.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { partsOfDay } from '../promises/new-promise-routes.tsx';
import { getPlanPeople } from '../plan/plan-people.ts';
import { childSubject } from '../promises/promise-paths.ts';
import type { WhosePage } from '../promises/whose-page.ts';
import { getWhosePage } from '../promises/whose-page.ts';
import { listNameable } from '../timeline/nameable.ts';
import type { Around, Found as FoundThing, TurnPages } from '../turns/turn-routes.tsx';
import { turnRoutes } from '../turns/turn-routes.tsx';
import { letterQuestions } from './letter-form-view.tsx';
import { letterActPath, letterOf, letterPath, printLetterPath, writeLetterPath } from './letter-paths.ts';
import { DecisionLine, LetterView, PrintedLetter } from './letter-view.tsx';

type Found = {
  readonly child: WhosePage;
  readonly letter: Letter;
  readonly nameOf: (id: string | null) => string;
};

/** The letter as the forms about it find it. */
type FoundLetter = FoundThing<Letter> & { readonly child: WhosePage };

type Asking = PageRequest<typeof letterPath, Read, string>;

/** The letter of the address, with whose it is. @throws NotFound */
async function find({ db, params, saw }: Pick<Asking, 'db' | 'params' | 'saw'>): Promise<Found> {
  const child = await getWhosePage(db, params.personId);
  const letter = await getLetter(db, child.records, params.decisionId);
  saw([...child.records, ...namedOf(letter)]);
  const writers = [...letter.versions, ...letter.turns].flatMap(({ recordedBy }) => recordedBy ?? []);
  const names = await listAccountNames(db, [...writers, ...(letter.decidedBy ? [letter.decidedBy] : [])]);
  return { child, letter, nameOf: (id) => names.get(id ?? '') ?? 'a colleague' };
}

const namedOf = ({ versions, turns }: Letter): readonly string[] =>
  [...versions, ...turns].flatMap(({ alsoOf }) => alsoOf);

async function letterPage(request: Asking): Promise<Reply> {
  const { query, params } = request;
  const { child, letter, nameOf } = await find(request);
  const [mayWrite, mayGive] = [
    await request.may(writeLetters, params.personId),
    await request.may(giveLetters, params.personId),
  ];
  const acts = nextLetterActs(letter).filter((act) => (act === 'write' ? mayWrite : mayGive));
  const body = (
    <LetterView
      letter={letter}
      name={child.name}
      nameOf={nameOf}
      acts={acts}
      disagree={howToDisagree(nameOf(letter.decidedBy))}
      saved={query['saved']}
    />
  );
  return page(`Letter to the family: ${child.name}`, body, {
    before: <BackLink href={`/children/${child.personId}`}>{child.name}</BackLink>,
  });
}

async function printPage(request: PageRequest<typeof printLetterPath, Read, string>): Promise<Reply> {
  const { db } = request;
  const { child, letter, nameOf } = await find(request);
  const back = letterOf(child.personId, letter.decisionId);
  if (letter.versions.length === 0) return redirect(back);
  const place = await db.first(sql<{ name: string | null }>`select name from platform.installation`);
  const body = (
    <PrintedLetter
      letter={letter}
      authority={place?.name ?? 'The council'}
      nameOf={nameOf}
      disagree={howToDisagree(nameOf(letter.decidedBy))}
    />
  );
  return page('Letter to the family', body, { before: <BackLink href={back}>The letter</BackLink> });
}

type Call = Pick<LetterFrom, 'cameOn' | 'caller' | 'callerWords' | 'isCallerProtected' | 'isCallerKnown'>;

/** The letter as it begins: what it said last, or what is told and decided, for the decider to change. */
async function compose(db: Read, { child, thing: letter }: Around<FoundLetter, LetterAct>): Promise<string> {
  const last = letter.versions.at(-1);
  if (last) return last.words;
  const worry = await findWorry(db, letter.worryId);
  return composeLetter({
    firstName: child.firstName,
    outcome: letter.outcome,
    familyAgrees: letter.familyAgrees,
    familyWords: letter.familyWords,
    ...(worry ? callOf(worry) : nothingTold),
    assessmentDays: await getSetting(db, assessmentDays),
  });
}

/** What the letter may say of the call. */
const callOf = (worry: Worry): Call => ({
  cameOn: worry.receivedAt ? whenOf(worry.receivedAt).day : null,
  caller: worry.caller,
  callerWords: (worry.callerName ?? worry.callerRole ?? worry.callerAgency) ? callerWords(worry) : '',
  isCallerProtected: worry.callerProtected,
  isCallerKnown: worry.parentsTold === 'yes' || ['agree', 'know'].includes(worry.parentsKnow ?? ''),
});

/** Where the decider may not read the worry, its caller is told to nobody. */
const nothingTold: Call = {
  ...{ cameOn: null, caller: null, callerWords: '', isCallerProtected: true, isCallerKnown: false },
};

async function begin(db: Read, around: Around<FoundLetter, LetterAct>): Promise<Typed> {
  const day = partsOfDay('on', around.today);
  if (around.act !== 'write') return { by_whom: around.writer, ...day };
  return { words: await compose(db, around) };
}

/** Whom the words name beside the child: where one of them is hidden from a reader, so are the words. */
async function namedBy(
  db: Read,
  { child }: Around<FoundLetter, LetterAct>,
  change: LetterChange,
): Promise<readonly string[]> {
  const said =
    'version' in change
      ? [change.version.words, change.version.because]
      : [change.turn.words, change.turn.who, change.turn.byWhom];
  const people = await getPlanPeople(db, child.personId);
  return namedIn(said.filter(Boolean).join('\n'), listNameable(people));
}

const titles: Readonly<Record<LetterAct, string>> = {
  write: 'The letter to the family',
  given: 'The family has the letter',
  'not-given': 'The letter is not given',
  disagrees: 'Somebody disagrees',
  answered: 'Answer whoever disagrees',
  back: 'Take back what was said last',
};

const letterPages = {
  acts: letterActs,
  titleOf: ({ act }) => titles[act],
  hold: holdLetter,
  find: async (db, { personId, id }) => {
    const child = await getWhosePage(db, personId);
    const thing = await getLetter(db, child.records, id);
    return { child, thing, everybody: [...child.records, ...namedOf(thing)] };
  },
  isOpen: ({ thing, act }) => nextLetterActs(thing).includes(act),
  stamp: ({ thing }) => letterStamp(thing),
  wasSaved: (db, _, formId) => wasLetterFormSaved(db, formId),
  link: letterOf,
  back: 'The letter',
  begin,
  show: ({ child, thing }) => (
    <>
      <p class="govuk-body">{child.name}</p>
      <DecisionLine letter={thing} nameOf={() => 'a manager'} />
    </>
  ),
  questions: (asked, { act, thing }) => letterQuestions(asked, act, thing),
  schema: ({ act, today }) => letterSchema(act, today),
  parse: (posted, { act, thing, today }) => parseLetterAct(act, posted, { letter: thing, today }),
  save: async (db, around, id, change) => {
    await changeLetter(db, { letter: around.thing, id, alsoOf: await namedBy(db, around, change) }, change);
    return true;
  },
  tooLate: { field: (act) => (act === 'given' ? 'who' : 'words'), thing: 'letter' },
} satisfies Omit<
  TurnPages<string, FoundLetter, LetterAct, LetterChange>,
  'path' | 'keyOf' | 'action' | 'audits'
>;

/** The letter that explains a decision to a family: to read, print, write, give, and to answer whoever disagrees. */
export const familyLetterRoutes: readonly Route[] = [
  get(letterPath, {
    action: readLetters,
    audit: 'FamilyLetterRead',
    subject: childSubject,
    handle: letterPage,
  }),
  get(printLetterPath, {
    action: readLetters,
    audit: 'FamilyLetterPrint',
    subject: childSubject,
    handle: printPage,
  }),
  ...turnRoutes({
    ...letterPages,
    path: writeLetterPath,
    keyOf: ({ personId, decisionId }) => ({ personId, id: decisionId, act: 'write' }),
    action: writeLetters,
    audits: ['FamilyLetterForm', 'FamilyLetterWrite'],
  }),
  ...turnRoutes({
    ...letterPages,
    acts: letterActs.filter((act) => act !== 'write'),
    path: letterActPath,
    keyOf: ({ personId, decisionId, letterAct }) => ({ personId, id: decisionId, act: letterAct }),
    action: giveLetters,
    audits: ['FamilyLetterActForm', 'FamilyLetterAct'],
  }),
];

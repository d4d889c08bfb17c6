import type { EntryPassage, NewVisit } from '../../modules/practice/index.ts';
import {
  beginDraft,
  finishVisit,
  getDraft,
  isHelpOpen,
  listPlanKinds,
  saveDraft,
} from '../../modules/practice/index.ts';
import type { Read } from '../../platform/database/database.ts';
import type { PlainDate } from '../../platform/dates/plain-date.ts';
import { addDays } from '../../platform/dates/plain-date.ts';
import type { AsWorker, ToldChild } from './told-family.ts';
import { instantOn } from './told-days.ts';
import type { VisitWords } from './told-visits.ts';
import { visits } from './told-visits.ts';
import { hasFewWords, wordsFor } from './told-words.ts';

type Told = {
  readonly family: readonly ToldChild[];
  readonly today: PlainDate;
  /** The last visit was begun and has not been finished. */
  readonly isUnfinished: boolean;
};

/** Tells the visits to a family since its worker began, each written down on its evening. */
export async function tellVisits(asWorker: AsWorker, { family, today, isUnfinished }: Told): Promise<void> {
  for (const [number, words] of visits.entries()) {
    const on = addDays(today, -words.daysAgo);
    const seen = family.filter(({ since }) => since <= on);
    if (seen.length === 0) continue;
    const isLast = number === visits.length - 1;
    await asWorker(instantOn(today, words.daysAgo, 18), async (db) => {
      const ids = seen.map(({ id }) => id);
      const draft = await getDraft(db, await beginDraft(db, ids));
      if (isLast && isUnfinished) await saveDraft(db, draft, beginning(words, on, ids.length));
      else
        await finishVisit(db, draft, {
          visit: toVisit(words, { on, number, seen }),
          kindsOf: (personId) => kindsOf(db, personId, on),
        });
    });
  }
}

/** What was typed so far of a visit that is not finished. */
function beginning({ purpose, time }: VisitWords, on: PlainDate, children: number) {
  const [year = '', month = '', day = ''] = on.split('-');
  return {
    shared: {
      'visited_on-day': String(Number(day)),
      'visited_on-month': String(Number(month)),
      'visited_on-year': year,
      time,
      place: 'where they live',
      purpose,
    },
    own: Array.from({ length: children }, () => ({})),
  };
}

async function kindsOf(db: Read, personId: string, on: PlainDate) {
  const kinds = await listPlanKinds(db, [personId], on);
  if (kinds.length > 0) return kinds;
  return (await isHelpOpen(db, [personId], on)) ? (['child in need'] as const) : (['other'] as const);
}

type Passage = Pick<EntryPassage, 'about' | 'words' | 'observedBy' | 'audience' | 'namedId'>;

const passage = (about: Passage['about'], words: string, audience: Passage['audience']): Passage => ({
  about,
  words,
  observedBy: null,
  audience,
  namedId: null,
});

type At = { readonly on: PlainDate; readonly number: number; readonly seen: readonly ToldChild[] };

function toVisit(words: VisitWords, { on, number, seen }: At): NewVisit {
  return {
    happenedOn: on,
    happenedAt: words.time,
    place: 'where they live',
    restrictedTo: null,
    shared: [
      passage('purpose', words.purpose, 'family'),
      passage('gained', words.gained, 'family'),
      passage('happened', words.happened, 'staff'),
    ],
    children: seen.map((child) => toPart(child, number)),
  };
}

function toPart({ id, name, age }: ToldChild, number: number): NewVisit['children'][number] {
  const words = wordsFor(age);
  const say = (text: string | null | undefined) => (text ?? '').replaceAll('{name}', name);
  const few = hasFewWords(age);
  const said = passage(few ? 'shows' : 'words', say(words.said[number]), 'child');
  const own = [
    few ? { ...said, observedBy: 'Who looks after them' } : said,
    passage('remark', say(words.remarks[number]), 'staff'),
    passage('for child', say(words.forChild[number]), 'child'),
  ];
  return {
    personId: id,
    seen: few ? 'not alone' : 'alone',
    notAloneBecause: few ? 'Too little to be seen alone; was held by who looks after them' : null,
    sleeps: number % 3 === 1 ? 'not seen' : 'as recorded',
    sleepsApart: false,
    passages: own.filter((one) => one.words !== ''),
  };
}

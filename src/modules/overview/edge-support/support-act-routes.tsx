import type { Route } from '../../access/index.ts';
import type { EdgeSupport, SupportAct } from '../../practice/index.ts';
import {
  addSupportTurn,
  changePlan,
  currentSupport,
  getSupport,
  holdSupport,
  nextSupportActs,
  otherKind,
  parseSupportAct,
  saySupportAnew,
  supportActs,
  supportActSchema,
} from '../../practice/index.ts';
import { resolvePerson } from '../../people/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { everybodyIn } from '../plan/plan-people.ts';
import { partsOfDay } from '../promises/new-promise-routes.tsx';
import type { Around, Found, Sought } from '../turns/turn-routes.tsx';
import { turnRoutes } from '../turns/turn-routes.tsx';
import type { SupportPage } from './read-support.ts';
import { readSupportPage } from './read-support.ts';
import { SupportActQuestions } from './support-form-view.tsx';
import { supportActPath, supportsOf } from './support-paths.ts';
import { supportActTitles } from './support-routes.tsx';
import { supportStamp, SupportView } from './support-view.tsx';

type FoundSupport = Found<EdgeSupport> & { readonly of: SupportPage };

/** The support of the address, and what its page shows. @throws NotFound */
async function find(db: Read, { personId, id, today }: Sought<SupportAct>): Promise<FoundSupport> {
  const { all } = await resolvePerson(db, personId);
  const thing = await getSupport(db, all, id);
  const of = await readSupportPage(db, { personId, today, chosen: currentSupport(thing).goals });
  return { child: of.people, thing, of, everybody: everybodyIn(of.people) };
}

/** What a form begins with: today, and what stands where it is put right. */
function begin({ of, thing: support, act }: Around<FoundSupport, SupportAct>): Typed {
  if (act !== 'right') return partsOfDay('on', of.facts.today);
  const said = currentSupport(support);
  const isListed = of.about.kinds.includes(said.kind);
  return {
    kind: isListed ? said.kind : otherKind,
    other: isListed ? '' : said.kind,
    why_now: said.whyNow,
    different: said.different,
    said_by: said.saidBy,
    goals: said.goals,
    asked_by: said.askedBy,
    agreed_by: said.agreedBy,
    given_by: said.givenBy,
    cost_per: said.costPer ?? 'none',
    cost: said.costPence === null ? '' : (said.costPence / 100).toFixed(2),
    paid_by: said.paidBy ?? '',
    ...partsOfDay('starts', said.starts),
    ...partsOfDay('ends', said.plannedEnd),
  };
}

/** What came of support to stay at home: looked at, longer, ended; put right, taken back. */
export const supportActRoutes: readonly Route[] = turnRoutes({
  path: supportActPath,
  keyOf: ({ personId, supportId, supportAct }) => ({ personId, id: supportId, act: supportAct }),
  action: changePlan,
  audits: ['EdgeSupportActForm', 'EdgeSupportActSave'],
  acts: supportActs,
  titleOf: ({ act }) => supportActTitles[act],
  hold: holdSupport,
  find,
  isOpen: ({ thing, act }) => nextSupportActs(thing).includes(act),
  stamp: ({ thing }) => supportStamp(thing),
  wasSaved: (_, { thing }, formId) => [...thing.versions, ...thing.turns].some(({ id }) => id === formId),
  link: (personId, id) => `${supportsOf(personId)}/${id}`,
  back: 'The support',
  begin: (_, around) => begin(around),
  show: ({ thing, of }) => <SupportView support={thing} {...of.facts} />,
  questions: (asked, { act, of }) => <SupportActQuestions {...asked} act={act} of={of} />,
  schema: ({ act, of }) => supportActSchema(act, of.about),
  parse: (posted, { act, of, thing }) => parseSupportAct(posted, act, { ...of.about, support: thing }),
  save: async (db, { thing }, rowId, { turn, anew }) =>
    (turn === null || (await addSupportTurn(db, thing, { ...turn, rowId }))) &&
    (anew === null || (await saySupportAnew(db, thing, { ...anew, rowId }))),
  tooLate: { field: (act) => (act === 'right' ? 'kind' : 'words'), thing: 'support' },
});

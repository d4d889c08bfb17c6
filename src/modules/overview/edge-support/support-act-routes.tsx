import type { PageRequest, Route } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
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
import type { Read, Write } from '../../../platform/database/database.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { typedIn } from '../../../platform/forms/form.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { postedLine } from '../../../platform/forms/posted.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { isUuid, newId } from '../../../platform/ids/ids.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { everybodyIn } from '../plan/plan-people.ts';
import { partsOfDay } from '../promises/new-promise-routes.tsx';
import type { SupportPage } from './read-support.ts';
import { readSupportPage } from './read-support.ts';
import { SupportActForm } from './support-form-view.tsx';
import { childSubject, supportActPath, supportsOf } from './support-paths.ts';
import { supportActTitles } from './support-routes.tsx';
import { supportStamp, SupportView } from './support-view.tsx';

type Asking<Handle extends Read> = PageRequest<typeof supportActPath, Handle, string>;
type Found = { readonly of: SupportPage; readonly support: EdgeSupport; readonly act: SupportAct };

/** The support of the address and what is to be said of it. @throws NotFound */
async function find({ db, params, saw, today }: Asking<Read>): Promise<Found> {
  const act = supportActs.find((one) => one === params.supportAct);
  if (!act) throw new NotFound();
  const { all } = await resolvePerson(db, params.personId);
  const support = await getSupport(db, all, params.supportId);
  const chosen = currentSupport(support).goals;
  const of = await readSupportPage(db, { personId: params.personId, today, chosen });
  saw(everybodyIn(of.people));
  return { of, support, act };
}

type Filled = {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  /** The row that the form makes: sent twice, it makes one. */
  readonly rowId: string;
};

const linkOf = ({ of, support }: Found): string => `${supportsOf(of.people.personId)}/${support.supportId}`;

function formPage({ who }: Asking<Read>, found: Found, { rowId, ...filled }: Filled): Reply {
  const { of, support, act } = found;
  const title = supportActTitles[act];
  const body = (
    <>
      <h1 class="govuk-heading-l">{title}</h1>
      <SupportView support={support} {...of.facts} />
      {nextSupportActs(support).includes(act) ? (
        <SupportActForm
          {...filled}
          of={of}
          act={act}
          action={`${linkOf(found)}/${act}`}
          csrf={who.csrf}
          hidden={{ row: rowId, stamp: supportStamp(support) }}
        />
      ) : (
        <p class="govuk-body">This cannot be said of it as it stands now. Go back to see what can.</p>
      )}
    </>
  );
  return page(title, body, {
    errors: filled.errors,
    before: <BackLink href={linkOf(found)}>The support</BackLink>,
  });
}

/** What a form begins with: today, and what stands where it is put right. */
function begin({ of, support, act }: Found): Typed {
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

async function save(request: Asking<Write>): Promise<Reply> {
  const { db, body, params } = request;
  await holdSupport(db, params.supportId);
  const found = await find(request);
  const { of, support, act } = found;
  const posted = postedLine(body, 'row');
  const rowId = isUuid(posted) ? posted : newId();
  if ([...support.versions, ...support.turns].some(({ id }) => id === rowId))
    return redirect(`${linkOf(found)}?saved=before`);
  const again = (errors: readonly FieldError[]): Reply =>
    formPage(request, found, { typed: typedIn(supportActSchema(act, of.about), body), errors, rowId });
  if (!nextSupportActs(support).includes(act) || postedLine(body, 'stamp') !== supportStamp(support))
    return again([tooLate(act)]);
  const parsed = parseSupportAct(body, act, { ...of.about, support });
  if (!parsed.ok) return again(parsed.errors);
  const { turn, anew } = parsed.value;
  const isTurned = turn === null || (await addSupportTurn(db, support, { ...turn, rowId }));
  const isSaid = anew === null || (await saySupportAnew(db, support, { ...anew, rowId }));
  return isTurned && isSaid ? redirect(`${linkOf(found)}?saved=yes`) : again([tooLate(act)]);
}

const tooLate = (act: SupportAct): FieldError =>
  fieldError(
    act === 'right' ? 'kind' : 'words',
    'Somebody else said something of this support after you opened it: how it stands now is shown. What you typed is kept; save again if it still holds',
  );

/** What came of support to stay at home: looked at, longer, ended; put right, taken back. */
export const supportActRoutes: readonly Route[] = [
  get(supportActPath, {
    action: changePlan,
    audit: 'EdgeSupportActForm',
    subject: childSubject,
    handle: async (request) => {
      const found = await find(request);
      return formPage(request, found, { typed: begin(found), errors: [], rowId: newId() });
    },
  }),
  post(supportActPath, {
    action: changePlan,
    audit: 'EdgeSupportActSave',
    subject: childSubject,
    handle: save,
  }),
];

import type { PageRequest, Route } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
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
import { getSetting } from '../../../platform/settings/settings.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { partsOfDay } from '../promises/new-promise-routes.tsx';
import type { WhosePage } from '../promises/whose-page.ts';
import { getWhosePage } from '../promises/whose-page.ts';
import { NeedActForm } from './need-form-view.tsx';
import { childSubject, needActPath, needsOf } from './need-paths.ts';
import { needActTitles } from './need-routes.tsx';
import { needStamp, NeedView } from './need-view.tsx';

type Asking<Handle extends Read> = PageRequest<typeof needActPath, Handle, string>;
type Found = {
  readonly person: WhosePage;
  readonly need: Need;
  readonly act: NeedAct;
  /** What may be said, of which referral; undefined where it cannot be said as the need stands. */
  readonly next: NextNeedAct | undefined;
};

/** The need of the address and what is to be said of it. @throws NotFound */
async function find({ db, params, saw }: Asking<Read>, referral: string): Promise<Found> {
  const act = needActs.find((one) => one === params.needAct);
  if (!act) throw new NotFound();
  const person = await getWhosePage(db, params.personId);
  const need = await getNeed(db, person.records, params.needId);
  saw(person.records);
  return { person, need, act, next: findNeedAct(need, act, isUuid(referral) ? referral : null) };
}

type Filled = {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  /** The row that the form makes: sent twice, it makes one. */
  readonly rowId: string;
};

async function formPage(request: Asking<Read>, found: Found, { rowId, ...filled }: Filled): Promise<Reply> {
  const { person, need, act, next } = found;
  const { who, today, db } = request;
  const link = `${needsOf(person.personId)}/${need.needId}`;
  const hidden = { row: rowId, stamp: needStamp(need), of: next?.referral?.referralId ?? '' };
  const title = next?.referral ? `${next.referral.service}: ${needActTitles[act]}` : needActTitles[act];
  const body = (
    <>
      <h1 class="govuk-heading-l">{title}</h1>
      <NeedView need={need} today={today} askAgain={await getSetting(db, askAgainDays)} />
      {next ? (
        <NeedActForm
          {...filled}
          act={act}
          action={`${link}/${act}`}
          csrf={who.csrf}
          hidden={hidden}
          firstName={person.firstName}
        />
      ) : (
        <p class="govuk-body">This cannot be said of it as it stands now. Go back to see what can.</p>
      )}
    </>
  );
  return page(title, body, {
    errors: filled.errors,
    before: <BackLink href={link}>The need</BackLink>,
  });
}

/** What a form begins with: today, and the words as they stand where they are put right. */
function begin({ need, act }: Found, today: Asking<Read>['today']): Typed {
  if (act !== 'right') return partsOfDay('on', today);
  const { said, unsaid, seen, saidFor, seenFor, knownOn } = currentNeed(need);
  const words: Typed = { said: said ?? '', unsaid: unsaid ?? '', seen, said_for: saidFor, seen_for: seenFor };
  return { ...words, ...partsOfDay('on', knownOn) };
}

async function save(request: Asking<Write>): Promise<Reply> {
  const { db, body, today, params } = request;
  await holdNeed(db, params.needId);
  const found = await find(request, postedLine(body, 'of'));
  const { person, need, act, next } = found;
  const link = `${needsOf(person.personId)}/${need.needId}`;
  const posted = postedLine(body, 'row');
  const rowId = isUuid(posted) ? posted : newId();
  if ([...need.versions, ...need.turns].some(({ id }) => id === rowId))
    return redirect(`${link}?saved=before`);
  const typed = typedIn(needActSchema(act, today), body);
  if (!next || postedLine(body, 'stamp') !== needStamp(need))
    return formPage(request, found, { typed, errors: [tooLate(act)], rowId });
  const parsed = parseNeedAct(body, { need, next, today });
  if (!parsed.ok) return formPage(request, found, { typed, errors: parsed.errors, rowId });
  const { turn, anew } = parsed.value;
  if (turn) await addNeedTurn(db, need, { ...turn, rowId });
  if (anew) await sayNeedAnew(db, need, { ...anew, rowId });
  return redirect(`${link}?saved=yes`);
}

const firstField: Readonly<Partial<Record<NeedAct, string>>> = {
  ask: 'service',
  answer: 'answer',
  right: 'said',
};

const tooLate = (act: NeedAct): FieldError =>
  fieldError(
    firstField[act] ?? 'words',
    'Somebody else said something of this need after you opened it: how it stands now is shown. What you typed is kept; save again if it still holds',
  );

/** What came of a mental-health need: who was asked, what they answered, support, what changed; put right, taken back. */
export const needActRoutes: readonly Route[] = [
  get(needActPath, {
    action: recordMentalHealth,
    audit: 'MentalHealthActForm',
    subject: childSubject,
    handle: async (request) => {
      const found = await find(request, request.query['of'] ?? '');
      const typed = begin(found, request.today);
      return formPage(request, found, { typed, errors: [], rowId: newId() });
    },
  }),
  post(needActPath, {
    action: recordMentalHealth,
    audit: 'MentalHealthActSave',
    subject: childSubject,
    handle: save,
  }),
];

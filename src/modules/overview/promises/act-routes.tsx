import type { PageRequest, Route } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
import type { Promised, PromiseAct } from '../../practice/index.ts';
import {
  actSchema,
  addTurn,
  changePlan,
  currentOf,
  getPromise,
  holdPromise,
  isSaidAlready,
  nextActs,
  parseAct,
  promiseActs,
  sayPromiseAnew,
} from '../../practice/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { typedIn } from '../../../platform/forms/form.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { postedLine } from '../../../platform/forms/posted.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { ActForm } from './act-form-view.tsx';
import { partsOfDay } from './new-promise-routes.tsx';
import { childSubject, promiseActPath, promisesOf } from './promise-paths.ts';
import { PromiseView, stampOf } from './promise-view.tsx';
import type { WhosePage } from './whose-page.ts';
import { getWhosePage } from './whose-page.ts';

type Asking<Handle extends Read> = PageRequest<typeof promiseActPath, Handle, string>;
type Found = { readonly child: WhosePage; readonly promise: Promised; readonly act: PromiseAct };

const titles: Readonly<Record<PromiseAct, string>> = {
  kept: 'A promise is kept',
  said: 'What they say of a promise',
  changed: 'A promise changes',
  broken: 'A promise is broken',
  right: 'Put a promise right',
  mistake: 'It was no promise',
  back: 'Take back what was said last',
};

/** The promise of the address and what is to be said of it. @throws NotFound */
async function find({ db, params, saw }: Asking<Read>): Promise<Found> {
  const act = promiseActs.find((one) => one === params.promiseAct);
  if (!act) throw new NotFound();
  const child = await getWhosePage(db, params.personId);
  const promise = await getPromise(db, child.records, params.promiseId);
  saw([...child.records, ...currentOf(promise).alsoOf]);
  return { child, promise, act };
}

type Filled = { readonly typed: Typed; readonly errors: readonly FieldError[] };

function formPage({ who, today }: Asking<Read>, { child, promise, act }: Found, filled: Filled): Reply {
  const here = promisesOf(child.personId);
  const link = `${here}/${promise.promiseId}`;
  const body = (
    <>
      <h1 class="govuk-heading-l">{titles[act]}</h1>
      <PromiseView promise={promise} here={here} csrf={null} today={today} />
      {nextActs(promise).includes(act) ? (
        <ActForm
          {...filled}
          act={act}
          action={`${link}/${act}`}
          csrf={who.csrf}
          stamp={stampOf(promise)}
          toWhom={currentOf(promise).toWhom}
        />
      ) : (
        <p class="govuk-body">This cannot be said of it as it stands now. Go back to see what can.</p>
      )}
    </>
  );
  return page(titles[act], body, {
    errors: filled.errors,
    before: <BackLink href={link}>The promise</BackLink>,
  });
}

/** What a form begins with: today, who writes, and the words as they stand where they may be said anew. */
function begin({ today, who }: Asking<Read>, { promise, act }: Found): Typed {
  const { words, dueOn, audience } = currentOf(promise);
  const anew: Typed =
    act === 'right' || act === 'changed' ? { words, when: formatDate(dueOn), audience } : {};
  return { ...anew, by_whom: who.name, ...partsOfDay('on', today) };
}

async function save(request: Asking<Write>): Promise<Reply> {
  const { db, body, today, params, who } = request;
  await holdPromise(db, params.promiseId);
  const found = await find(request);
  const { promise, act, child } = found;
  const isQuick = act === 'kept' && postedLine(body, 'quick') !== '';
  const posted = isQuick ? { ...partsOfDay('on', today) } : body;
  const typed = typedIn(actSchema(act, today), posted);
  const parsed = parseAct(act, posted, { promise, today });
  const here = `${promisesOf(child.personId)}/${promise.promiseId}`;
  if (postedLine(body, 'stamp') !== stampOf(promise) || !nextActs(promise).includes(act))
    return parsed.ok && isSaidAlready(promise, parsed.value, who.accountId)
      ? redirect(`${here}?saved=before`)
      : formPage(request, found, { typed, errors: [tooLate(act)] });
  if (!parsed.ok) return formPage(request, found, { typed, errors: parsed.errors });
  const { turn, anew } = parsed.value;
  if (turn) await addTurn(db, promise, turn);
  if (anew) await sayPromiseAnew(db, promise, anew);
  return redirect(`${here}?saved=yes`);
}

const firstField: Readonly<Record<PromiseAct, string>> = {
  kept: 'words',
  said: 'answer',
  changed: 'how',
  broken: 'words',
  right: 'words',
  mistake: 'words',
  back: 'words',
};

const tooLate = (act: PromiseAct): FieldError =>
  fieldError(
    firstField[act],
    'Somebody else said something of this promise after you opened it: how it stands now is shown. What you typed is kept; save again if it still holds',
  );

/** What became of a promise: kept, what the child says of it, changed, broken, put right, taken back. */
export const actRoutes: readonly Route[] = [
  get(promiseActPath, {
    action: changePlan,
    audit: 'PromiseActForm',
    subject: childSubject,
    handle: async (request) => {
      const found = await find(request);
      return formPage(request, found, { typed: begin(request, found), errors: [] });
    },
  }),
  post(promiseActPath, { action: changePlan, audit: 'PromiseActSave', subject: childSubject, handle: save }),
];

import type { VNode } from 'preact';
import type { PageRequest, Route } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
import type { Warning, WarningAct } from '../../practice/index.ts';
import {
  addWarning,
  getWarning,
  holdWarning,
  namedIn,
  nextWarningActs,
  parseWarningAct,
  recordEntries,
  warningActs,
  warningActSchema,
  warningReviewDays,
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
import { Button } from '../../../platform/views/components/button.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { Asked } from '../entries/field-views.tsx';
import { asked } from '../entries/field-views.tsx';
import { partsOfDay } from '../promises/new-promise-routes.tsx';
import { getWhosePage } from '../promises/whose-page.ts';
import { childSubject, warningActPath, warningsOf } from './family-paths.ts';
import { nameableIn, WarningFields } from './new-warning-routes.tsx';
import type { ToldWarning, Warned } from './read-warnings.ts';
import { listWarned, readWarnings } from './read-warnings.ts';
import { everybodyWarned } from './warning-routes.tsx';
import { actWords, stateWords } from './warning-words.ts';
import { WarningWords } from './warnings-view.tsx';

type Asking<Handle extends Read> = PageRequest<typeof warningActPath, Handle, string>;
type Found = {
  readonly personId: string;
  readonly warned: readonly Warned[];
  readonly told: ToldWarning;
  readonly act: WarningAct;
};

/** The warning of the address and what is to be said of it. @throws NotFound */
async function find({ db, params, saw }: Asking<Read>): Promise<Found> {
  const act = warningActs.find((one) => one === params.warningAct);
  if (!act) throw new NotFound();
  const child = await getWhosePage(db, params.personId);
  const warned = await listWarned(db, [child.personId]);
  saw([...child.records, ...everybodyWarned(warned)]);
  const [latest] = await getWarning(db, everybodyWarned(warned), params.warningId);
  const told = (await readWarnings(db, warned)).find(({ warning }) => warning.id === latest.id);
  if (!told) throw new NotFound();
  return { personId: child.personId, warned, told, act };
}

type Filled = { readonly typed: Typed; readonly errors: readonly FieldError[]; readonly formId: string };

function formPage({ who, today }: Asking<Read>, { personId, told, act }: Found, filled: Filled): Reply {
  const link = `${warningsOf(personId)}/${told.warning.warningId}`;
  const title = `${actWords[act]}: a warning before a visit`;
  const body = (
    <>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">
        <WarningWords told={told} today={today} />
        {told.warning.state === 'stands' ? null : ` ${stateWords[told.warning.state]}.`}
      </p>
      {nextWarningActs(told.warning).includes(act) ? (
        <form method="post" action={`${link}/${act}`} novalidate>
          <CsrfField token={who.csrf} />
          <input type="hidden" name="form" value={filled.formId} />
          <input type="hidden" name="seen" value={told.warning.id} />
          {questions[act]({ ...filled, behind: '' })}
          <Button preventDoubleClick attributes={{ id: 'save' }}>
            {act === 'still' ? 'It is still true' : 'Save'}
          </Button>
        </form>
      ) : (
        <p class="govuk-body">This cannot be said of it as it stands now. Go back to see what can.</p>
      )}
    </>
  );
  return page(title, body, { errors: filled.errors, before: <BackLink href={link}>The warning</BackLink> });
}

const because = (all: Asked, text: string, hint: string): VNode => (
  <Textarea {...asked(all, 'because', text)} hint={{ text: hint }} rows={3} />
);
const stays = 'What was said before stays in its history';

const questions: Readonly<Record<WarningAct, (all: Asked) => VNode | null>> = {
  still: () => null,
  right: (all) => (
    <>
      <WarningFields all={all} />
      {because(all, 'Why is it put right?', stays)}
    </>
  ),
  over: (all) => because(all, 'Why is it over, and who says so?', stays),
  mistake: (all) => because(all, 'Why was it a mistake?', stays),
  stands: (all) => because(all, 'Why does it stand again?', stays),
};

/** What a form begins with: the words as they stand where they are put right. */
const begin = ({ told: { warning }, act }: Found): Typed =>
  act === 'right'
    ? { words: warning.words, said_by: warning.saidBy, ...partsOfDay('since', warning.since) }
    : {};

async function save(request: Asking<Write>): Promise<Reply> {
  const { db, body, today, params } = request;
  if (isUuid(params.warningId)) await holdWarning(db, params.warningId);
  const found = await find(request);
  const { told, act, warned, personId } = found;
  const now = told.warning;
  const posted = postedLine(body, 'form');
  const formId = isUuid(posted) ? posted : newId();
  const saved = `${warningsOf(personId)}/${now.warningId}?saved=`;
  if (now.id === formId) return redirect(`${saved}before`);
  const typed = typedIn(warningActSchema(act, today), body);
  if (postedLine(body, 'seen') !== now.id || !nextWarningActs(now).includes(act))
    return formPage(request, found, { typed, errors: [tooLate(act)], formId });
  const days = await getSetting(db, warningReviewDays);
  const parsed = parseWarningAct(act, body, { today, days, now });
  if (!parsed.ok) return formPage(request, found, { typed, errors: parsed.errors, formId });
  const isNew = await addWarning(db, {
    ...now,
    ...parsed.value,
    id: formId,
    alsoOf: alsoOf(now, parsed.value, warned),
  });
  return redirect(`${saved}${isNew ? 'yes' : 'before'}`);
}

/** Whom the words named before, and whom they name now. */
function alsoOf(
  now: Warning,
  { words, saidBy }: Pick<Warning, 'words' | 'saidBy'>,
  warned: readonly Warned[],
) {
  const about = warned.find(({ records }) => records.includes(now.personId))?.id ?? now.personId;
  return [...new Set([...now.alsoOf, ...namedIn(`${words} ${saidBy}`, nameableIn(warned, about))])];
}

const tooLate = (act: WarningAct): FieldError =>
  fieldError(
    act === 'still' ? 'save' : act === 'right' ? 'words' : 'because',
    'Somebody else said something of this warning after you opened it: how it stands now is shown. What you typed is kept; save again if it still holds',
  );

/** That a warning is still true, over, a mistake; putting it right. */
export const warningActRoutes: readonly Route[] = [
  get(warningActPath, {
    action: recordEntries,
    audit: 'WarningActForm',
    subject: childSubject,
    handle: async (request) => {
      const found = await find(request);
      return formPage(request, found, { typed: begin(found), errors: [], formId: newId() });
    },
  }),
  post(warningActPath, {
    action: recordEntries,
    audit: 'WarningActSave',
    subject: childSubject,
    handle: save,
  }),
];

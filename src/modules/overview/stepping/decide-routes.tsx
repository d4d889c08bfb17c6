import type { PageRequest, Route } from '../../access/index.ts';
import { get, listAccountNames, post } from '../../access/index.ts';
import { getPerson, getPersonSummary, resolvePerson } from '../../people/index.ts';
import {
  conferenceDays,
  decideStep,
  findStep,
  holdHelp,
  listSteps,
  listWaiting,
  listWaitingSteps,
  planStep,
  protectionLead,
  sayOfStep,
  settleStep,
  stepKinds,
  takeBackStep,
  takeStep,
  waitingShown,
} from '../../practice/index.ts';
import type { HelpStep } from '../../practice/index.ts';
import { listSocialWorkers } from '../../workforce/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { toPosted, postedText } from '../../../platform/forms/posted.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import { href } from '../../../platform/http/path.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { getSetting } from '../../../platform/settings/settings.ts';
import { viewChild } from '../permissions.ts';
import type { Filled } from '../front-door/fields-view.tsx';
import { backTo } from '../front-door/fields-view.tsx';
import { afterStep } from './after-step.ts';
import { listRefusals, refusalToFamily } from './answer-words.ts';
import { parseStepDecision, parseTakeBack } from './decide-form.ts';
import type { StepDecision } from './decide-form.ts';
import type { ReadStep } from './decide-view.tsx';
import { ClosingLetter, DecideView, TakeBackView, WaitingView } from './decide-view.tsx';
import { paths } from './help-paths.ts';
import { readChildHelp } from './read-help.ts';
import { wordsOf } from './step-words.ts';

type OfStep = typeof paths.decision | typeof paths.takeBack | typeof paths.letter;
type Asking = PageRequest<OfStep, Read, string>;
type Sending = PageRequest<OfStep, Write, string>;

/** The step of the address, which is of this child. @throws NotFound where it is not, or not the reader's to see */
async function getStep({ db, params, saw }: Asking): Promise<HelpStep> {
  const { all } = await resolvePerson(db, params.personId);
  const step = await findStep(db, params.helpStepId);
  if (!step || !all.some((id) => id === step.personId)) throw new NotFound();
  saw([step.personId]);
  return step;
}

async function toRead({ db }: Asking, step: HelpStep): Promise<ReadStep> {
  const person = await getPerson(db, step.personId);
  const names = await listAccountNames(db, step.recordedBy === null ? [] : [step.recordedBy]);
  return {
    name: person.shown,
    what: stepKinds[step.kind].did,
    on: step.on,
    by: names.get(step.recordedBy ?? '') ?? 'somebody whose name is not recorded',
    said: [...(await whoJoins(db, step)), ...wordsOf(step)],
  };
}

/** Who is to join: a manager who decides knows whom they send to the family. */
async function whoJoins(db: Read, { on, said }: HelpStep): Promise<readonly string[]> {
  if (said.workerId === null) return [];
  const all = await listSocialWorkers(db, on);
  const found = all.find(({ id }) => id === said.workerId);
  return [`Joins as ${protectionLead}: ${found?.name ?? 'a worker whose name is not recorded'}`];
}

const typedOf = (body: unknown, ...names: readonly string[]): Filled['typed'] =>
  Object.fromEntries(names.map((name) => [name, postedText(toPosted(body), name)]));

const toHelp = ({ params: { personId } }: Asking) => href(paths.help, { personId });

async function decisionPage(request: Asking, filled: Filled): Promise<Reply> {
  const { db, params, who, today } = request;
  const step = await getStep(request);
  if (step.state !== 'waiting' && filled.errors.length === 0) return redirect(toHelp(request));
  const planned = await planNow(db, step, today);
  const view = (
    <DecideView
      step={await toRead(request, step)}
      filled={filled}
      version={step.version}
      isOwn={step.recordedBy === who.accountId}
      impossible={'refused' in planned ? planned.refused.text : undefined}
      action={href(paths.decision, params)}
      csrf={who.csrf}
    />
  );
  return page('Decide a step', view, {
    errors: filled.errors,
    before: backTo(paths.waiting, 'Steps to decide'),
  });
}

/** What the step would change if it were taken now: things may have moved since it was asked for. */
async function planNow(db: Read, step: HelpStep, today: PlainDate) {
  const { state } = await readChildHelp(db, step.personId, today);
  const planned = planStep(step.kind, state, step.said, {
    today,
    conferenceDays: await getSetting(db, conferenceDays),
  });
  return { ...planned, involvementId: state.involvement?.id ?? null };
}

async function saveDecision(request: Sending): Promise<Reply> {
  const { body } = request;
  const parsed = parseStepDecision(body);
  const typed = typedOf(body, 'agrees', 'why');
  if (!parsed.ok) return decisionPage(request, { typed, errors: parsed.errors });
  const wrong = await decide(request, parsed.value);
  if (wrong) return decisionPage(request, { typed, errors: [wrong] });
  return redirect(`${paths.waiting}?saved=yes`);
}

async function decide(request: Sending, said: StepDecision): Promise<FieldError | undefined> {
  const { db, today } = request;
  const { personId } = await getStep(request);
  await holdHelp(db, personId);
  const step = await getStep(request);
  if (step.state !== 'waiting' || step.version !== said.version)
    return fieldError(
      'agrees',
      'Somebody else decided this while you were reading. Nothing of yours was saved',
    );
  if (!said.isAgreed) {
    await settleStep(db, step, 'not taken');
    const words = { about: 'not taken', words: said.why ?? '', alsoOf: [] };
    await sayOfStep(db, { stepId: step.id, personId }, words);
    return undefined;
  }
  const planned = await planNow(db, step, today);
  if ('refused' in planned) return fieldError('agrees', planned.refused.text);
  const { changes, involvementId } = planned;
  const refused = await takeStep(db, { step, changes, involvementId });
  return refused && fieldError('agrees', refused.text);
}

async function takeBackPage(request: Asking, filled: Filled): Promise<Reply> {
  const { params, who } = request;
  const step = await getStep(request);
  if (step.state !== 'taken' && filled.errors.length === 0) return redirect(toHelp(request));
  const view = (
    <TakeBackView
      step={await toRead(request, step)}
      filled={filled}
      version={step.version}
      action={href(paths.takeBack, params)}
      csrf={who.csrf}
    />
  );
  return page('Take a step back', view, {
    errors: filled.errors,
    before: backTo(toHelp(request), 'How we are helping'),
  });
}

async function saveTakeBack(request: Sending): Promise<Reply> {
  const { db, body } = request;
  const typed = typedOf(body, 'why');
  const parsed = parseTakeBack(body);
  if (!parsed.ok) return takeBackPage(request, { typed, errors: parsed.errors });
  const { personId } = await getStep(request);
  await holdHelp(db, personId);
  const step = await getStep(request);
  const isMoved = step.state !== 'taken' || step.version !== parsed.value.version;
  const wrong = isMoved
    ? 'Somebody else took it back while you were writing'
    : await takeBackStep(db, step, parsed.value.why);
  if (wrong !== undefined) return takeBackPage(request, { typed, errors: [fieldError('why', wrong)] });
  return redirect(await afterStep(request, toHelp(request), 'back'));
}

async function letterPage(request: Asking): Promise<Reply> {
  const { db } = request;
  const step = await getStep(request);
  if (step.kind !== 'end' || step.state !== 'taken') return redirect(toHelp(request));
  const { person, records, state } = await readChildHelp(db, step.personId, request.today);
  const refusals = listRefusals({ steps: await listSteps(db, records), state });
  const place = await db.first(sql<{ name: string | null }>`select name from platform.installation`);
  const letter = (
    <ClosingLetter
      name={person.shown}
      on={step.on}
      words={step.words}
      refusals={refusals.map(refusalToFamily)}
      authority={place?.name ?? 'Children’s services'}
    />
  );
  return page('Our help has ended', letter, { before: backTo(toHelp(request), 'How we are helping') });
}

type Listing = PageRequest<typeof paths.waiting, Read, string>;

async function waitingPage({ db, saw, query }: Listing): Promise<Reply> {
  const all = await listWaiting(db);
  const steps = all.slice(0, waitingShown);
  const people = await getPersonSummary(
    db,
    steps.map(({ personId }) => personId),
  );
  const names = await listAccountNames(
    db,
    steps.flatMap(({ recordedBy }) => recordedBy ?? []),
  );
  saw(steps.map(({ personId }) => personId));
  const lines = steps.map(({ id, personId, kind, on, recordedBy }) => ({
    href: `/children/${personId}/help/decisions/${id}`,
    name: people.get(personId)?.shown ?? 'Name not recorded',
    what: stepKinds[kind].did,
    on,
    by: names.get(recordedBy ?? '') ?? 'Name not recorded',
  }));
  const view = (
    <WaitingView lines={lines} more={all.length > waitingShown} saved={query['saved'] === 'yes'} />
  );
  return page('Steps to decide', view);
}

const subject = ({ personId }: { readonly personId: string }) => personId;
const nothing: Filled = { typed: {}, errors: [] };

/** Deciding steps, taking them back, and the letter when help ends. */
export const decideRoutes: readonly Route[] = [
  get(paths.waiting, { action: listWaitingSteps, audit: 'StepsWaiting', handle: waitingPage }),
  get(paths.decision, {
    action: decideStep,
    audit: 'StepDecisionForm',
    subject,
    handle: (request) => decisionPage(request, nothing),
  }),
  post(paths.decision, { action: decideStep, audit: 'StepDecide', subject, handle: saveDecision }),
  get(paths.takeBack, {
    action: decideStep,
    audit: 'StepTakeBackForm',
    subject,
    handle: (request) => takeBackPage(request, nothing),
  }),
  post(paths.takeBack, { action: decideStep, audit: 'StepTakeBack', subject, handle: saveTakeBack }),
  get(paths.letter, { action: viewChild, audit: 'ClosingLetterRead', subject, handle: letterPage }),
];

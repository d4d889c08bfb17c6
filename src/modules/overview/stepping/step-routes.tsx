import type { PageRequest, Route } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
import {
  decidedBy,
  decideStep,
  findStepKind,
  isProtectionLed,
  markOf,
  markSent,
  offerNames,
  parseStep,
  recordConference,
  recordStep,
  typedStep,
  whyNot,
} from '../../practice/index.ts';
import type { HelpState, StepKind } from '../../practice/index.ts';
import { listSocialWorkers } from '../../workforce/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { href } from '../../../platform/http/path.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { isAgeUnknown } from '../child/family-children.ts';
import type { Filled } from '../front-door/fields-view.tsx';
import { backTo, valueOf } from '../front-door/fields-view.tsx';
import { afterStep } from './after-step.ts';
import { paths } from './help-paths.ts';
import { stepHref } from './help-routes.tsx';
import type { ChildHelp } from './read-help.ts';
import { readFamilyHelp } from './read-help.ts';
import { StepFormView } from './step-form-view.tsx';
import type { AsksAlso } from './step-question.ts';
import { moved, takeForChildren } from './take-for-children.ts';

type StepPath = typeof paths.step | typeof paths.conference;
type Asking = PageRequest<StepPath, Read, string>;
type Sending = PageRequest<StepPath, Write, string>;

/** The kind of step that an address names. A conference is not recorded at the address of what workers record. */
function kindOf(slug: string, of: 'conference' | 'other'): StepKind {
  const kind = findStepKind(slug);
  if (kind === undefined || (decidedBy[kind] === 'conference') !== (of === 'conference'))
    throw new NotFound();
  return kind;
}

async function readFamily({ db, params, today, saw }: Asking): Promise<readonly ChildHelp[]> {
  const family = await readFamilyHelp(db, params.personId, today);
  saw(family.map(({ person }) => person.id));
  return family;
}

/** Who may decide takes the step now; a conference has decided, and is only written down. */
async function isDecidedHere({ may, params }: Asking, kind: StepKind): Promise<boolean> {
  return decidedBy[kind] !== 'manager' || (await may(decideStep, params.personId));
}

function asksAlso(kind: StepKind, family: readonly ChildHelp[]): AsksAlso {
  const possible = family.filter(({ state }) => whyNot(kind, state) === undefined).map(({ state }) => state);
  return {
    need: possible.some(({ involvement }) => involvement === null),
    assessment: possible.some(({ assessment }) => assessment !== null),
    joins: possible.some((state) => !isProtectionLed(state)),
    closes: possible.some(({ involvement }) => involvement !== null),
    offers: offersOf(kind, possible),
  };
}

/** All help can be declined; withdrawn is what goes on, and where one kind does nobody is asked which. */
function offersOf(kind: StepKind, possible: readonly HelpState[]): AsksAlso['offers'] {
  if (kind === 'agreement declined') return offerNames;
  const hasBoth = possible.some(({ familyHelp, needPlan }) => familyHelp !== null && needPlan !== null);
  return hasBoth ? ['family help', 'child in need'] : [];
}

async function stepPage(
  request: Asking,
  kind: StepKind,
  family: readonly ChildHelp[],
  filled: Filled,
): Promise<Reply> {
  const { db, params, who, today } = request;
  const [child] = family;
  if (!child) throw new NotFound();
  const back = backTo(href(paths.help, params), 'How we are helping');
  const wrong = whyNot(kind, child.state);
  if (wrong !== undefined && filled.errors.length === 0)
    return page('Not possible now', <Impossible name={child.person.shown} why={wrong} />, { before: back });
  const also = asksAlso(kind, family);
  const view = (
    <StepFormView
      kind={kind}
      filled={filled}
      children={family.map(({ person, state }) => ({
        id: person.id,
        name: isAgeUnknown(person) ? `${person.shown} (age not known)` : person.shown,
        whyNot: whyNot(kind, state),
        isDisabled: state.isDisabled,
      }))}
      mark={family.map(({ person, state }) => `[${person.id} ${markOf(state)}]`).join('')}
      form={valueOf(filled.typed, 'form') || newId()}
      also={also}
      workers={also.joins ? await listSocialWorkers(db, today) : []}
      leads={child.state.working.find(({ role }) => role === null)?.worker ?? null}
      decides={await isDecidedHere(request, kind)}
      action={stepHref(params.personId, kind)}
      csrf={who.csrf}
    />
  );
  return page('A step', view, { errors: filled.errors, before: back });
}

const Impossible = ({ name, why }: { readonly name: string; readonly why: string }) => (
  <>
    <span class="govuk-caption-l">{name}</span>
    <h1 class="govuk-heading-l">This step is not possible now</h1>
    <InsetText>{why}.</InsetText>
  </>
);

/** Whether the help of a child of whom the form was opened is no longer what it showed. */
const isMovedSince = (family: readonly ChildHelp[], sent: string) =>
  family.some(
    ({ person, state }) =>
      sent.includes(`[${person.id} `) && !sent.includes(`[${person.id} ${markOf(state)}]`),
  );

async function saveStep(request: Sending, kind: StepKind): Promise<Reply> {
  const { db, params, body, today } = request;
  const family = await readFamily(request);
  const typed = typedStep(kind, body, today);
  const { joins, closes } = asksAlso(kind, family);
  const parsed = parseStep(kind, body, { today, joins, closes });
  if (!parsed.ok) {
    const since = isMovedSince(family, markSent(body)) ? [fieldError('on', moved)] : [];
    return stepPage(request, kind, family, { typed, errors: [...since, ...parsed.errors] });
  }
  const known = new Set<string>(family.map(({ person }) => person.id));
  if (!parsed.value.children.every((id) => known.has(id))) throw new NotFound();
  const decides = await isDecidedHere(request, kind);
  const errors = await takeForChildren(db, { kind, sent: parsed.value, decides, today });
  if (errors === 'saved before')
    return redirect(await afterStep(request, href(paths.help, params), 'before'));
  if (errors.length > 0) return stepPage(request, kind, family, { typed, errors });
  return redirect(await afterStep(request, href(paths.help, params), decides ? 'taken' : 'waiting'));
}

const nothing: Filled = { typed: {}, errors: [] };
const subject = ({ personId }: { readonly personId: string }) => personId;

async function openForm(request: Asking, kind: StepKind): Promise<Reply> {
  return stepPage(request, kind, await readFamily(request), nothing);
}

/** Recording a step: what workers and managers record, and what conferences decided. */
export const stepFormRoutes: readonly Route[] = [
  get(paths.step, {
    action: recordStep,
    audit: 'StepForm',
    subject,
    handle: (request) => openForm(request, kindOf(request.params.step, 'other')),
  }),
  post(paths.step, {
    action: recordStep,
    audit: 'StepRecord',
    subject,
    handle: (request) => saveStep(request, kindOf(request.params.step, 'other')),
  }),
  get(paths.conference, {
    action: recordConference,
    audit: 'ConferenceForm',
    subject,
    handle: (request) => openForm(request, kindOf(request.params.meeting, 'conference')),
  }),
  post(paths.conference, {
    action: recordConference,
    audit: 'ConferenceRecord',
    subject,
    handle: (request) => saveStep(request, kindOf(request.params.meeting, 'conference')),
  }),
];

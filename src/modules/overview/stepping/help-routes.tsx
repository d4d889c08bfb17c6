import type { Action, PageRequest, Route } from '../../access/index.ts';
import { get, listAccountNames } from '../../access/index.ts';
import {
  decidedBy,
  decideStep,
  recordConference,
  recordStep,
  stepKinds,
  stepNames,
  viewPlan,
  whyNot,
} from '../../practice/index.ts';
import type { HelpStep, StepKind } from '../../practice/index.ts';
import type { PersonId } from '../../people/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { href } from '../../../platform/http/path.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { viewChild } from '../permissions.ts';
import { backTo } from '../front-door/fields-view.tsx';
import { listRefusals, refusalWords } from './answer-words.ts';
import { dueOfChild } from './due-of-child.ts';
import { helpBands } from './help-bands.ts';
import { listNatures } from './help-page.ts';
import { paths } from './help-paths.ts';
import type { StepLine } from './help-view.tsx';
import { HelpView } from './help-view.tsx';
import type { WholeHelp } from './read-help.ts';
import { readWholeHelp } from './read-help.ts';
import { wordsOf } from './step-words.ts';

type Asking = PageRequest<typeof paths.help, Read, 'viewChild'>;

async function helpPage(request: Asking): Promise<Reply> {
  const { db, params, today, saw, query } = request;
  const help = await readWholeHelp(db, params.personId, today);
  const { id, shown } = help.person;
  saw(help.records);
  const view = (
    <HelpView
      name={shown}
      saved={savedWords(query['saved'])}
      natures={listNatures(help, today)}
      refusals={listRefusals(help).map(refusalWords)}
      team={help.team}
      due={dueOfChild(help, help.clocks, today)}
      next={await listNext(request, help)}
      links={(await request.may(viewPlan)) ? [{ href: `/children/${id}/plan`, text: 'The plan' }] : []}
      steps={await listStepLines(request, help)}
      bands={helpBands(help, today)}
      today={today}
    />
  );
  return page(`How we are helping ${shown}`, view, { before: backTo(`/children/${id}`, shown) });
}

function savedWords(saved: string | undefined): string | undefined {
  if (saved === 'waiting') return 'A manager decides. Nothing has changed until then.';
  if (saved === 'taken') return 'The step is recorded. It can be taken back below if it was a mistake.';
  if (saved === 'before')
    return 'This form was saved before, and nothing was recorded twice. To record another step, open it again.';
  return saved === 'back' ? 'The step is taken back.' : undefined;
}

/** Where a kind of step is recorded: what a conference decided has an address of its own, for who may record it. */
export function stepHref(personId: PersonId, kind: StepKind): string {
  const { slug } = stepKinds[kind];
  return decidedBy[kind] === 'conference'
    ? href(paths.conference, { personId, meeting: slug })
    : href(paths.step, { personId, step: slug });
}

const recorderOf = (kind: StepKind): Action<string, 'subject'> =>
  decidedBy[kind] === 'conference' ? recordConference : recordStep;

async function listNext({ may }: Asking, { person, state, steps }: WholeHelp) {
  const waits = new Set(steps.filter((step) => step.state === 'waiting').map(({ kind }) => kind));
  const open = stepNames.filter((kind) => whyNot(kind, state) === undefined && !waits.has(kind));
  const next = [];
  for (const kind of open)
    if (await may(recorderOf(kind), person.id))
      next.push({ href: stepHref(person.id, kind), text: stepKinds[kind].does });
  return next;
}

async function listStepLines(request: Asking, help: WholeHelp): Promise<readonly StepLine[]> {
  const { db, may } = request;
  const personId = help.person.id;
  const names = await listAccountNames(
    db,
    help.steps.flatMap(({ recordedBy, decidedBy: by }) => [recordedBy, by].filter((one) => one !== null)),
  );
  const mayDecide = await may(decideStep, personId);
  return help.steps.map((step) => ({
    what: stepKinds[step.kind].did,
    on: step.on,
    state: {
      waiting: 'Waits for a manager',
      taken: '',
      'not taken': 'Not agreed',
      'taken back': 'Taken back',
    }[step.state],
    said: wordsOf(step),
    by: byWhom(step, names),
    links: linksOf(step, personId, mayDecide),
  }));
}

function byWhom(step: HelpStep, names: ReadonlyMap<string, string>): string {
  const nameOf = (id: string | null) => names.get(id ?? '') ?? 'Name not recorded';
  const decided = step.decidedBy !== null && step.decidedBy !== step.recordedBy;
  return `${nameOf(step.recordedBy)}${decided ? `; decided by ${nameOf(step.decidedBy)}` : ''}`;
}

function linksOf(step: HelpStep, personId: PersonId, mayDecide: boolean): StepLine['links'] {
  const { id: helpStepId, state, kind } = step;
  return [
    ...(state === 'waiting' && mayDecide
      ? [{ href: href(paths.decision, { personId, helpStepId }), text: 'Decide' }]
      : []),
    ...(state === 'taken' && kind === 'end'
      ? [{ href: href(paths.letter, { personId, helpStepId }), text: 'Closing letter' }]
      : []),
    ...(state === 'taken' && mayDecide
      ? [{ href: href(paths.takeBack, { personId, helpStepId }), text: 'Take back' }]
      : []),
  ];
}

/** How we are helping a child. */
export const helpPageRoutes: readonly Route[] = [
  get(paths.help, {
    action: viewChild,
    audit: 'HelpRead',
    subject: ({ personId }) => personId,
    handle: helpPage,
  }),
];

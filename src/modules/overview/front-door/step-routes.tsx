import type { VNode } from 'preact';
import type { AuditName, PageRequest, Route } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
import { getPersonSummary } from '../../people/index.ts';
import {
  addSharing,
  addWorryCheck,
  answerWorryCheck,
  callerWords,
  endWithAdvice,
  getWorry,
  handOver,
  isOpen,
  listWorryChildren,
  outcomes,
  parseAdvice,
  parseAnswer,
  parseCheck,
  parseHandOver,
  parseReply,
  reply,
  workFrontDoor,
} from '../../practice/index.ts';
import type { GivenAdvice, HandOver, NewCheck, Worry, WorryReply } from '../../practice/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Parsed } from '../../../platform/forms/form.ts';
import { href } from '../../../platform/http/path.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import type { Filled } from './fields-view.tsx';
import { backTo } from './fields-view.tsx';
import { paths } from './front-door-paths.ts';
import type { StepProps } from './steps-view.tsx';
import { AdviceView, CheckView, HandOverView, ReplyView } from './steps-view.tsx';

type StepPath = typeof paths.checks | typeof paths.advice | typeof paths.handOver | typeof paths.reply;
type Asking = PageRequest<StepPath, Read, string>;
type Sending = PageRequest<StepPath, Write, string>;

/** One step of a worry: when it is open, what it asks, and what saving it does. */
type Step<T> = {
  readonly path: StepPath;
  readonly opens: Parameters<typeof isOpen>[0];
  readonly title: string;
  readonly view: (props: StepProps, around: Around) => VNode;
  readonly parse: (body: unknown) => Parsed<T>;
  readonly save: (db: Write, around: Around, said: T) => Promise<void>;
  /** Where it leads afterwards. */
  readonly after: (params: Asking['params']) => string;
  readonly audit: readonly [form: AuditName, save: AuditName];
};

/** The worry, its children by name, and the day. */
type Around = {
  readonly worry: Worry;
  readonly children: readonly {
    readonly personId: string;
    readonly name: string;
    readonly outcome: string;
  }[];
  readonly today: PlainDate;
};

async function readAround({ db, params, today, saw }: Asking): Promise<Around> {
  const worry = await getWorry(db, params.worryId);
  const children = await listWorryChildren(db, worry.id);
  const ids = children.map(({ personId }) => personId);
  const people = await getPersonSummary(db, ids);
  saw(ids);
  const named = children.map(({ personId, outcome }) => ({
    personId,
    name: people.get(personId)?.shown ?? 'Name not recorded',
    outcome: outcome === null ? '' : outcomes[outcome][0],
  }));
  return { worry, children: named, today };
}

const toWorry = ({ worryId }: Asking['params']) => href(paths.worry, { worryId });

function stepPage<T>(step: Step<T>, request: Asking, around: Around, filled: Filled): Reply {
  const { params, who } = request;
  const { version } = around.worry;
  const props = { filled, action: href(step.path, params), csrf: who.csrf, version };
  return page(step.title, step.view(props, around), {
    errors: filled.errors,
    before: backTo(toWorry(params), 'The worry'),
  });
}

async function openStep<T>(step: Step<T>, request: Asking): Promise<Reply> {
  const around = await readAround(request);
  if (!isOpen(step.opens, around.worry.state)) return redirect(toWorry(request.params));
  return stepPage(step, request, around, { typed: {}, errors: [] });
}

/** Saves the step, or says what is missing. Where somebody else went on meanwhile, what was typed stays. */
async function saveStep<T>(step: Step<T>, request: Sending): Promise<Reply> {
  const { db, body, params } = request;
  const around = await readAround(request);
  const parsed = step.parse(body);
  const wrong = parsed.ok ? listMoved(step, around.worry, body) : parsed.errors;
  if (!parsed.ok || wrong.length > 0)
    return stepPage(step, request, around, { typed: keptFrom(body), errors: wrong });
  await step.save(db, around, parsed.value);
  return redirect(step.after(params));
}

/** The first field of a step stands for what is wrong with all of it. */
function listMoved<T>(step: Step<T>, worry: Worry, body: Sending['body']): readonly FieldError[] {
  const isMoved = String(worry.version) !== body['version'] && step.path !== paths.checks;
  if (isOpen(step.opens, worry.state) && !isMoved) return [];
  const text =
    'Somebody else went on with this while you were writing. Look at the worry first, then save again';
  return [fieldError(firstField[step.path], text)];
}

const firstField: Readonly<Record<StepPath, string>> = {
  [paths.checks]: 'agency',
  [paths.advice]: 'advice',
  [paths.handOver]: 'weighed',
  [paths.reply]: 'reply',
};

function keptFrom(body: Sending['body']): Filled['typed'] {
  const kept = Object.entries(body).flatMap(([name, value]) =>
    typeof value === 'string' && name !== '_csrf' && name !== 'version' ? [[name, value]] : [],
  );
  return Object.fromEntries(kept);
}

/** What a partner is told is shared, of each child; the log says so. */
async function saveCheck(db: Write, { worry, children, today }: Around, said: NewCheck): Promise<void> {
  await addWorryCheck(db, worry.id, said);
  for (const { personId } of children)
    await addSharing(db, personId, {
      decidedOn: today,
      isShared: true,
      what: said.asked,
      agency: said.agency,
      recipient: null,
      recipientRole: null,
      purpose: 'To find out, after somebody got in touch, whether help is needed',
      basis: said.basis,
      detriment: null,
      familyTold: said.familyTold,
      familyNotToldBecause: said.familyNotToldBecause,
      whoCouldBeHarmed: null,
      endsOn: null,
      correctsId: null,
      correctionWhy: null,
    });
}

const namesOf = ({ children }: Around) => children.map(({ name }) => name);

const checks: Step<NewCheck> = {
  path: paths.checks,
  opens: 'checks',
  title: 'A partner was asked',
  view: (props) => <CheckView {...props} />,
  parse: parseCheck,
  save: saveCheck,
  after: (params) => `${toWorry(params)}#checks`,
  audit: ['WorryCheckForm', 'WorryCheckSave'],
};
const advice: Step<GivenAdvice> = {
  path: paths.advice,
  opens: 'advice',
  title: 'End with advice',
  view: (props, around) => <AdviceView {...props} names={namesOf(around)} />,
  parse: parseAdvice,
  save: (db, { worry }, said) => endWithAdvice(db, worry, said.advice),
  after: toWorry,
  audit: ['WorryAdviceForm', 'WorryAdviceSave'],
};
const handingOver: Step<HandOver> = {
  path: paths.handOver,
  opens: 'hand over',
  title: 'Ask for a decision',
  view: (props, around) => <HandOverView {...props} names={namesOf(around)} />,
  parse: parseHandOver,
  save: (db, { worry }, said) => handOver(db, worry, said),
  after: toWorry,
  audit: ['WorryHandOverForm', 'WorryHandOver'],
};
const replying: Step<WorryReply> = {
  path: paths.reply,
  opens: 'reply',
  title: 'Tell whoever got in touch',
  view: (props, { worry, children }) => (
    <ReplyView
      {...props}
      caller={callerWords(worry)}
      outcomes={children.map(({ name, outcome }) => `${name}: ${outcome}`)}
    />
  ),
  parse: parseReply,
  save: (db, { worry }, said) => reply(db, worry.id, said),
  after: toWorry,
  audit: ['WorryReplyForm', 'WorryReply'],
};

function routesOf<T>(step: Step<T>): readonly Route[] {
  const [form, save] = step.audit;
  return [
    get(step.path, { action: workFrontDoor, audit: form, handle: (request) => openStep(step, request) }),
    post(step.path, { action: workFrontDoor, audit: save, handle: (request) => saveStep(step, request) }),
  ];
}

/** A partner's answer that comes later. */
async function saveAnswer({
  db,
  params,
  body,
}: PageRequest<typeof paths.answers, Write, string>): Promise<Reply> {
  const worry = await getWorry(db, params.worryId);
  const parsed = parseAnswer(body);
  const to = `${href(paths.worry, params)}#checks`;
  if (!parsed.ok || !isOpen('checks', worry.state)) return redirect(to);
  await answerWorryCheck(db, worry.id, { checkId: parsed.value.check_id, answer: parsed.value.answer });
  return redirect(to);
}

/** The steps between what was said and the answer. */
export const stepRoutes: readonly Route[] = [
  ...routesOf(checks),
  ...routesOf(advice),
  ...routesOf(handingOver),
  ...routesOf(replying),
  post(paths.answers, { action: workFrontDoor, audit: 'WorryAnswerSave', handle: saveAnswer }),
];

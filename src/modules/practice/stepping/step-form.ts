import { choice, choices } from '../../../platform/forms/choice-fields.ts';
import { date } from '../../../platform/forms/date-fields.ts';
import type { Field, FieldError } from '../../../platform/forms/field.ts';
import { answered, fieldError, optional } from '../../../platform/forms/field.ts';
import type { Answers, Parsed } from '../../../platform/forms/form.ts';
import { parseForm, typedIn } from '../../../platform/forms/form.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { postedText, toPosted } from '../../../platform/forms/posted.ts';
import { id, longText, text } from '../../../platform/forms/text-fields.ts';
import { parseId } from '../../../platform/ids/ids.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { listCinCodes } from '../../../formats/cin/codes.ts';
import type { Partner, StepKind, StepSaid } from './step-rules.ts';
import { offerNames } from './offer-rules.ts';
import type { Question } from './step-questions.ts';
import { isSaidByFamily, questionsOf } from './step-questions.ts';
import { partners, stepDecisions } from './step-rules.ts';
import { groundNames, listUnsuspected, suspectedHarmNames } from './suspicion-rules.ts';
import type { NewWords } from './take-step.ts';

/** What was sent: of which children, what was said of all, and the words of each. */
export type SentStep = {
  readonly children: readonly string[];
  readonly mark: string;
  /** Of the form: sent twice, it is one step. Null where no form was opened. */
  readonly formId: string | null;
  readonly said: StepSaid;
  /** The words of one child: those of all, and the child's own reasons in the place of the shared ones. */
  readonly wordsOf: (personId: string) => readonly NewWords[];
};

/** No social worker is chosen yet. */
export const nobodyYet = 'none';

function schemaOf(kind: StepKind, today: PlainDate) {
  const asked = new Set<string>(questionsOf[kind]);
  const always = <T>(name: Question, field: Field<T>): Field<T | undefined> =>
    asked.has(name) ? field : { names: () => [], read: () => answered(undefined) };
  const when = <T>(name: Question, field: Field<T>) => always(name, optional(field));
  const ofNo = kind === 'agreement declined' ? always : when;
  const ofAnswer = kind === 'review' ? when : always;
  const theirs = { label: 'what they said', missing: 'Enter what they said, in their words' };
  return {
    on: date({ label: 'the day', latest: today, tooLate: 'must be today or in the past' }),
    offered: ofNo('offered', choice({ label: 'which help they said no to', options: offerNames })),
    agreed_by: ofNo('agreed_by', text({ label: 'who was asked' })),
    agreed_on: when(
      'agreed_on',
      date({ label: 'the day on which they agreed', latest: today, tooLate: 'must be today or in the past' }),
    ),
    their_words: ofAnswer('their_words', longText(theirs)),
    through: when('through', text({ label: 'who put it into words' })),
    family_told: ofAnswer('family_told', longText({ label: 'what the family was told' })),
    harms: always(
      'harms',
      choices({ label: 'which significant harm is suspected', options: suspectedHarmNames }),
    ),
    grounds: always('grounds', choices({ label: 'what makes you suspect it', options: groundNames })),
    primary_need: when(
      'primary_need',
      choice({ label: 'the main need', options: listCinCodes('primaryNeed') }),
    ),
    support: when('support', choice({ label: 'what begins', options: ['plan', 'short breaks'] })),
    child_seen: when('child_seen', choice({ label: 'whether the child was seen', options: ['yes', 'no'] })),
    factors: when('factors', choices({ label: 'what was found', options: listCinCodes('assessmentFactor') })),
    took_part: when(
      'took_part',
      choices({ label: 'who took part', options: Object.keys(partners) as Partner[] }),
    ),
    absent_why: when('absent_why', text({ label: 'why they did not take part', max: 1000 })),
    discussion: when('discussion', longText({ label: 'what was shared and agreed' })),
    decision: when('decision', choice({ label: 'what was decided', options: decisionNames(kind) })),
    category: when('category', choice({ label: 'the category', options: listCinCodes('abuseCategory') })),
    worker: when('worker', workerField),
    reason_closed: when(
      'reason_closed',
      choice({ label: 'why the help ends', options: listCinCodes('closureReason') }),
    ),
    then: when('then', longText({ label: 'where things were' })),
    now: when('now', longText({ label: 'where things are' })),
    come_back: when('come_back', longText({ label: 'how to come back' })),
    reasons: longText(isSaidByFamily(kind) ? theirs : { label: 'the reasons' }),
  };
}
type Said = Answers<ReturnType<typeof schemaOf>>;

const anId = id<'worker'>({ label: 'who joins' });
const workerField: Field<string> = {
  names: anId.names,
  read: (name, body) => (postedText(body, name) === nobodyYet ? answered(nobodyYet) : anId.read(name, body)),
};

const decisionNames = (kind: StepKind): readonly string[] =>
  kind in stepDecisions ? Object.keys(stepDecisions[kind as keyof typeof stepDecisions]) : [];

/** Which facts of these children the form was opened on, as it was sent. */
export const markSent = (body: unknown): string => postedText(toPosted(body), 'mark');

/** What was typed, whatever came of it, and the form that it was typed in. */
export function typedStep(kind: StepKind, body: unknown, today: PlainDate): Typed {
  const posted = toPosted(body);
  const own = Object.keys(posted).filter((name) => name.startsWith('reasons-'));
  return {
    ...typedIn(schemaOf(kind, today), body),
    ...Object.fromEntries(own.map((name) => [name, postedText(posted, name)])),
    child: listChildren(body),
    form: postedText(posted, 'form'),
  };
}

function listChildren(body: unknown): readonly string[] {
  const sent = toPosted(body)['child'];
  const all = Array.isArray(sent) ? sent : [sent];
  return all.flatMap((one) => (typeof one === 'string' && one !== '' ? [one] : []));
}

/** Which questions have to be answered, given the others: whether a worker joins or an assessment ends is known to the page. */
export type Needed = { readonly joins: boolean; readonly closes: boolean };

/** Reads the form of a kind of step. */
export function parseStep(
  kind: StepKind,
  body: unknown,
  { today, joins, closes }: Needed & { readonly today: PlainDate },
): Parsed<SentStep> {
  const children = listChildren(body);
  const parsed = parseForm(schemaOf(kind, today), body, (said) => [
    ...(children.length === 0 ? [fieldError('child', 'Select which child it is about')] : []),
    ...listWrong(kind, said, { joins, closes }),
  ]);
  if (!parsed.ok) return parsed;
  const posted = toPosted(body);
  return {
    ok: true,
    value: {
      children,
      mark: postedText(posted, 'mark'),
      formId: parseId(postedText(posted, 'form')) ?? null,
      said: toSaid(parsed.value),
      wordsOf: (personId) => listWords(parsed.value, postedText(posted, `reasons-${personId}`)),
    },
  };
}

type Rule = readonly [isWrong: boolean, field: string, text: string];

function listWrong(kind: StepKind, said: Said, needed: Needed): readonly FieldError[] {
  return rulesOf[kind](said, needed).flatMap(([isWrong, field, text]) =>
    isWrong ? [fieldError(field, text)] : [],
  );
}

const isNot = (value: unknown) => value === undefined;
/** Section 17 is help that is offered, with the agreement of who has parental responsibility (Working Together, GK). */
const consentWord = 'Enter who agreed to the plan: help under section 17 rests on agreement';
/** What a family's answer says where it is only asked for if the plan ends. */
function answers(said: Said, who: string): readonly Rule[] {
  return [
    [isNot(said.agreed_by), 'agreed_by', who],
    [isNot(said.their_words), 'their_words', 'Enter what they said, in their words'],
    [isNot(said.family_told), 'family_told', 'Enter what the family was told'],
  ];
}

const joinsWord = 'Say which social worker joins, or that nobody is chosen yet';

function discussed({ took_part: there, absent_why: why, discussion }: Said): readonly Rule[] {
  const missing = (['social care', 'police', 'health'] as const).filter((one) => !there?.includes(one));
  return [
    [isNot(there), 'took_part', 'Select who took part'],
    [
      !isNot(there) && missing.length > 0 && isNot(why),
      'absent_why',
      'Say why: guidance asks for at least social care, the police and health',
    ],
    [isNot(discussion), 'discussion', 'Enter what was shared and agreed'],
  ];
}

const rulesOf: Readonly<Record<StepKind, (said: Said, needed: Needed) => readonly Rule[]>> = {
  'family help': ({ agreed_by: by }) => [
    [
      isNot(by),
      'agreed_by',
      'Enter who agreed: family help rests on agreement. Declining alone is no evidence of risk',
    ],
  ],
  assessment: () => [],
  'child in need': ({ support, agreed_by: by }) => [
    [isNot(support), 'support', 'Select what begins'],
    [isNot(by), 'agreed_by', consentWord],
  ],
  'strategy discussion': (said, { joins }) => [
    ...discussed(said),
    ...listUnsuspected({ harms: said.harms ?? [], grounds: said.grounds ?? [] }).map(
      ({ field, text: why }): Rule => [true, field, why],
    ),
    [isNot(said.decision), 'decision', 'Select what was decided'],
    [joins && said.decision === 'enquiry' && isNot(said.worker), 'worker', joinsWord],
  ],
  'enquiry outcome': ({ decision }) => [[isNot(decision), 'decision', 'Select what the enquiry found']],
  conference: ({ decision, category, worker }, { joins }) => [
    [isNot(decision), 'decision', 'Select what the conference decided'],
    [decision === 'plan' && isNot(category), 'category', 'Select the category of the plan'],
    [joins && decision === 'plan' && isNot(worker), 'worker', joinsWord],
  ],
  review: (said) => [
    [isNot(said.decision), 'decision', 'Select what the conference decided'],
    ...(said.decision === 'family help'
      ? answers(said, 'Enter who agreed: family help rests on agreement')
      : []),
    ...(said.decision === 'child in need' ? answers(said, consentWord) : []),
  ],
  'agreement declined': () => [],
  'agreement withdrawn': ({ agreed_by: by }) => [[isNot(by), 'agreed_by', 'Enter who withdrew it']],
  end: (said, { closes }) => [
    [closes && isNot(said.reason_closed), 'reason_closed', 'Select why the help ends'],
    [isNot(said.then), 'then', 'Enter where things were'],
    [isNot(said.now), 'now', 'Enter where things are now'],
    [isNot(said.come_back), 'come_back', 'Enter how the family can come back'],
  ],
};

function toSaid(said: Said): StepSaid {
  const { worker } = said;
  return {
    on: said.on,
    agreedOn: said.agreed_by === undefined ? null : (said.agreed_on ?? said.on),
    offered: orNull(said.offered),
    harms: said.harms ?? [],
    grounds: said.grounds ?? [],
    primaryNeed: orNull(said.primary_need),
    support: orNull(said.support),
    childSeen: orNull(said.child_seen),
    factors: said.factors ?? [],
    tookPart: said.took_part ?? [],
    decision: orNull(said.decision),
    category: orNull(said.category),
    workerId: worker === nobodyYet ? null : orNull(worker),
    reasonClosed: orNull(said.reason_closed),
  };
}

const orNull = <T>(value: T | undefined): T | null => value ?? null;

function listWords(said: Said, own: string): readonly NewWords[] {
  const shared = (about: string, words: string | undefined): readonly NewWords[] =>
    words === undefined ? [] : [{ about, words, isShared: true }];
  return [
    own === ''
      ? { about: 'reasons', words: said.reasons, isShared: true }
      : { about: 'reasons', words: own, isShared: false },
    ...shared('agreed by', said.agreed_by),
    ...shared('their words', said.their_words),
    ...shared('through', said.through),
    ...shared('family told', said.family_told),
    ...shared('absent', said.absent_why),
    ...shared('discussion', said.discussion),
    ...shared('then', said.then),
    ...shared('now', said.now),
    ...shared('come back', said.come_back),
  ];
}

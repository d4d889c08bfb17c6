import { choice } from '../../../platform/forms/choice-fields.ts';
import { fieldError, optional } from '../../../platform/forms/field.ts';
import type { Parsed } from '../../../platform/forms/form.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import { integer, longText } from '../../../platform/forms/text-fields.ts';
import type { NotTold } from './worry-rules.ts';
import { notTold } from './worry-rules.ts';

const version = integer({ label: 'the version that you read' });

/** The end of a conversation: the advice that was given. */
export type GivenAdvice = { readonly version: number; readonly advice: string };

export function parseAdvice(body: unknown): Parsed<GivenAdvice> {
  return parseForm({ version, advice: longText({ label: 'the advice that you gave', max: 10_000 }) }, body);
}

/** What was found out, handed to whoever decides. */
export type HandOver = {
  readonly version: number;
  readonly parentsTold: 'yes' | 'not yet' | 'no';
  readonly parentsNotToldWhy: NotTold | null;
  readonly weighed: string;
};

const handOverSchema = {
  version,
  parents_told: choice({
    label: 'whether the parents were told',
    options: ['yes', 'not yet', 'no'],
    missing: 'Say whether the parents were told that somebody got in touch',
  }),
  parents_not_told_why: optional(
    choice({ label: 'why the parents were not told', options: Object.keys(notTold) as NotTold[] }),
  ),
  weighed: longText({ label: 'what you found out, and which ways you weighed', max: 20_000 }),
};

/** Reads the form. Where parents were not told, which reason in law. */
export function parseHandOver(body: unknown): Parsed<HandOver> {
  const parsed = parseForm(handOverSchema, body, (said) =>
    said.parents_told !== 'yes' && said.parents_not_told_why === undefined
      ? [fieldError('parents_not_told_why', 'Select why the parents were not told')]
      : [],
  );
  if (!parsed.ok) return parsed;
  const { parents_told: parentsTold, weighed } = parsed.value;
  const why = parentsTold === 'yes' ? null : (parsed.value.parents_not_told_why ?? null);
  return {
    ok: true,
    value: { version: parsed.value.version, parentsTold, parentsNotToldWhy: why, weighed },
  };
}

export const replyWays = {
  phone: 'By phone',
  email: 'By e-mail',
  letter: 'By letter',
  none: 'Not possible: they cannot be reached',
} as const;
export type ReplyWay = keyof typeof replyWays;

/** What whoever got in touch was told in the end. */
export type Reply = { readonly version: number; readonly how: ReplyWay; readonly reply: string };

export function parseReply(body: unknown): Parsed<Reply> {
  const how = choice({
    label: 'how they were told',
    options: Object.keys(replyWays) as ReplyWay[],
    missing: 'Say how they were told',
  });
  return parseForm({ version, how, reply: longText({ label: 'what they were told', max: 10_000 }) }, body);
}

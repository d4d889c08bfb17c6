import { choice, choices } from '../../../platform/forms/choice-fields.ts';
import { date } from '../../../platform/forms/date-fields.ts';
import { fieldError, optional } from '../../../platform/forms/field.ts';
import type { Parsed, Schema } from '../../../platform/forms/form.ts';
import { parseForm, typedIn } from '../../../platform/forms/form.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { longText, text } from '../../../platform/forms/text-fields.ts';
import type { HandoverReason, NewHandover } from './handover-rules.ts';
import { handoverReasons } from './handover-rules.ts';

const reasonNames = Object.keys(handoverReasons) as readonly HandoverReason[];

/** Whom the form of a change of worker is about. */
export type HandoverAbout = {
  /** The children with this worker who can change together, the first of whom the page is. */
  readonly children: readonly string[];
  readonly workers: readonly string[];
};

/** A change of worker as it was sent; `mark` is what the sender read of who leads. */
export type SentHandover = {
  readonly children: readonly string[];
  readonly said: NewHandover;
  readonly mark: string;
};

const schemaFor = ({ children, workers }: HandoverAbout) => ({
  child: choices({ label: 'which children change their worker', options: children }),
  apart: optional(longText({ label: 'why they do not change together', max: 2000 })),
  to: choice({ label: 'who takes over', options: workers }),
  starts: date({ label: 'the first day of the new worker' }),
  reason: choice({ label: 'why the worker changes', options: reasonNames }),
  because: longText({ label: 'what happened, in a sentence', max: 2000 }),
  mark: optional(text({ label: 'what you read', max: 10_000 })),
});

/** Reads the form. Brothers and sisters stay together unless somebody says why not. */
export function parseHandover(body: unknown, about: HandoverAbout): Parsed<SentHandover> {
  const parsed = parseForm(schemaFor(about), body, ({ child, apart }) =>
    child.length < about.children.length && apart === undefined
      ? [fieldError('apart', 'Say why the brothers and sisters do not stay together with one worker')]
      : [],
  );
  if (!parsed.ok) return parsed;
  const { child, to, starts, reason, because, apart, mark } = parsed.value;
  const isApart = child.length < about.children.length;
  const said = { toId: to, starts, reason, because, apart: isApart ? (apart ?? null) : null };
  return { ok: true, value: { children: child, said, mark: mark ?? '' } };
}

/** What was typed, to print it again. */
export const typedHandover = (body: unknown, about: HandoverAbout): Typed => {
  const schema: Schema = schemaFor(about);
  return typedIn(schema, body);
};

import { choice, choices } from '../../../platform/forms/choice-fields.ts';
import { addDays } from '../../../platform/dates/plain-date.ts';
import { date } from '../../../platform/forms/date-fields.ts';
import { fieldError, optional } from '../../../platform/forms/field.ts';
import type { Parsed, Schema } from '../../../platform/forms/form.ts';
import { parseForm, typedIn } from '../../../platform/forms/form.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { findPosted, keepTyped, postedLine, toPosted } from '../../../platform/forms/posted.ts';
import { longText, text } from '../../../platform/forms/text-fields.ts';
import { isUuid } from '../../../platform/ids/ids.ts';
import type { HandoverReason, NewHandover } from './handover-rules.ts';
import { handoverReasons } from './handover-rules.ts';

const reasonNames = Object.keys(handoverReasons) as readonly HandoverReason[];

/** Whom the form of a change of worker is about. */
export type HandoverAbout = {
  /** The children with this worker who can change together, the first of whom the page is. */
  readonly children: readonly string[];
  readonly workers: readonly string[];
};

/** Who takes over one child, from when and why. */
export type ChildChange = { readonly personId: string; readonly said: NewHandover };

/** A change of worker as it was sent, for each child who changes. */
export type SentHandover = {
  /** Of the form: sent twice, it is one change. */
  readonly togetherId: string | undefined;
  readonly changes: readonly ChildChange[];
  /** What the sender read of who leads. */
  readonly mark: string;
  /** Who was ticked as somebody who may not open a restricted record: `keyOf` each change. */
  readonly sure: readonly string[];
};

/** Names a child and who takes over, as the form is ticked where the one may not open the record of the other. */
export const keyOfChange = ({ personId, said }: ChildChange): string => `${personId} ${said.toId}`;

const sentFields = {
  mark: optional(text({ label: 'what you read', max: 20_000 })),
  together: optional(text({ label: 'which form it is' })),
};

/** What stands in every form of a change of worker beside its questions. */
function sentOf(
  body: unknown,
  { mark, together }: { mark?: string | undefined; together?: string | undefined },
) {
  const togetherId = together !== undefined && isUuid(together) ? together : undefined;
  return { mark: mark ?? '', togetherId, sure: findPosted(toPosted(body), 'sure') };
}

const schemaFor = ({ children, workers }: HandoverAbout) => ({
  child: choices({ label: 'which children change their worker', options: children }),
  apart: optional(longText({ label: 'why they do not change together', max: 2000 })),
  to: choice({ label: 'who takes over', options: workers }),
  starts: date({ label: 'the first day of the new worker' }),
  reason: choice({ label: 'why the worker changes', options: reasonNames }),
  because: longText({ label: 'what happened, in a sentence', max: 2000 }),
  ...sentFields,
});

/** Reads the form. Brothers and sisters stay together unless somebody says why not. */
export function parseHandover(body: unknown, about: HandoverAbout): Parsed<SentHandover> {
  const parsed = parseForm(schemaFor(about), body, ({ child, apart }) =>
    child.length < about.children.length && apart === undefined
      ? [fieldError('apart', 'Say why the brothers and sisters do not stay together with one worker')]
      : [],
  );
  if (!parsed.ok) return parsed;
  const { child, to, starts, reason, because, apart, ...sent } = parsed.value;
  const isApart = child.length < about.children.length;
  const said = { toId: to, starts, reason, because, apart: isApart ? (apart ?? null) : null };
  const changes = child.map((personId) => ({ personId, said }));
  return { ok: true, value: { ...sentOf(body, sent), changes } };
}

/** What was typed, to print it again; who ticked no child finds none ticked. */
export const typedHandover = (body: unknown, about: HandoverAbout): Typed => {
  const schema: Schema = schemaFor(about);
  return { child: [], ...typedIn(schema, body) };
};

/** Whose children the form of a worker who leaves is about: those of one family stand together. */
export type LeavingAbout = {
  readonly families: readonly (readonly string[])[];
  readonly workers: readonly string[];
};

/** Not with the others: somebody decides about this child later. */
export const decideLater = 'later';

/** The question who takes over one child, where it is not who takes over all. */
export const choiceOf = (personId: string): string => `to-${personId}`;

const leavingSchema = ({ workers }: LeavingAbout) => ({
  ends: date({ label: 'the last day' }),
  reason: choice({ label: 'why the worker changes', options: reasonNames }),
  because: longText({ label: 'what happened, in a sentence', max: 2000 }),
  to: optional(choice({ label: 'who takes over', options: workers })),
  apart: optional(longText({ label: 'why brothers and sisters do not stay together', max: 2000 })),
  ...sentFields,
});

type Takes = (personId: string) => string | undefined;

/** Who takes over each child: chosen for the child, or else for all. */
const takesOver =
  (body: unknown, { workers }: LeavingAbout, all: string | undefined): Takes =>
  (personId) => {
    const chosen = postedLine(toPosted(body), choiceOf(personId));
    return chosen === decideLater || workers.includes(chosen) ? chosen : all;
  };

const isSplit = (family: readonly string[], takes: Takes) => new Set(family.map(takes)).size > 1;

/**
 * Reads the form of a worker who leaves: one last day and one new worker for all the children, and another choice for any child.
 * Who takes over begins on the day after. Brothers and sisters stay together unless somebody says why not.
 */
export function parseLeavingWorker(body: unknown, about: LeavingAbout): Parsed<SentHandover> {
  const parsed = parseForm(leavingSchema(about), body, ({ to, apart }) =>
    wrongLeaving(about, takesOver(body, about, to), apart),
  );
  if (!parsed.ok) return parsed;
  const { ends, reason, because, to, apart, ...sent } = parsed.value;
  const takes = takesOver(body, about, to);
  const changes = about.families.flatMap((family) => {
    const said = { starts: addDays(ends, 1), reason, because, apart: null };
    const why = isSplit(family, takes) ? (apart ?? null) : null;
    return family.flatMap((personId) => {
      const toId = takes(personId);
      return toId === undefined || toId === decideLater
        ? []
        : [{ personId, said: { ...said, toId, apart: why } }];
    });
  });
  return { ok: true, value: { ...sentOf(body, sent), changes } };
}

function wrongLeaving({ families }: LeavingAbout, takes: Takes, apart: string | undefined) {
  const chosen = families.flat().map(takes);
  if (chosen.some((one) => one === undefined))
    return [fieldError('to', 'Select who takes over the children for whom you chose nobody else')];
  if (chosen.every((one) => one === decideLater))
    return [fieldError('to', 'Nobody would change their worker: select who takes over one of them')];
  return apart === undefined && families.some((family) => isSplit(family, takes))
    ? [fieldError('apart', 'Say why the brothers and sisters do not stay together with one worker')]
    : [];
}

/** What was typed, to print it again. */
export const typedLeavingWorker = (body: unknown, about: LeavingAbout): Typed => ({
  ...typedIn(leavingSchema(about), body),
  ...keepTyped(toPosted(body), about.families.flat().map(choiceOf)),
});

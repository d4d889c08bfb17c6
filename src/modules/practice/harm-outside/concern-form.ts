import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { choice } from '../../../platform/forms/choice-fields.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError, optional } from '../../../platform/forms/field.ts';
import type { Answers, Parsed } from '../../../platform/forms/form.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import { text } from '../../../platform/forms/text-fields.ts';
import { harms, kind, long, pastDay } from './harm-fields.ts';
import type { NewTurn, OutsideAbout } from './harm-form.ts';
import { wrongCalled, wrongNames } from './harm-form.ts';
import { withoutCalled } from './context-name-rules.ts';
import type { ContextKind, OutsideHarm } from './harm-rules.ts';

/** A new concern: of a context that is known (`context`), or of a new one. */
export type NewConcern = {
  readonly harms: readonly OutsideHarm[];
  readonly words: string | null;
  readonly known: string | null;
  readonly fresh: { readonly kind: ContextKind; readonly name: string; readonly seen: NewTurn } | null;
};

/** The questions of a concern; those of a new context are asked only of one. */
export const concernSchema = (today: PlainDate, known: readonly string[]) => ({
  context: choice({ label: 'what it is', options: [...known, 'new'], missing: 'Select what it is' }),
  kind: optional(kind),
  name: optional(text({ label: 'what it is called' })),
  seen: optional(long('what was seen or told')),
  by_whom: optional(text({ label: 'who saw or told it' })),
  on: optional(pastDay('the day', today)),
  harms,
  words: optional(long('what was seen or told of them')),
});

/** Reads a concern about a child. */
export function parseConcern(
  body: unknown,
  known: readonly string[],
  about: Pick<OutsideAbout, 'today' | 'namedIn' | 'calledAfter'>,
): Parsed<NewConcern> {
  const parsed = parseForm(concernSchema(about.today, known), body, (said) =>
    said.context === 'new'
      ? [...missingIn(said), ...wrongCalled(said.name, about), ...wrongSeen(said, about)]
      : [],
  );
  if (!parsed.ok) return parsed;
  const { context, kind: of, name, seen, by_whom: byWhom, on } = parsed.value;
  const isNew = context === 'new' && of && name && seen && byWhom && on;
  return {
    ok: true,
    value: {
      harms: parsed.value.harms,
      words: parsed.value.words ?? null,
      known: isNew ? null : context,
      fresh: isNew
        ? { kind: of, name, seen: { kind: 'seen', happenedOn: on, byWhom, words: seen, nextOn: null } }
        : null,
    },
  };
}

/** What the place is called may stand in what was seen there. */
function wrongSeen(
  { seen, name }: Pick<ConcernAnswers, 'seen' | 'name'>,
  about: Pick<OutsideAbout, 'namedIn'>,
): readonly FieldError[] {
  return seen === undefined ? [] : wrongNames({ seen: withoutCalled(seen, name ?? '') }, about);
}

type ConcernAnswers = Answers<ReturnType<typeof concernSchema>>;

function missingIn(said: ConcernAnswers): readonly FieldError[] {
  const asked: readonly (readonly [keyof ConcernAnswers, string])[] = [
    ['kind', 'Select whether it is a place, a group or online'],
    ['name', 'Enter what it is called'],
    ['seen', 'Enter what was seen or told'],
    ['by_whom', 'Enter who saw or told it'],
    ['on', 'Enter the day on which it was seen or told'],
  ];
  return asked.flatMap(([field, words]) => (said[field] === undefined ? [fieldError(field, words)] : []));
}

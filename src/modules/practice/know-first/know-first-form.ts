import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { choice } from '../../../platform/forms/choice-fields.ts';
import { fieldError, optional } from '../../../platform/forms/field.ts';
import type { Parsed } from '../../../platform/forms/form.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import { longText, text } from '../../../platform/forms/text-fields.ts';
import { isFirstPerson } from '../entries/entry-rules.ts';
import { pastDay } from '../promises/promise-form.ts';
import type { KnowFirst } from './know-first-rules.ts';
import { knowFirstAudienceNames, knowFirstKindNames } from './know-first-rules.ts';

/** What is known first is read at the door: what is longer is nobody's first. A local choice. */
export const mostKnowFirst = 600;

/** The questions of what a child wants people to know first. */
export const knowFirstSchema = (today: PlainDate) => ({
  kind: choice({ label: 'how it was said', options: knowFirstKindNames }),
  words: longText({ label: 'what people should know first', max: mostKnowFirst }),
  observed_by: optional(text({ label: 'who sees it' })),
  written_by: text({ label: 'who wrote it down' }),
  on: pastDay('the day', today),
  audience: choice({ label: 'who may read this', options: knowFirstAudienceNames }),
});

/** Why the child does not want it to stand any more. */
export const takeDownSchema = { why: longText({ label: 'why it is taken down', max: mostKnowFirst }) };

/** What a child wants people to know first, as it was typed. */
export type NewKnowFirst = Pick<
  KnowFirst,
  'kind' | 'words' | 'observedBy' | 'writtenBy' | 'saidOn' | 'audience'
>;

/** Reads it. */
export function parseKnowFirst(body: unknown, today: PlainDate): Parsed<NewKnowFirst> {
  const parsed = parseForm(knowFirstSchema(today), body, ({ kind, words, observed_by: who }) => [
    ...(kind === 'shown' && !who
      ? [fieldError('observed_by', 'Enter who sees it, and knows them well')]
      : []),
    ...(kind === 'shown' && isFirstPerson(words)
      ? [
          fieldError(
            'words',
            'Write what you see, such as “turns away when…”. Not “I”: these are not the child’s words',
          ),
        ]
      : []),
  ]);
  if (!parsed.ok) return parsed;
  const { kind, words, observed_by: observedBy, written_by: writtenBy, on, audience } = parsed.value;
  return {
    ok: true,
    value: {
      kind,
      words,
      observedBy: kind === 'shown' ? (observedBy ?? null) : null,
      writtenBy,
      saidOn: on,
      audience,
    },
  };
}

type TakenDown = { readonly today: PlainDate; readonly writer: string; readonly now: KnowFirst };

/** Reads that a child does not want it to stand any more. It is nobody's to read but who could read it before. */
export function parseTakeDown(body: unknown, { today, writer, now }: TakenDown): Parsed<NewKnowFirst> {
  const parsed = parseForm(takeDownSchema, body);
  if (!parsed.ok) return parsed;
  const { audience } = now;
  return {
    ok: true,
    value: {
      kind: 'taken down',
      words: parsed.value.why,
      observedBy: null,
      writtenBy: writer,
      saidOn: today,
      audience,
    },
  };
}

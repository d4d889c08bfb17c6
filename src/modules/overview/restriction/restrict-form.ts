import type { Level, NewRestriction } from '../../access/index.ts';
import { latestReview, levelNames, whys } from '../../access/index.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { addDays } from '../../../platform/dates/plain-date.ts';
import { choice, choices } from '../../../platform/forms/choice-fields.ts';
import { date } from '../../../platform/forms/date-fields.ts';
import { optional } from '../../../platform/forms/field.ts';
import type { Parsed } from '../../../platform/forms/form.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import { id, longText } from '../../../platform/forms/text-fields.ts';

/** The day by which a restriction has to be looked at again. */
export const reviewDay = (today: PlainDate) =>
  date({
    label: 'the day by which it is looked at again',
    earliest: addDays(today, 1),
    tooEarly: 'must be after today',
    latest: latestReview(today),
    tooLate: 'must be within a year',
  });

export const reasonText = () => longText({ label: 'the reason', max: 2000 });

/** The levels that somebody may give: a sealed record is information governance's. */
export function levelsFor(maySeal: boolean): readonly Level[] {
  return levelNames.filter((level) => maySeal || level !== 'R3');
}

export const levelChoice = (offered: readonly Level[]) =>
  choice({ label: 'how far it is kept back', options: offered });

type Offered = { readonly maySeal: boolean; readonly accounts: readonly string[]; readonly today: PlainDate };

/** Reads the form that restricts a record. */
export function parseRestriction(
  body: unknown,
  { maySeal, accounts, today }: Offered,
): Parsed<NewRestriction> {
  const schema = {
    level: levelChoice(levelsFor(maySeal)),
    why: choice({ label: 'why it is restricted', options: whys }),
    reason: reasonText(),
    guardian: id<'account'>({ label: 'who answers for it' }),
    reviewBy: reviewDay(today),
    named: optional(choices({ label: 'who may look', options: accounts })),
  };
  const parsed = parseForm(schema, body);
  return parsed.ok ? { ok: true, value: { ...parsed.value, named: parsed.value.named ?? [] } } : parsed;
}

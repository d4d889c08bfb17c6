import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { addDays } from '../../../platform/dates/plain-date.ts';
import { choice } from '../../../platform/forms/choice-fields.ts';
import { date } from '../../../platform/forms/date-fields.ts';
import { optional } from '../../../platform/forms/field.ts';
import type { Parsed } from '../../../platform/forms/form.ts';
import { parseForm, typedIn } from '../../../platform/forms/form.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { longText, text } from '../../../platform/forms/text-fields.ts';
import type { NewWithheld } from './withheld-queries.ts';

/** For everybody who does not work with the person; every home. */
export const everybody = 'everybody';
export const allHomes = 'all';

export type Offered = {
  /** Ids of those from whom it may be withheld, and of the homes that there are. */
  readonly from: readonly string[];
  readonly homes: readonly string[];
  readonly today: PlainDate;
};

const schemaOf = ({ from, homes, today }: Offered) => ({
  from: choice({
    label: 'from whom the address is withheld',
    options: [everybody, ...from],
    missing: 'Select from whom the address is withheld',
  }),
  homes: choice({ label: 'which homes', options: [allHomes, ...homes], missing: 'Select which homes' }),
  why: longText({ label: 'why', max: 2000 }),
  decided_by: text({ label: 'who decided', max: 200 }),
  decided_on: date({
    label: 'the day of the decision',
    latest: today,
    tooLate: 'must be today or in the past',
  }),
  starts: optional(
    date({
      label: 'the day from which their homes are withheld',
      latest: today,
      tooLate: 'must be today or in the past',
    }),
  ),
  review_by: date({
    label: 'the day by which it is looked at again',
    earliest: addDays(today, 1),
    tooEarly: 'must be after today',
    // GK: no guidance gives a longest time; a local default.
    latest: addDays(today, 366),
    tooLate: 'must be within a year',
  }),
});

/** What was typed, whatever came of it. */
export function typedWithheld(body: unknown, offered: Offered): Typed {
  return typedIn(schemaOf(offered), body);
}

/** Reads the form. Without another day, homes that they had on the day of the decision and later ones are withheld. */
export function parseWithheld(body: unknown, offered: Offered): Parsed<NewWithheld> {
  const parsed = parseForm(schemaOf(offered), body);
  if (!parsed.ok) return parsed;
  const said = parsed.value;
  return {
    ok: true,
    value: {
      fromId: said.from === everybody ? null : said.from,
      residenceId: said.homes === allHomes ? null : said.homes,
      why: said.why,
      decidedBy: said.decided_by,
      decidedOn: said.decided_on,
      starts: said.starts ?? said.decided_on,
      reviewBy: said.review_by,
    },
  };
}

import { choice } from '../../../platform/forms/choice-fields.ts';
import { date } from '../../../platform/forms/date-fields.ts';
import type { Schema } from '../../../platform/forms/form.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError, optional } from '../../../platform/forms/field.ts';
import type { Parsed } from '../../../platform/forms/form.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import { longText } from '../../../platform/forms/text-fields.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { roles } from '../actions/role.ts';
import type { WantedRole } from './administer-account.ts';

/** A role is given for days to come: nobody is made to have seen what they could not see. */
export function parseRoleForm(body: unknown, today: PlainDate): Parsed<WantedRole> {
  const questions = {
    role: choice({ label: 'a role', options: roles }),
    starts: date({
      label: 'the first day',
      earliest: today,
      tooEarly: 'must be today or later',
    }),
    ends: optional(date({ label: 'the first day without it' })),
    why: longText({ label: 'why they need this role', max: 1000 }),
  } satisfies Schema;
  return parseForm(questions, body, ({ starts, ends }) => checkOrder(starts, ends));
}

function checkOrder(starts: PlainDate, ends: PlainDate | undefined): readonly FieldError[] {
  if (ends === undefined || ends > starts) return [];
  return [fieldError('ends', 'The first day without it must be after the first day', 'day')];
}

export function parseEndForm(body: unknown, today: PlainDate): Parsed<{ readonly on: PlainDate }> {
  const on = date({ label: 'the first day without it', earliest: today, tooEarly: 'must be today or later' });
  return parseForm({ on }, body);
}

import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { choice, choices } from '../../../platform/forms/choice-fields.ts';
import { date } from '../../../platform/forms/date-fields.ts';
import { longText } from '../../../platform/forms/text-fields.ts';
import { contextKindNames, outsideHarmNames } from './harm-rules.ts';

export const pastDay = (label: string, today: PlainDate) =>
  date({ label, latest: today, tooLate: 'must be today or in the past' });
export const long = (label: string) => longText({ label, max: 4000 });
export const harms = choices({
  label: 'what kind of harm',
  options: outsideHarmNames,
  missing: 'Select what kind of harm',
});
export const kind = choice({
  label: 'whether it is a place, a group or online',
  options: contextKindNames,
  missing: 'Select whether it is a place, a group or online',
});

import { addYears } from '../../../platform/dates/plain-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { choice } from '../../../platform/forms/choice-fields.ts';
import { date } from '../../../platform/forms/date-fields.ts';
import { fieldError, optional } from '../../../platform/forms/field.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import { id, longText } from '../../../platform/forms/text-fields.ts';

const reason = (label: string, missing: string) => longText({ label, missing, max: 500 });

/** The fields of the page in which somebody writes why. */
export const reasonNames = ['why', 'decision_why', 'hold_why', 'end_why'];

/** Why a record is to be destroyed now. */
export const parseProposal = (body: unknown) =>
  parseForm({ why: reason('why', 'Enter why it can be destroyed now') }, body);

const decisionSchema = {
  proposal: id<'disposal'>({ label: 'the proposal' }),
  decision: choice({ label: 'what you decide', options: ['approved', 'refused'] }),
  decision_why: optional(reason('why', 'Enter why')),
};

/** Approves or refuses a proposal; a refusal says why. */
export const parseDecision = (body: unknown) =>
  parseForm(decisionSchema, body, ({ decision, decision_why }) =>
    decision === 'refused' && decision_why === undefined
      ? [fieldError('decision_why', 'Enter why it is not to be destroyed')]
      : [],
  );

/** Until when a record is kept beyond its schedule, and why. */
export const parseLonger = (body: unknown, today: PlainDate) =>
  parseForm(
    {
      until: date({
        label: 'until when it is kept',
        earliest: today,
        latest: addYears(today, 100),
        tooEarly: 'must be in the future',
        tooLate: 'is more than 100 years ahead',
      }),
      longer_why: reason('why', 'Enter why it is kept longer'),
    },
    body,
  );

export const parseHold = (body: unknown) =>
  parseForm({ hold_why: reason('why', 'Enter who may ask for the record, and why') }, body);

export const parseEndHold = (body: unknown) =>
  parseForm(
    { hold: id<'legalHold'>({ label: 'the hold' }), end_why: reason('why', 'Enter why the hold ends') },
    body,
  );

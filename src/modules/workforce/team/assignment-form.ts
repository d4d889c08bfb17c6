import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { choice } from '../../../platform/forms/choice-fields.ts';
import { date } from '../../../platform/forms/date-fields.ts';
import { fieldError, optional } from '../../../platform/forms/field.ts';
import type { Parsed } from '../../../platform/forms/form.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import { integer, longText } from '../../../platform/forms/text-fields.ts';

/** As what somebody works with a child beside the one who leads the help; each joins for something, and most until a day. */
export const assignmentRoles = {
  'adult specialist': 'Adult specialist, such as for domestic abuse, substance use or mental health',
  'partner lead': 'Lead for a partner, such as the school or a health visitor',
  'co-worker': 'Co-worker',
  volunteer: 'Volunteer',
  'lead child protection practitioner': 'Lead child protection practitioner, in place of who is now',
} as const;
export type AssignmentRole = keyof typeof assignmentRoles;
export const assignmentRoleNames = Object.keys(assignmentRoles) as readonly AssignmentRole[];

export type NewAssignment = {
  readonly workerId: string;
  readonly role: AssignmentRole;
  readonly goal: string;
  readonly starts: PlainDate;
  /** The last day that is planned; null while nobody knows. */
  readonly lastDay: PlainDate | null;
};

/** Who and what the form offers. */
export type AssignmentAbout = {
  readonly workers: readonly string[];
  readonly roles: readonly AssignmentRole[];
};

/**
 * Reads the form. Adult specialists join with a goal and an end (they come for something and leave: The Future of Children's
 * Social Care, 5.2); of the others the end may be open.
 */
export function parseAssignment(body: unknown, { workers, roles }: AssignmentAbout): Parsed<NewAssignment> {
  const schema = {
    worker: choice({ label: 'who joins', options: workers }),
    role: choice({ label: 'as what they join', options: roles }),
    goal: longText({ label: 'what they join for', max: 2000 }),
    starts: date({ label: 'the first day' }),
    ends: optional(date({ label: 'the last day' })),
  };
  const parsed = parseForm(schema, body, ({ role, starts, ends }) => [
    ...(role === 'adult specialist' && ends === undefined
      ? [fieldError('ends', 'Enter the last day: an adult specialist joins with a goal and an end', 'day')]
      : []),
    ...(ends !== undefined && ends < starts
      ? [fieldError('ends', 'The last day must be the same as or after the first', 'day')]
      : []),
  ]);
  if (!parsed.ok) return parsed;
  const { worker, role, goal, starts, ends } = parsed.value;
  return { ok: true, value: { workerId: worker, role, goal, starts, lastDay: ends ?? null } };
}

/** Whose time with a child ends, when and why. */
export type LeavingSaid = { readonly version: number; readonly lastDay: PlainDate; readonly why: string };

export function parseLeaving(body: unknown): Parsed<LeavingSaid> {
  const parsed = parseForm(
    {
      version: integer({ label: 'the version that you read' }),
      ends: date({ label: 'the last day' }),
      why: longText({ label: 'why they leave', max: 2000 }),
    },
    body,
  );
  if (!parsed.ok) return parsed;
  const { version, ends, why } = parsed.value;
  return { ok: true, value: { version, lastDay: ends, why } };
}

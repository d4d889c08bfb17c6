import type { AnnexAList } from '../../../../formats/index.ts';
import { addMonths, addYears } from '../../../../platform/dates/plain-date.ts';
import type { AnnexAPlace, AnnexARule, Lists } from './rule.ts';

const closedStatus = 'e) Closed episode';

/** Rules on cells of one row that contradict each other. */
export const rowRules: readonly AnnexARule[] = [
  rule('closed-without-reason', 'error', 'Something ended, and no reason is given.', (on) => [
    ...withoutOther(on, 6, ['closed', 'reasonClosed']),
    ...withoutOther(on, 8, ['ceased', 'reasonCeased']),
    ...withoutOther(on, 10, ['reversedOn', 'reversalReason']),
    ...withoutOther(on, 11, ['leftOn', 'reasonLeft']),
  ]),
  rule('reason-without-end', 'error', 'A reason for an end is given, and no end.', (on) => [
    ...withoutOther(on, 6, ['reasonClosed', 'closed']),
    ...withoutOther(on, 8, ['reasonCeased', 'ceased']),
    ...withoutOther(on, 10, ['reversalReason', 'reversedOn']),
    ...withoutOther(on, 11, ['reasonLeft', 'leftOn']),
  ]),
  rule(
    'status-and-closure',
    'error',
    'The case is closed by its status or by its date, but not by both.',
    (on) =>
      on.where(
        6,
        (row) => on.says(6, row, 'status', closedStatus) !== on.isFilled(6, row, 'closed'),
        'status',
      ),
  ),
  rule(
    'conference-not-needed',
    'error',
    'A conference was deemed unnecessary, and there is a date of one.',
    (on) =>
      on.where(
        5,
        (row) => on.says(5, row, 'conferenceNotRequired', 'Yes') && on.isFilled(5, row, 'conferenceOn'),
        'conferenceOn',
      ),
  ),
  rule('plan-without-conference', 'error', 'A conference led to a plan, and there is no date of one.', (on) =>
    on.where(
      5,
      (row) => on.says(5, row, 'ledToPlan', 'Yes') && !on.isFilled(5, row, 'conferenceOn'),
      'conferenceOn',
    ),
  ),
  rule('interview-not-offered', 'error', 'A return interview was accepted that was not offered.', (on) =>
    on.where(
      8,
      (row) => on.says(8, row, 'interviewAccepted', 'Yes') && !on.says(8, row, 'interviewOffered', 'Yes'),
      'interviewOffered',
    ),
  ),
  rule(
    'interview-unsaid',
    'query',
    'The child went missing, and it is not said whether a return interview was offered.',
    (on) =>
      on.where(
        8,
        (row) => (on.number(8, row, 'missing') ?? 0) > 0 && !on.isFilled(8, row, 'interviewOffered'),
        'interviewOffered',
      ),
  ),
  rule(
    'no-placement-counted',
    'query',
    'A placement began in the last 12 months, and none is counted.',
    (on) =>
      on.where(
        8,
        (row) =>
          on.number(8, row, 'placements') === 0 &&
          (on.date(8, row, 'placedFrom') ?? '') >= addMonths(on.asOf, -12),
        'placements',
      ),
  ),
  rule(
    'grown-up',
    'error',
    'The child is 18 or older, and is on a list of children without an end.',
    (on) => [
      ...on.where(7, (row) => isGrownUp(on, 7, row) && !on.isFilled(7, row, 'ends'), 'ends'),
      ...on.where(8, (row) => isGrownUp(on, 8, row) && !on.isFilled(8, row, 'ceased'), 'ceased'),
    ],
  ),
  rule('leaver-of-other-age', 'query', 'A care leaver is under 16 or over 25.', (on) =>
    on.where(
      9,
      (row) => (on.number(9, row, 'age') ?? 18) < 16 || (on.number(9, row, 'age') ?? 18) > 25,
      'age',
    ),
  ),
  rule(
    'in-touch-unknown',
    'query',
    'The authority is in touch, and does not know where the young person lives.',
    (on) =>
      on.where(
        9,
        (row) => on.says(9, row, 'inTouch', 'a) In touch') && !on.isFilled(9, row, 'accommodation'),
        'accommodation',
      ),
  ),
];

function rule(
  code: string,
  severity: AnnexARule['severity'],
  meaning: string,
  find: AnnexARule['find'],
): AnnexARule {
  return { code, severity, meaning, find };
}

function withoutOther(
  on: Lists,
  list: AnnexAList,
  [given, missing]: readonly [string, string],
): AnnexAPlace[] {
  return on.where(list, (row) => on.isFilled(list, row, given) && !on.isFilled(list, row, missing), missing);
}

function isGrownUp(on: Lists, list: AnnexAList, row: number): boolean {
  const born = on.date(list, row, 'born');
  return born !== undefined && addYears(born, 18) <= on.asOf;
}

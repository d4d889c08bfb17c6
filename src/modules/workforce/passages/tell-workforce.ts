import type { About, Row, Said } from '../../people/index.ts';
import { dayOf, onDay, sentences, tellFacts } from '../../people/index.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { labelOf } from '../../../formats/ssda903/code-sets.ts';

/** A worker is named: professionals in their role are told (domain reference 4.7). */
function tellAllocation(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'starts');
  const who =
    row['worker_name'] ??
    (row['worker_reference'] ? `a worker known as ${row['worker_reference']}` : 'a worker who was not named');
  const job = row['worker_job'] && row['worker_name'] ? ` (${row['worker_job'].toLowerCase()})` : '';
  const team = row['worker_team'] ? ` in the team ${row['worker_team']}` : '';
  const why = labelOf('sw_reason', row['reason'] ?? '');
  const words = sentences(
    `${onDay(about, on)} ${who}${job}${team} became your worker.`,
    why && `Why they started: ${why.toLowerCase()}.`,
  );
  return [{ chapter: 'Who worked with you', on, words: [words + until(dayOf(row, 'ends'))] }];
}

const until = (ends: Said['on']) =>
  ends === null ? '' : ` They were your worker until ${formatDate(ends)}.`;

/** Somebody who joined beside the worker who led the help. */
function tellAssignment(row: Row, about: About): readonly Said[] {
  const [on, ends] = [dayOf(row, 'starts'), dayOf(row, 'ends')];
  const who = row['worker_name'] ?? 'a worker who was not named';
  const words = sentences(
    `${onDay(about, on)} ${who} began to work with you (${row['role'] ?? 'role not recorded'}).`,
    ends !== null && `They stopped on ${formatDate(ends)}.`,
  );
  const typed = [row['goal'], row['reason_ended']].flatMap((text) => (text ? [`“${text}”`] : []));
  const chapter = 'Who worked with you';
  return [
    { chapter, on, words: [words] },
    ...(typed.length > 0 ? [{ chapter, on, words: [typed.join(' ')], isFreeText: true } as const] : []),
  ];
}

const ofWorker = (column: string, as: string) =>
  `(select w.${column} from workforce.worker w where w.id = f.worker_id) as ${as}`;

/** What this module's tables can tell of somebody. */
export const workforceTeller = tellFacts([
  {
    table: 'workforce.allocation',
    subjects: ['person_id'],
    isFact: true,
    thing: 'who your worker was',
    also: [
      ofWorker('name', 'worker_name'),
      ofWorker('reference', 'worker_reference'),
      ofWorker('job', 'worker_job'),
      '(select t.name from workforce.worker w join workforce.team t on t.id = w.team_id where w.id = f.worker_id) as worker_team',
    ].join(', '),
    tell: tellAllocation,
  },
  {
    table: 'workforce.assignment',
    subjects: ['person_id'],
    isFact: true,
    thing: 'who joined your worker',
    also: ofWorker('name', 'worker_name'),
    tell: tellAssignment,
  },
]);

const told = /Somebody else/;
const part = '/children/:personId/handovers/:handoverId/parts/:part';
const mistake = '/children/:personId/handovers/:handoverId/mistakes/:eventId';
const back = '/children/:personId/handovers/:handoverId/back';
const leaves = '/children/:personId/workers/:assignmentId/leaves';
const why = { first: { why: 'The first says so.' }, second: { why: 'The second thinks otherwise.' } };
const lastDay = { 'ends-day': '30', 'ends-month': '11', 'ends-year': '2026' };

/** The forms around a change of worker, and of somebody who joined. */
export const handoverCases = [
  {
    route: `POST ${part}`,
    on: part,
    first: { told: 'no', why: 'She is asleep.' },
    second: { told: 'no', why: 'She is at school.' },
    words: 'She is at school.',
    told,
  },
  { route: `POST ${mistake}`, on: mistake, ...why, words: why.second.why, told },
  { route: `POST ${back}`, on: back, ...why, words: why.second.why, told },
  {
    route: `POST ${leaves}`,
    on: leaves,
    first: { ...lastDay, why: 'Moved away' },
    second: { ...lastDay, why: 'Has a new job' },
    words: 'Has a new job',
    told,
  },
];

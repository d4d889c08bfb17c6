import type { FactTable } from '../../../platform/facts/index.ts';

/**
 * Which worker was whose and when. `worker_id` is given as the worker's reference (the return's SW_ID); a worker who is
 * not known yet is recorded with nothing but that reference.
 */
export const allocationFacts: FactTable = {
  name: 'workforce.allocation',
  label: 'allocation',
  subject: 'person_id',
  fields: [
    {
      name: 'worker_id',
      type: 'text',
      find: '(select w.id from workforce.worker w where w.reference = $)',
      shownAs: 'worker_reference',
    },
    { name: 'starts', type: 'date' },
    { name: 'ends', type: 'date' },
    { name: 'reason', type: 'text' },
  ],
  before: [
    `insert into workforce.worker (id, reference)
     select gen_random_uuid(), r.worker_id from (select distinct worker_id from $rows where worker_id is not null) r
     on conflict (reference) do nothing`,
    `update $rows i set worker_id = w.id::text from workforce.worker w where w.reference = i.worker_id`,
  ],
};

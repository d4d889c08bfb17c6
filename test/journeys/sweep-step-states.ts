import type { Finder, PageState } from './sweep-state.ts';
import { empty, filled, missing, nobodyKnown, one, refused } from './sweep-state.ts';

const child = `(select i.person_id from practice.involvement i where i.closed is null and i.no_further_action is not true
    and not exists (select from practice.section_47_enquiry e where e.person_id = i.person_id)
    and not exists (select from practice.child_protection_plan p where p.person_id = i.person_id)
    and not exists (select from care.episode c where c.person_id = i.person_id and c.ends is null)
    and not exists (select from access.restriction_subject s where s.subject_id = i.person_id)
  order by i.person_id limit 1)`;
const none = `/children/${nobodyKnown}/help`;

const said = (more: string) =>
  `'{"on": "2026-03-20", "agreedOn": null, "primaryNeed": null, "support": null, "childSeen": null, "factors": [],
    "tookPart": [], "decision": null, "category": null, "workerId": null, "reasonClosed": null, ${more}}'`;

/** A step of a child in need, in a state, with its words. */
const aStep = (kind: string, state: 'waiting' | 'taken', tail: string, more = '"x": null'): Finder =>
  one(`with s as (insert into practice.step (id, together_id, person_id, kind, happened_on, said, state, decided_at)
      select gen_random_uuid(), gen_random_uuid(), ${child}, '${kind}', '2026-03-20', ${said(more)}, '${state}',
        case '${state}' when 'taken' then now() end returning id, person_id),
    w as (insert into practice.step_words (id, person_id, step_id, about, words)
      select gen_random_uuid(), person_id, id, a.about, a.words from s cross join (values
        ('reasons', 'He said at school that he is afraid to go home.'), ('discussion', 'The police know the address.'), ('absent', 'The nurse was ill'),
        ('then', 'You told us that mornings were hard.'), ('now', 'Mornings are calm, and school is going well.'),
        ('come back', 'Ring us on 01632 960000 and ask for the family help team.')) a(about, words))
    select '/children/' || person_id || '/help${tail}' || case when '${tail}' like '%/' then id::text else '' end as path from s`);
const declined = '"agreedOn": "2026-03-20", "offered": "family help"';
const strategy =
  '"harms": ["physical"], "grounds": ["child", "seen"], "tookPart": ["social care", "police"], "decision": "enquiry"';
const at = (tail: string): Finder => one(`select '/children/' || ${child} || '/help${tail}' as path`);
/** The same with a protection plan since 2 March. */
const protectedAt = (tail: string): Finder =>
  one(`with p as (insert into practice.child_protection_plan (id, person_id, starts, initial_category, latest_category)
      select gen_random_uuid(), ${child}, '2026-03-02', 'NEG', 'NEG' returning person_id),
    w as (insert into workforce.assignment (id, person_id, worker_id, role, starts)
      select gen_random_uuid(), p.person_id, (select id from workforce.worker where lower(job) = 'social worker' order by id limit 1),
        'lead child protection practitioner', '2026-02-20' from p)
    select '/children/' || person_id || '/help${tail}' as path from p`);

/** The pages of the one involvement and its steps. */
export const stepPages: Readonly<Record<string, readonly PageState[]>> = {
  '/steps': [
    filled('service manager', one(`select '/steps' as path`)),
    empty('service manager', '/steps'),
    refused('social worker', '/steps'),
  ],
  '/children/:personId/help': [
    filled('service manager', aStep('strategy discussion', 'waiting', '', strategy)),
    { ...filled('director', protectedAt('')), state: 'with a protection plan' },
    {
      ...filled('service manager', aStep('agreement declined', 'taken', '', declined)),
      state: 'after a no',
    },
    missing('director', none),
    refused('administrator', none),
  ],
  '/children/:personId/help/steps/:step': [
    filled('service manager', at('/steps/strategy-discussion')),
    { ...filled('service manager', at('/steps/end')), state: 'the end' },
    {
      ...filled('service manager', at('/steps/agreement-declined')),
      state: 'a no, with nothing answered',
      then: (person) => person.presses('Save'),
      error: true,
    },
    { ...filled('service manager', at('/steps/enquiry-outcome')), state: 'not possible now' },
    missing('service manager', `${none}/steps/end`),
    refused('director', `${none}/steps/end`),
    {
      ...filled('service manager', at('/steps/strategy-discussion')),
      state: 'with nothing answered',
      then: (person) => person.presses('Save'),
      error: true,
    },
  ],
  '/children/:personId/help/conferences/:meeting': [
    filled('reviewing officer', protectedAt('/conferences/review')),
    missing('reviewing officer', `${none}/conferences/review`),
    refused('social worker', `${none}/conferences/review`),
    {
      ...filled('reviewing officer', protectedAt('/conferences/review')),
      state: 'with nothing answered',
      then: (person) => person.presses('Save'),
      error: true,
    },
  ],
  '/children/:personId/help/decisions/:helpStepId': [
    filled('service manager', aStep('strategy discussion', 'waiting', '/decisions/', strategy)),
    missing('service manager', `${none}/decisions/${nobodyKnown}`),
    refused('social worker', `${none}/decisions/${nobodyKnown}`),
    {
      ...filled('service manager', aStep('strategy discussion', 'waiting', '/decisions/', strategy)),
      state: 'with nothing answered',
      then: (person) => person.presses('Save the decision'),
      error: true,
    },
  ],
  '/children/:personId/help/taken/:helpStepId': [
    filled('service manager', aStep('assessment', 'taken', '/taken/')),
    missing('service manager', `${none}/taken/${nobodyKnown}`),
    refused('social worker', `${none}/taken/${nobodyKnown}`),
    {
      ...filled('service manager', aStep('assessment', 'taken', '/taken/')),
      state: 'with nothing answered',
      then: (person) => person.presses('Take it back'),
      error: true,
    },
  ],
  '/children/:personId/help/letters/:helpStepId': [
    filled('service manager', aStep('end', 'taken', '/letters/')),
    missing('director', `${none}/letters/${nobodyKnown}`),
    refused('administrator', `${none}/letters/${nobodyKnown}`),
  ],
};

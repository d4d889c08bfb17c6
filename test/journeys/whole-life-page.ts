import { formatDate } from '../../src/platform/dates/format-date.ts';
import { plainDate } from '../../src/platform/dates/plain-date.ts';
import type { Telling } from './whole-life-story.ts';

const opening = `# A whole life, told once

Three invented children of one family, from the first worry to the end, told through Kith's own pages and nothing else. A test tells it day by day, and once more late, in an order of chance and with mistakes that are put right, and compares the looked-after return of six years row by row, the children in need census and the measures with what was written down by hand before (test/journeys/whole-life.db.test.ts; it also keeps this page equal).

Tamsin stays with her foster carers at eighteen and has a personal adviser until she is twenty-one. Rory goes home, and comes back to the front door. Ivy is adopted.

| Day | Of | Page | What is told | Where it goes |
| --- | --- | --- | --- | --- |`;

const closing = `## Which page tells what the return asks

Every column of the twelve files has a page. \`/people/…\` and \`/children/…\` tell who a child is, and every fact of care has a page under \`/children/…/record\`.

| File | Told on | In this story |
| --- | --- | --- |
| Header | \`/people/new\`, \`/people/…/about\`, \`/people/…/facts/numbers/new\`, \`/children/…/record/motherhood\` | all but MC_DOB |
| Episodes | \`/children/…/record/episode\`, its end on \`/children/…/facts/episode/…\` or \`/children/…/adoption\` | all |
| Reviews | \`/children/…/record/review\` | all |
| UASC | \`/children/…/record/asylum_status\` | not told |
| OC2 | \`/children/…/record/health_year\` | all |
| OC3 | \`/children/…/record/leaving_care_year\` | all |
| AD1 | \`/children/…/record/adoption\`, the order on \`/children/…/adoption\` | all |
| PlacedAdoption | \`/children/…/record/adoption_decision\` | all but a decision that ended |
| PrevPerm | \`/children/…/record/previous_permanence\` | no permanent home before |
| Missing | \`/children/…/missing/report\`, \`/children/…/missing/…/back\` | all |
| SWEpisodes | \`/children/…/record/allocation\`, \`/children/…/workers/change\` | all |
| DoLo | \`/children/…/record/deprivation_of_liberty\` | not told |

## What this does not cover

- A worker's reference (SW_ID) comes with a return, or is typed on \`/children/…/record/allocation\`; no page gives one to a worker who was added with an account. The children of such a worker have an empty SW_ID.
- A fact that was recorded by mistake can be put right but not taken back on its page; times missing, steps and changes of worker can.
- A report that a child is missing begins a time without an end, so one from before another time that is recorded already is refused there; it is recorded whole on \`/children/…/record/missing_episode\`.
- Whose record is sealed after an adoption is counted by no measure (docs/adr/0016), so M-CL-22 and the share of E11 and E12 in M-CL-03 stay empty where the order was recorded here. The return has every row.
- Education, pathway plans and special guardianship are not part of this story.
`;

/** The story as a page of the documentation (docs/data/whole-life.md; a test keeps it equal). */
export function formatStory(tellings: readonly Telling[]): string {
  const rows = tellings.map(({ on, of, page, told, goes }) =>
    [formatDate(plainDate(on)), of.join(', '), `\`${page}\``, told, goes].join(' | '),
  );
  return [opening, ...rows.map((row) => `| ${row} |`), '', closing].join('\n');
}

import type { Ssda903Table } from '../../../formats/index.ts';

/**
 * Which of the facts that stand belong into a year's file when no return says it, as a test over the version `v`. Years are
 * numbers of ours, so they may stand in the text. Source: the return's guidance as told in the reference (which children
 * and which rows each file has).
 */
export function testOfYear(table: Ssda903Table, year: number): string {
  const first = `date '${year - 1}-04-01'`;
  const last = `date '${year}-03-31'`;
  const during = (starts: string, ends: string) =>
    `v.${starts} <= ${last} and (v.${ends} is null or v.${ends} >= ${first})`;
  const inCare = inCareIn(year);
  const adopted = `exists (select from reporting.episode_version e where e.stands and e.person_id = v.person_id
    and e.ends between ${first} and ${last} and e.reason_ended in ('E11', 'E12'))`;
  const tests: Readonly<Record<Ssda903Table, string>> = {
    Header: 'false',
    Episodes: during('starts', 'ends'),
    Reviews: `v.held_on between ${first} and ${last}`,
    UASC: inCare,
    OC2: `v.year = ${year}`,
    OC3: `v.year = ${year}`,
    AD1: adopted,
    PlacedAdoption: `${during('decided_on', 'reversed_on')} and ${inCare}`,
    PrevPerm: `v.year = ${year}`,
    Missing: `${during('starts', 'ends')} and (v.source <> 'kith' or ${inCareWhenItBegan})`,
    SWEpisodes: year >= 2024 ? `${during('starts', 'ends')} and ${workedInCareIn(year)}` : 'false',
    DoLo: year >= 2027 ? during('starts', 'ends') : 'false',
  };
  return tests[table];
}

/**
 * What somebody recorded here of a child who was not in our care on that day is no row of the return, which asks of children
 * looked after (rules 578, 581); what a return said itself comes back as it came.
 */
const inCareWhenItBegan = `exists (select from reporting.episode_version e where e.stands and e.person_id = v.person_id
    and e.starts <= v.starts and (e.ends is null or e.ends >= v.starts))`;

/** The person of the version has an episode in the year. */
function inCareIn(year: number): string {
  return `exists (select from reporting.episode_version e where e.stands and e.person_id = v.person_id
    and e.starts <= date '${year}-03-31' and (e.ends is null or e.ends >= date '${year - 1}-04-01'))`;
}

/**
 * Somebody worked with the child on a day of the year on which the child was in our care: whoever takes over on the day on which care
 * ends, such as a personal adviser, is no social worker of the return.
 */
function workedInCareIn(year: number): string {
  return `exists (select from reporting.episode_version e where e.stands and e.person_id = v.person_id
    and e.starts <= date '${year}-03-31' and (e.ends is null or e.ends >= date '${year - 1}-04-01')
    and (e.ends is null or e.ends > v.starts) and (v.ends is null or v.ends > e.starts))`;
}

/** Which facts a header of the year tells of a child: being a mother is asked of those in care in the year (rules 165, 628). */
export function testOfHeader(part: string, year: number): string {
  return part === 'motherhood' ? inCareIn(year) : 'true';
}

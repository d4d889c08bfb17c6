import type { FactValue } from '../../../platform/facts/index.ts';
import { leaveOpen } from '../export/row-rules.ts';
import type { Part } from '../plan/return-form.ts';

/**
 * Which of the facts that stand belong into a year's census when no file says it, as a test over the version `v`. Years are
 * numbers of ours, so they may stand in the text. Source: the census's rules on dates as told in the reference (8620, 8696,
 * 8715, 8736, 8740, 8930, 4013: what was done lies in the year, or is still open at its end); all reviews of a plan that
 * belongs into the year are given, which the guidance was not read for.
 */
export function testOfCinYear(part: string, year: number): string {
  const first = `date '${year - 1}-04-01'`;
  const last = `date '${year}-03-31'`;
  const during = (starts: string, ends: string) =>
    `v.${starts} <= ${last} and (v.${ends} is null or v.${ends} >= ${first})`;
  const tests: Readonly<Record<string, string>> = {
    involvement: `${during('opened', 'closed')} and (v.no_further_action is not true or v.opened >= ${first})`,
    assessment: during('starts', 'authorised_on'),
    factor: `exists (select from reporting.assessment_version a
      where a.id = v.assessment_id and a.stands and a.authorised_on <= ${last})`,
    'need plan': during('starts', 'ends'),
    enquiry: `v.starts <= ${last} and coalesce(v.conference_on, v.starts) >= ${first}`,
    'protection plan': during('starts', 'ends'),
    'protection review': `v.held_on <= ${last}`,
    disability: 'true',
  };
  return tests[part] ?? 'false';
}

/** Days that are still to come when they are written down. */
const aheadOfTime = new Set(['conference_target', 'expected_on']);

/** What a fact said by the end of the year: what happened later comes in the next census. */
export function asOfYearEnd(part: Part, values: readonly FactValue[], year: number): readonly FactValue[] {
  const last = `${year}-03-31`;
  return leaveOpen(part, beforeBirth(part, values, last), year).map((value, field) => {
    const { name = '', type } = part.fact.fields[field] ?? {};
    const isLater = type === 'date' && value !== null && value > last;
    return isLater && !aheadOfTime.has(name) && !part.key.includes(field) ? null : value;
  });
}

/** Who was born after the year was expected then; nobody knew the sex (rules 8525Q, 8750). */
function beforeBirth({ fact }: Part, values: readonly FactValue[], last: string): readonly FactValue[] {
  const birthDate = values[fact.fields.findIndex(({ name }) => name === 'birth_date')] ?? null;
  if (birthDate === null || birthDate <= last) return values;
  const then = new Map<string, FactValue>([
    ['birth_date', null],
    ['expected_on', birthDate],
    ['sex', 'U'],
  ]);
  return values.map((value, field) => {
    const said = then.get(fact.fields[field]?.name ?? '');
    return said === undefined ? value : said;
  });
}

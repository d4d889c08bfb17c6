import type { HealthYear } from './health.ts';
import { say, sexIn, type ReturnedChild, type Take, type Where } from './return-year.ts';
import type { Adoption } from './adoption.ts';
import type { FileRow } from './file-book.ts';

const oneOrNought = (answer: boolean | null) => (answer === null ? null : answer ? '1' : '0');

/** Rows that a year has once for a child: asylum, health, adoption, permanence before care. */
export function addYearlyRows(take: Take, { child, facts }: ReturnedChild, { when, id }: Where): void {
  const { year, first, known } = when;
  if (facts.unaccompaniedUntil !== null)
    take('UASC', { ...id, SEX: sexIn(child.child.person.sex, year), DUC: say(facts.unaccompaniedUntil) });
  for (const health of facts.health) if (health.year === year) take('OC2', { ...id, ...healthRow(health) });
  const { adoption } = facts;
  if (adoption !== null && adoption.on >= first && adoption.on <= known)
    take('AD1', { ...id, ...adoptionRow(adoption) });
  for (const { year: asked, kind, authority, on } of facts.permanence) {
    if (asked === year)
      take('PrevPerm', {
        ...id,
        PREV_PERM: kind,
        LA_PERM: authority,
        DATE_PERM: on === null ? null : sayPartly(on),
      });
  }
}

/** '2020-05' is 'ZZ/05/2020'. */
function sayPartly(on: string): string {
  const [year = '', month = 'ZZ', day = 'ZZ'] = on.split('-');
  return `${day}/${month}/${year}`;
}

function healthRow(health: HealthYear): FileRow {
  return {
    SDQ_SCORE: health.sdqScore === null ? null : String(health.sdqScore),
    SDQ_REASON: health.sdqReason,
    CONVICTED: oneOrNought(health.convicted),
    HEALTH_CHECK: oneOrNought(health.healthCheck),
    IMMUNISATIONS: oneOrNought(health.immunisations),
    TEETH_CHECK: oneOrNought(health.teethCheck),
    HEALTH_ASSESSMENT: oneOrNought(health.healthAssessment),
    SUBSTANCE_MISUSE: oneOrNought(health.substanceMisuse),
    INTERVENTION_RECEIVED: oneOrNought(health.interventionReceived),
    INTERVENTION_OFFERED: oneOrNought(health.interventionOffered),
  };
}

function adoptionRow({ interest, matched, byFosterCarer, adopters, sex, status }: Adoption): FileRow {
  return {
    DATE_INT: say(interest),
    DATE_MATCH: say(matched),
    FOSTER_CARE: oneOrNought(byFosterCarer),
    NB_ADOPTR: String(adopters),
    SEX_ADOPTR: sex,
    LS_ADOPTR: status,
  };
}

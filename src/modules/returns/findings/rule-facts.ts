import { rules } from '../checks/ssda903/rules.ts';
import type { CheckedForm } from './finding.ts';

/** What pages say of a rule, whichever return it belongs to. */
export type RuleFacts = {
  readonly code: string;
  readonly meaning: string;
  readonly changed: string | undefined;
  readonly fields: readonly string[];
  readonly tables: readonly string[];
  readonly isQuery: boolean;
  /** Why it also finds what is right. */
  readonly findsRight: string | undefined;
  readonly source: string;
};

const ssda903Source = 'Department for Education, SSDA903 validation rules, in our words';

const known = new Map(
  rules.map((rule): [string, RuleFacts] => [
    `ssda903 ${rule.code}`,
    {
      code: rule.code,
      meaning: rule.meaning,
      changed: rule.changed,
      fields: rule.fields,
      tables: [...rule.needs, ...(rule.uses ?? [])],
      isQuery: rule.isQuery === true,
      findsRight: rule.findsRight,
      source: ssda903Source,
    },
  ]),
);

/** The rule of a return with this code. */
export function findRuleFacts(form: CheckedForm, code: string): RuleFacts | undefined {
  return known.get(`${form} ${code}`);
}

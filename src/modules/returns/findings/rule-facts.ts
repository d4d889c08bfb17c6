import { allYears, isQuery } from '../checks/cin/rule.ts';
import type { CinRule } from '../checks/cin/rule.ts';
import { cinRules } from '../checks/cin/rules.ts';
import type { Rule } from '../checks/ssda903/rule.ts';
import { rules } from '../checks/ssda903/rules.ts';
import type { CheckedForm } from './finding.ts';

/** What pages say of a rule, whichever return it belongs to. */
export type RuleFacts = {
  readonly form: CheckedForm;
  readonly code: string;
  readonly meaning: string;
  readonly changed: string | undefined;
  readonly fields: readonly string[];
  readonly tables: readonly string[];
  readonly isQuery: boolean;
  /** Whether the return as a whole passes or fails it, and no row of it. */
  readonly isOfWhole: boolean;
  /** Why it also finds what is right. */
  readonly findsRight: string | undefined;
  readonly source: string;
};

const ssda903Source = 'Department for Education, SSDA903 validation rules, in our words';
const cinSource = `Department for Education, children in need census guidance for ${allYears.join(' to ')}, in our words`;

const known = new Map(
  [...rules.map(toFacts), ...cinRules.map(toCensusFacts)].map((facts) => [
    `${facts.form} ${facts.code}`,
    facts,
  ]),
);

function toFacts(rule: Rule): RuleFacts {
  return {
    form: 'ssda903',
    code: rule.code,
    meaning: rule.meaning,
    changed: rule.changed,
    fields: rule.fields,
    tables: [...rule.needs, ...(rule.uses ?? [])],
    isQuery: rule.isQuery === true,
    isOfWhole: false,
    findsRight: rule.findsRight,
    source: ssda903Source,
  };
}

function toCensusFacts(rule: CinRule): RuleFacts {
  const { code, meaning, changed, fields, module } = rule;
  return {
    form: 'cin',
    code,
    meaning,
    changed: changed && `From ${changed.year}: ${changed.how}`,
    fields,
    tables: [module],
    isQuery: isQuery(rule),
    isOfWhole: rule.level === 'return',
    findsRight: undefined,
    source: cinSource,
  };
}

/** The rule of a return with this code. */
export function findRuleFacts(form: CheckedForm, code: string): RuleFacts | undefined {
  return known.get(`${form} ${code}`);
}

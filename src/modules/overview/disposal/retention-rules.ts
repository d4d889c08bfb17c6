import { addMonths, addYears } from '../../../platform/dates/plain-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { RetentionRule } from '../../access/index.ts';

/** What is known of a person's record that decides how long it is kept; every record (alias) of the person taken together. */
export type RetentionFacts = {
  readonly subjectId: string;
  readonly birthDate: PlainDate | null;
  readonly birthPrecision: 'day' | 'month' | 'year' | 'estimate';
  readonly diedOn: PlainDate | null;
  /** Whether an episode of care is recorded; what is contested counts. */
  readonly lookedAfter: boolean;
  readonly careLeaver: boolean;
  readonly adoptedOn: PlainDate | null;
  readonly guardianshipOn: PlainDate | null;
  readonly protection: boolean;
  /** An involvement that led to something. */
  readonly familyHelp: boolean;
  /** A contact, or an involvement that led to nothing. */
  readonly contact: boolean;
  /** The last day on which anything happened; for somebody who is only named, the day they were recorded. */
  readonly lastEventOn: PlainDate | null;
  /** Whether somebody works with them now: in care, an open involvement, an open plan. */
  readonly isOpen: boolean;
  /** Whether something that a return said is still to be settled. */
  readonly isUnsettled: boolean;
  /** Whether somebody asked for a copy of it and has no answer yet. */
  readonly isAskedFor: boolean;
  readonly held: boolean;
  readonly keptUntil: PlainDate | null;
};

/** How long a record is kept. `until` null: no end can be worked out, and it is kept. */
export type Keeping = {
  readonly until: PlainDate | null;
  /** The class that decided; null where something other than a class did. */
  readonly class: string | null;
  /** Which rule decided, in words: 'Looked after: 75 years from birth (…)'. */
  readonly because: string;
};

type Rules = ReadonlyMap<string, RetentionRule>;

/**
 * Until when a record is kept, and which rule says so (domain reference 4.10). A legal hold beats every schedule, open work
 * and what is to be settled come next; then the longest of all classes that the record is in holds. Whatever is missing
 * for working a date out, the record is kept.
 */
export function decideKeeping(facts: RetentionFacts, rules: readonly RetentionRule[]): Keeping {
  const kept = whyKept(facts);
  if (kept !== undefined) return { until: null, class: null, because: kept };
  const byClass: Rules = new Map(rules.map((rule) => [rule.class, rule]));
  const longest = classesOf(facts)
    .map((name) => keepingIn(name, facts, byClass))
    .sort(laterFirst)[0];
  if (longest === undefined) return { until: null, class: null, because: 'Nothing says how long it is kept' };
  return withOwnDate(longest, facts.keptUntil);
}

/** Whether the time has ended by this day. */
export function hasEnded({ until }: Keeping, today: PlainDate): boolean {
  return until !== null && until <= today;
}

/** The reason of a record that stays for another's sake. */
export const keptWithFamily = 'Kept with the record of somebody whose family they are';

/**
 * A record stays as long as the longest of those that name its person as family: who somebody's mother was is part of their
 * record, whatever the mother's own says. One step only, so that brothers and sisters do not keep each other for ever;
 * and whoever is only named is there because of the others, not the others because of them.
 */
export function withFamily(own: Keeping, relatives: readonly Keeping[], today: PlainDate): Keeping {
  const longest = relatives.filter(({ class: inClass }) => inClass !== 'named only').toSorted(laterFirst)[0];
  if (longest === undefined || !hasEnded(own, today) || hasEnded(longest, today)) return own;
  const { until } = longest;
  return { until, class: own.class, because: keptWithFamily };
}

function whyKept({ held, isOpen, isUnsettled, isAskedFor }: RetentionFacts): string | undefined {
  if (held) return 'Legal hold: kept until somebody ends it';
  if (isOpen) return 'Work with them is going on';
  // Whoever asked for what is held is answered with what is held (Data Protection Act 2018, section 173; unverified).
  if (isAskedFor) return 'Somebody has asked for a copy of it, and has no answer yet';
  return isUnsettled ? 'Something that a return said is still to be settled' : undefined;
}

/** Every class that a record is in. Whoever died under 18 in or after care is in a class of their own. */
export function classesOf(facts: RetentionFacts): readonly string[] {
  const { diedOn, birthDate } = facts;
  const diedYoung = diedOn !== null && birthDate !== null && diedOn < addYears(birthDate, 18);
  const named: readonly (readonly [string, boolean])[] = [
    ['adoption', facts.adoptedOn !== null],
    ['special guardianship', facts.guardianshipOn !== null],
    ['looked after, died under 18', facts.lookedAfter && diedYoung],
    ['looked after', facts.lookedAfter && !diedYoung],
    ['care leaver', facts.careLeaver],
    ['child protection', facts.protection],
    ['family help', facts.familyHelp],
    ['no further action', facts.contact],
  ];
  const found = named.filter(([, holds]) => holds).map(([name]) => name);
  return found.length > 0 ? found : ['named only'];
}

function keepingIn(name: string, facts: RetentionFacts, rules: Rules): Keeping {
  const rule = rules.get(name);
  if (rule === undefined)
    return { until: null, class: name, because: `No rule for records of this kind: ${name}` };
  const from = countedFrom(rule, facts);
  const words = ruleWords(rule);
  if (from === null)
    return { until: null, class: name, because: `${words}; that date is not known, so it is kept` };
  return { until: addYears(from, rule.years), class: name, because: words };
}

/** 'Looked after: 75 years from birth' and where the rule is from. */
export function ruleWords({ class: name, years, countsFrom, source }: RetentionRule): string {
  const from = {
    birth: 'birth',
    death: 'death',
    order: 'the order',
    'last event': 'the last thing that happened',
  }[countsFrom];
  const unit = years === 1 ? 'year' : 'years';
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${years} ${unit} from ${from} (${source})`;
}

function countedFrom(rule: RetentionRule, facts: RetentionFacts): PlainDate | null {
  if (rule.countsFrom === 'birth') return latestBirth(facts);
  if (rule.countsFrom === 'death') return facts.diedOn;
  if (rule.countsFrom === 'last event') return facts.lastEventOn;
  return rule.class === 'adoption' ? facts.adoptedOn : facts.guardianshipOn;
}

/** The latest day that a birth of which less than the day is known can have been: never destroyed too early. */
function latestBirth({ birthDate, birthPrecision }: RetentionFacts): PlainDate | null {
  if (birthDate === null || birthPrecision === 'day') return birthDate;
  if (birthPrecision === 'month') return addMonths(birthDate, 1);
  return addYears(birthDate, birthPrecision === 'year' ? 1 : 5);
}

/** No end at all is the longest. */
function laterFirst(a: Keeping, b: Keeping): number {
  const [one, other] = [a.until ?? '9999', b.until ?? '9999'];
  return one === other ? 0 : one < other ? 1 : -1;
}

/** Somebody's decision to keep it longer holds where it is later than the schedule. */
function withOwnDate(keeping: Keeping, keptUntil: PlainDate | null): Keeping {
  if (keptUntil === null || keeping.until === null || keptUntil <= keeping.until) return keeping;
  return { ...keeping, until: keptUntil, because: `${keeping.because}; it was decided to keep it longer` };
}

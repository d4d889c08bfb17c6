import type { FactChanges, FactTable, FactValue } from '../../../platform/facts/index.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { mergeField } from './fact-sources.ts';
import type { FactSource, StatedFact } from './fact-sources.ts';

/** A fact that stands, of one person. */
export type Standing = {
  readonly id: string;
  readonly personId: string;
  readonly version: number;
  /** Whether a return or a list said it, and not a person. */
  readonly fromReturn: boolean;
  readonly values: readonly FactValue[];
};

/** A row whose fact cannot stand, and why. */
export type Unplaced = { readonly stated: StatedFact; readonly because: string };

export type FactPlan = { readonly changes: FactChanges; readonly unplaced: readonly Unplaced[] };

type Draft = {
  readonly personId: string;
  readonly standing: Standing | undefined;
  values: FactValue[];
  readonly stated: StatedFact;
};

export type FactPlanning = {
  readonly year: number;
  readonly stated: readonly StatedFact[];
  readonly standing: readonly Standing[];
  readonly personOf: (child: string) => string | undefined;
};

/**
 * What loading rows does to one kind of fact: new ones, and ones that stand and now say more. A fact that could not be (it
 * ends before it begins, two plans at once) is left out and told.
 */
export function planFacts(source: FactSource, { year, stated, standing, personOf }: FactPlanning): FactPlan {
  const drafts = new Map<string, Draft>();
  const known = new Map(standing.map((one) => [keyOf(source, one.personId, one.values), one]));
  for (const one of stated) {
    const personId = personOf(one.child);
    if (personId !== undefined) draft(source, drafts, { known, personId, one });
  }
  return decide(source.fact, [...drafts.values()], { year, standing });
}

type Drafting = {
  readonly known: ReadonlyMap<string, Standing>;
  readonly personId: string;
  readonly one: StatedFact;
};

/** Adds a row to the fact that its key names: the one that stands, one of a row before, or a new one. */
function draft(source: FactSource, drafts: Map<string, Draft>, { known, personId, one }: Drafting): void {
  const { fields } = source.fact;
  const key = keyOf(
    source,
    personId,
    fields.map(({ name }) => one.fields[name]?.value ?? null),
  );
  const before = drafts.get(key);
  const found = known.get(key);
  const now = before?.values ?? found?.values ?? fields.map(() => null);
  const mayReplace = before === undefined && found?.fromReturn === true;
  const values = fields.map(({ name }, i) => mergeField(now[i] ?? null, one.fields[name], mayReplace));
  if (before) before.values = values;
  else drafts.set(key, { personId, standing: found, values, stated: one });
}

function keyOf({ fact, key }: FactSource, personId: string, values: readonly FactValue[]): string {
  const own = key.map((name) => values[fact.fields.findIndex((field) => field.name === name)] ?? null);
  return JSON.stringify([personId, ...own]);
}

type Deciding = { readonly year: number; readonly standing: readonly Standing[] };

function decide(fact: FactTable, drafts: readonly Draft[], { year, standing }: Deciding): FactPlan {
  const unplaced: Unplaced[] = [];
  const added: FactChanges['added'][number][] = [];
  const changed: FactChanges['changed'][number][] = [];
  const spans = new Spans(fact, standing);
  for (const { personId, standing: found, values, stated } of drafts) {
    if (found && values.every((value, i) => value === found.values[i])) continue;
    const because = endsTooEarly(fact, values) ?? spans.refuse(personId, values, found?.id);
    if (because !== undefined) unplaced.push({ stated, because });
    else if (found) changed.push({ id: found.id, version: found.version, values, year });
    else added.push({ id: newId(), subject: personId, values, year });
  }
  return {
    changes: {
      year,
      added,
      changed,
      removed: [],
      earlier: [],
      contested: [],
      outdated: { contested: [], facts: [] },
    },
    unplaced,
  };
}

/** Fields of a kind of which the second cannot come before the first (constraints of the tables). */
const orders: Readonly<Record<string, readonly [string, string]>> = {
  early_help_assessment: ['starts', 'completed_on'],
  involvement: ['opened', 'closed'],
  assessment: ['starts', 'authorised_on'],
  child_protection_plan: ['starts', 'ends'],
  adoption_decision: ['decided_on', 'reversed_on'],
};

function endsTooEarly({ label, fields }: FactTable, values: readonly FactValue[]): string | undefined {
  const [first, then] = orders[label] ?? [];
  const at = (name: string | undefined) => values[fields.findIndex((field) => field.name === name)] ?? null;
  const [starts, ends] = [at(first), at(then)];
  return starts !== null && ends !== null && ends < starts ? 'It ends before it begins' : undefined;
}

/** Kinds of which a child has one at a time. */
class Spans {
  private readonly known = new Map<string, { id: string | undefined; starts: string; ends: string }[]>();
  private readonly at: readonly [number, number];

  constructor(
    private readonly fact: FactTable,
    standing: readonly Standing[],
  ) {
    const find = (name: string) => fact.fields.findIndex((field) => field.name === name);
    this.at = [find('starts'), find('ends')];
    if (this.isOneAtATime()) for (const { id, personId, values } of standing) this.add(personId, values, id);
  }

  refuse(personId: string, values: readonly FactValue[], id: string | undefined): string | undefined {
    if (!this.isOneAtATime()) return undefined;
    const { starts, ends } = this.spanOf(values);
    const others = (this.known.get(personId) ?? []).filter(
      (other) => other.id === undefined || other.id !== id,
    );
    if (others.some((other) => starts < other.ends && other.starts < ends))
      return 'Another one was in force at the time';
    this.add(personId, values, id);
    return undefined;
  }

  private isOneAtATime(): boolean {
    return this.fact.label === 'child_protection_plan';
  }

  private add(personId: string, values: readonly FactValue[], id: string | undefined): void {
    const own = (this.known.get(personId) ?? []).filter((other) => other.id === undefined || other.id !== id);
    this.known.set(personId, [...own, { id, ...this.spanOf(values) }]);
  }

  private spanOf(values: readonly FactValue[]): { starts: string; ends: string } {
    return { starts: values[this.at[0]] ?? '', ends: values[this.at[1]] ?? '9999-12-31' };
  }
}

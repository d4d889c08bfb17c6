import type { FactValue } from '../../../platform/facts/index.ts';
import { Calendar } from './calendar-rules.ts';
import { compareSpans } from './claim-order-rules.ts';
import { isPossible } from './possible-rules.ts';
import type { Part } from './return-form.ts';
import type {
  Decision,
  Occasion,
  PartPlan,
  PriorLine,
  Removal,
  StandingFact,
  Statement,
} from './standing.ts';

type Claim = { readonly at: number; readonly statement: Statement; readonly prior: PriorLine | undefined };

/**
 * Which facts stand once a return has been read (docs/adr/0005): what a person recorded in Kith first, then the newest
 * return. Within one return: what had ended by the end of its year before what had not; of the ended the one that began
 * first, then the longer, then the one further up; of the others the one that began last. Facts of older returns stand
 * where there is room left.
 */
export function planPart(
  part: Part,
  occasion: Occasion,
  before: { readonly standing: readonly StandingFact[]; readonly prior: readonly PriorLine[] },
  statements: readonly Statement[],
): PartPlan {
  return new PartPlanner(part, occasion, before.standing, before.prior).plan(statements);
}

class PartPlanner {
  private readonly calendar = new Calendar();
  private readonly byKey = new Map<string, StandingFact>();
  private readonly byId = new Map<string, StandingFact>();
  private readonly accepted = new Map<string, StandingFact>();
  private readonly prior = new Map<string, PriorLine[]>();
  /** Which row of this return says a fact: what is open about it can then be told from the fact and the year alone. */
  private readonly saidBy = new Map<string, string>();

  constructor(
    private readonly part: Part,
    private readonly occasion: Occasion,
    private readonly standing: readonly StandingFact[],
    prior: readonly PriorLine[],
  ) {
    for (const fact of standing) this.remember(fact);
    for (const line of prior)
      this.prior.set(line.fingerprint, [...(this.prior.get(line.fingerprint) ?? []), line]);
  }

  plan(statements: readonly Statement[]): PartPlan {
    const decisions = new Array<Decision | undefined>(statements.length);
    const claims: Claim[] = [];
    statements.forEach((statement, at) => {
      const prior = this.takePrior(statement.fingerprint);
      if (prior && this.isClosed(prior)) decisions[at] = this.repeatClosed(prior);
      else claims.push({ at, statement, prior });
    });
    for (const claim of this.inOrder(claims))
      decisions[claim.at] = this.keepSame(this.decideOnce(claim), claim.prior);
    return { decisions: decisions.filter((one) => one !== undefined), ...this.conclude() };
  }

  private remember(fact: StandingFact): void {
    this.byId.set(fact.id, fact);
    this.byKey.set(this.keyOf(fact.values), fact);
    if (this.isStronger(fact)) this.take(fact);
  }

  /** Whether a fact stands against anything that this return says. */
  private isStronger(fact: StandingFact): boolean {
    return !fact.fromReturn || fact.year > this.occasion.year;
  }

  private takePrior(fingerprint: string): PriorLine | undefined {
    const lines = this.prior.get(fingerprint);
    return lines && lines.length > 1 ? lines.shift() : takeOnly(this.prior, fingerprint);
  }

  /** The same row was here before, and what became of it is not this return's to change any more. */
  private isClosed({ factId, contestedId, settled }: PriorLine): boolean {
    if (contestedId !== null) return settled;
    const fact = this.byId.get(factId ?? '');
    return !fact || this.isStronger(fact);
  }

  private inOrder(claims: readonly Claim[]): readonly Claim[] {
    const { period } = this.part;
    if (claims.length < 2 || !period) return claims;
    const yearEnd = `${this.occasion.year}-03-31`;
    const span = ({ statement: { values } }: Claim) => ({
      starts: values[period.starts] ?? '',
      ends: values[period.ends] ?? null,
    });
    return claims
      .map((claim) => ({ claim, ...span(claim) }))
      .sort((a, b) => compareSpans(a, b, yearEnd))
      .map(({ claim }) => claim);
  }

  private repeatClosed(line: PriorLine): Decision {
    if (line.factId !== null) this.saidBy.set(line.factId, line.fingerprint);
    return { kind: 'before', line };
  }

  /** Two rows lead to one fact only when they say the very same. */
  private decideOnce(claim: Claim): Decision {
    const decision = this.decide(claim);
    if (!('fact' in decision)) return decision;
    const { fingerprint } = claim.statement;
    const { fact, version } = decision;
    const other = this.saidBy.get(fact.id);
    this.saidBy.set(fact.id, other ?? fingerprint);
    if (other === undefined) return decision;
    if (other !== fingerprint) return contested(otherRow, fact.id);
    return {
      kind: 'before',
      line: { fingerprint, factId: fact.id, version, contestedId: null, settled: false },
    };
  }

  private decide({ statement }: Claim): Decision {
    if (statement.refused !== undefined) return contested(statement.refused, null);
    const key = this.keyOf(statement.values);
    const rival = this.accepted.get(key);
    if (rival) return this.repeat(statement, rival, otherRow);
    const fact = this.byKey.get(key);
    if (fact && !fact.fromReturn) return this.repeat(statement, fact, 'A person recorded otherwise in Kith');
    if (fact && this.isStronger(fact)) return this.addEarlier(statement, fact);
    return this.accept(statement, fact, key);
  }

  private repeat(statement: Statement, fact: StandingFact, because: string): Decision {
    return agrees(statement, fact)
      ? { kind: 'same', fact, version: fact.version }
      : contested(because, fact.id);
  }

  /** An older return than the one that stands: its version goes into history only, numbered by its year and load. */
  private addEarlier(statement: Statement, fact: StandingFact): Decision {
    if (agrees(statement, fact)) return { kind: 'same', fact, version: fact.version };
    const { year, loads } = this.occasion;
    const version = -(year * 1000 + loads);
    const earlier = { ...fact, version, year, values: this.resolve(statement, undefined) };
    return { kind: 'earlier', fact: earlier, version };
  }

  private accept(statement: Statement, fact: StandingFact | undefined, key: string): Decision {
    const values = this.resolve(statement, fact);
    const clash = this.findClash(values);
    if (clash !== undefined) return contested('It overlaps another one that stands', clash);
    const decision = this.toDecision(values, fact);
    this.accepted.set(key, decision.fact);
    this.take(decision.fact);
    return decision;
  }

  private toDecision(
    values: readonly FactValue[],
    fact: StandingFact | undefined,
  ): Extract<Decision, { fact: StandingFact }> {
    const { year, subject } = this.occasion;
    if (!fact) {
      const added = {
        id: this.part.fact.subject === 'id' && subject ? subject : this.occasion.newId(),
        version: 1,
        fromReturn: true,
        year,
        values,
      };
      return { kind: 'new', fact: added, version: 1 };
    }
    const isSame = fact.values.every((value, i) => value === values[i]);
    const version = isSame ? fact.version : fact.version + 1;
    return { kind: isSame ? 'same' : 'changed', fact: { ...fact, version, year, values }, version };
  }

  /** An unreadable cell takes nothing away from what was known, unless both together would be impossible. */
  private resolve({ values }: Statement, fact: StandingFact | undefined): readonly FactValue[] {
    if (!values.includes(undefined)) return values.map((value) => value ?? null);
    const filled = values.map((value, i) => (value === undefined ? (fact?.values[i] ?? null) : value));
    return isPossible(this.part, filled) ? filled : values.map((value) => value ?? null);
  }

  private findClash(values: readonly FactValue[]): string | undefined {
    const { period } = this.part;
    return period?.alone
      ? this.calendar.findClash(values[period.starts] ?? '', values[period.ends] ?? null)
      : undefined;
  }

  private take({ id, values }: StandingFact): void {
    const { period } = this.part;
    if (period?.alone) this.calendar.take(id, values[period.starts] ?? '', values[period.ends] ?? null);
  }

  private keyOf(values: readonly (FactValue | undefined)[]): string {
    return this.part.key.map((field) => values[field] ?? '').join('|');
  }

  /** A row that leads where it led before is no news. */
  private keepSame(decision: Decision, prior: PriorLine | undefined): Decision {
    if (!prior || decision.kind === 'before') return decision;
    const stillContested = decision.kind === 'contested' && prior.contestedId !== null;
    const stillStands =
      decision.kind === 'same' && prior.contestedId === null && decision.fact.id === prior.factId;
    if (stillContested || stillStands) return { kind: 'before', line: prior };
    this.prior.set(prior.fingerprint, [...(this.prior.get(prior.fingerprint) ?? []), prior]);
    return decision;
  }

  private conclude(): Omit<PartPlan, 'decisions'> {
    const removed: Removal[] = [];
    const after = new Map([...this.accepted.values()].map((fact) => [fact.id, fact]));
    for (const fact of this.standing) {
      if (after.has(fact.id)) continue;
      const clash = this.isStronger(fact) ? undefined : this.findClash(fact.values);
      if (clash === undefined) after.set(fact.id, fact);
      else removed.push({ fact, conflictsWith: clash });
    }
    return { removed, dropped: [...this.prior.values()].flat(), after: [...after.values()] };
  }
}

const otherRow = 'Another row of this return says otherwise';

function takeOnly(prior: Map<string, PriorLine[]>, fingerprint: string): PriorLine | undefined {
  const [line] = prior.get(fingerprint) ?? [];
  prior.delete(fingerprint);
  return line;
}

function agrees({ values }: Statement, fact: StandingFact): boolean {
  return values.every((value, i) => value === undefined || value === fact.values[i]);
}

function contested(because: string, conflictsWith: string | null): Decision {
  return { kind: 'contested', because, conflictsWith };
}

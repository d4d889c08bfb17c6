import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileKinds } from './file-kinds.ts';
import type { Part } from './return-form.ts';
import { planPart } from './standing-rules.ts';
import type { Decision, PriorLine, StandingFact, Statement } from './standing.ts';

function partOf(name: string): Part {
  const part = fileKinds.flatMap(({ parts }) => parts).find((one) => one.name === name);
  if (!part) throw new Error(name);
  return part;
}

/** Missing episodes: kind, starts, ends. Short, and no two of a child may overlap. */
const missing = partOf('missing');
let made = 0;
const newId = () => `new ${++made}`;
const occasion = { year: 2026, loads: 1, subject: 'child', newId };
const says = (
  starts: string,
  ends: string | null | undefined,
  kind: string | undefined = 'M',
): Statement => ({
  fingerprint: `${kind} ${starts} ${ends}`,
  values: [kind, starts, ends],
});
const stands = (
  id: string,
  starts: string,
  ends: string | null,
  more: Partial<StandingFact> = {},
): StandingFact => ({
  id,
  version: 1,
  fromReturn: true,
  year: 2025,
  values: ['M', starts, ends],
  ...more,
});
const line = (statement: Statement, to: Partial<PriorLine>): PriorLine => ({
  fingerprint: statement.fingerprint,
  factId: null,
  version: to.factId ? 1 : null,
  contestedId: null,
  settled: false,
  ...to,
});
const plan = (standing: StandingFact[], statements: Statement[], prior: PriorLine[] = []) =>
  planPart(missing, occasion, { standing, prior }, statements);
const kinds = (decisions: readonly Decision[]) => decisions.map(({ kind }) => kind);

describe('what stands when a return has been read', () => {
  it('takes in what is new and leaves alone what is said again', () => {
    const { decisions } = plan(
      [stands('a', '2025-05-01', '2025-05-03')],
      [says('2025-05-01', '2025-05-03'), says('2025-06-01', null)],
    );
    expect(kinds(decisions)).toEqual(['same', 'new']);
  });

  it('lets a newer return change what an older one said', () => {
    const { decisions, after } = plan([stands('a', '2025-05-01', null)], [says('2025-05-01', '2025-05-09')]);
    expect(decisions).toMatchObject([{ kind: 'changed', version: 2, fact: { id: 'a' } }]);
    expect(after.map(({ values }) => values)).toEqual([['M', '2025-05-01', '2025-05-09']]);
  });

  it('removes what an older return said where the newer one leaves no room', () => {
    const { removed, after } = plan([stands('old', '2025-05-01', null)], [says('2025-06-01', '2025-06-02')]);
    expect(removed.map(({ fact }) => fact.id)).toEqual(['old']);
    expect(after.map(({ values }) => values[1])).toEqual(['2025-06-01']);
  });

  it('keeps what an older return said where there is room', () => {
    expect(plan([stands('old', '2025-05-01', '2025-05-02')], [says('2025-06-01', null)]).removed).toEqual([]);
  });

  it('keeps what an older return says now in history only, when a newer one has spoken', () => {
    const { decisions, after } = plan(
      [stands('a', '2025-05-01', '2025-05-09', { year: 2027 })],
      [says('2025-05-01', null)],
    );
    expect(decisions).toMatchObject([
      { kind: 'earlier', version: -2026001, fact: { id: 'a', values: ['M', '2025-05-01', null] } },
    ]);
    expect(after).toMatchObject([{ id: 'a', version: 1, values: ['M', '2025-05-01', '2025-05-09'] }]);
  });

  it('never changes what a person recorded in Kith', () => {
    const kith = stands('k', '2025-05-01', '2025-05-09', { fromReturn: false });
    const { decisions, after, removed } = plan(
      [kith],
      [says('2025-05-01', null), says('2025-05-05', '2025-05-06')],
    );
    expect(decisions).toMatchObject([
      { kind: 'contested', conflictsWith: 'k' },
      { kind: 'contested', conflictsWith: 'k' },
    ]);
    expect([after, removed]).toEqual([[kith], []]);
  });

  it('prefers, of one return, what has an end to what has none, so that one missing end costs one row only', () => {
    const rows = [says('2025-04-02', null), says('2025-05-01', '2025-05-09'), says('2025-07-01', null)];
    expect(kinds(plan([], rows).decisions)).toEqual(['contested', 'new', 'new']);
  });

  it('prefers the one that began first, then the longer, then the one further up', () => {
    expect(
      kinds(plan([], [says('2025-05-03', '2025-05-09'), says('2025-05-01', '2025-05-05')]).decisions),
    ).toEqual(['contested', 'new']);
    expect(
      kinds(plan([], [says('2025-05-01', '2025-05-05'), says('2025-05-01', '2025-05-09')]).decisions),
    ).toEqual(['contested', 'new']);
    expect(
      kinds(
        plan([], [says('2025-05-01', '2025-05-05', 'A'), says('2025-05-01', '2025-05-05', 'M')]).decisions,
      ),
    ).toEqual(['new', 'contested']);
  });

  it('takes an end after the end of the year for a slip beside others', () => {
    const rows = [says('2025-04-02', '2062-05-01'), says('2025-05-01', '2025-05-09')];
    expect(kinds(plan([], rows).decisions)).toEqual(['contested', 'new']);
  });

  it('lets an unreadable cell take nothing away from what was known', () => {
    const { decisions } = plan([stands('a', '2025-05-01', '2025-05-09')], [says('2025-05-01', undefined)]);
    expect(decisions).toMatchObject([{ kind: 'same', fact: { values: ['M', '2025-05-01', '2025-05-09'] } }]);
  });

  it('leads two rows to one fact only when they say the very same', () => {
    const twice = says('2025-05-01', '2025-05-09');
    expect(
      kinds(plan([], [twice, twice, { ...twice, fingerprint: 'another date of birth' }]).decisions),
    ).toEqual(['new', 'before', 'contested']);
  });

  it('is no news when the same load comes again, whatever has happened since', () => {
    const row = says('2025-05-01', '2025-05-09');
    const before = (standing: StandingFact[], to: Partial<PriorLine>) =>
      kinds(plan(standing, [row], [line(row, to)]).decisions);
    expect(before([stands('a', '2025-05-01', '2025-05-09', { year: 2026 })], { factId: 'a' })).toEqual([
      'before',
    ]);
    expect(before([stands('a', '2025-05-01', '2025-05-20', { year: 2027 })], { factId: 'a' })).toEqual([
      'before',
    ]);
    expect(before([stands('a', '2025-05-01', '2025-05-20', { fromReturn: false })], { factId: 'a' })).toEqual(
      ['before'],
    );
    expect(before([], { factId: 'gone' })).toEqual(['before']);
    expect(before([], { contestedId: 'c', settled: true })).toEqual(['before']);
  });

  it('lets a contested row stand when a corrected load makes room, and closes the question', () => {
    const [blocked, blocker] = [says('2025-05-05', '2025-05-20'), says('2025-05-01', '2025-05-09')];
    const first = stands('b', '2025-05-01', '2025-05-09', { year: 2026 });
    const prior = [line(blocker, { factId: 'b' }), line(blocked, { contestedId: 'c' })];
    const { decisions, dropped } = plan([first], [says('2025-05-01', '2025-05-05'), blocked], prior);
    expect(kinds(decisions)).toEqual(['changed', 'new']);
    expect(dropped).toEqual(expect.arrayContaining(prior));
  });
});

const anyDay = fc
  .integer({ min: 1, max: 60 })
  .map((n) => new Date(Date.UTC(2025, 5, n)).toISOString().slice(0, 10));
const anyEnd = (starts: string) =>
  fc.oneof(
    fc.constant(null),
    fc.constant(undefined),
    anyDay.filter((ends) => ends >= starts),
  );
const anyStatement = anyDay.chain((starts) =>
  anyEnd(starts).chain((ends) => fc.constantFrom('M', 'A').map((kind) => says(starts, ends, kind))),
);

const touches = (a: StandingFact, b: StandingFact) => {
  const [x, y] = [a.values, b.values];
  const room = x[1] !== x[2] && y[1] !== y[2] && (x[1] ?? '') < (y[2] ?? '9') && (y[1] ?? '') < (x[2] ?? '9');
  return room || x[1] === y[1];
};
const isPossible = (facts: readonly StandingFact[]) =>
  facts.every((a, i) => facts.every((b, j) => i >= j || !touches(a, b)));

describe('whatever returns say', () => {
  it('what stands is possible, every row is decided, nothing is lost', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(2024, 2025, 2026), fc.array(anyStatement, { maxLength: 8 })), {
          maxLength: 4,
        }),
        (loads) => {
          let standing: readonly StandingFact[] = [];
          for (const [i, [year, statements]] of loads.entries()) {
            const done = planPart(
              missing,
              { year, loads: i, subject: 'child', newId },
              { standing, prior: [] },
              statements,
            );
            expect(done.decisions).toHaveLength(statements.length);
            expect(isPossible(done.after)).toBe(true);
            const kept = new Set([
              ...done.after.map(({ id }) => id),
              ...done.removed.map(({ fact }) => fact.id),
            ]);
            expect(standing.every(({ id }) => kept.has(id))).toBe(true);
            standing = done.after;
          }
        },
      ),
    );
  });

  it('the order of the rows does not matter for what stands, unless two rows tie', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anyStatement, { selector: ({ values }) => `${values[1]} ${values[2]}`, maxLength: 8 }),
        (statements) => {
          const values = (rows: readonly Statement[]) =>
            planPart(missing, occasion, { standing: [], prior: [] }, rows)
              .after.map((fact) => fact.values.join())
              .sort();
          const readable = statements.filter((one) => !one.values.includes(undefined));
          expect(values([...readable].reverse())).toEqual(values(readable));
        },
      ),
    );
  });

  it('a second load of the same rows changes nothing', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anyStatement, { selector: ({ fingerprint }) => fingerprint, maxLength: 8 }),
        (statements) => {
          const first = plan([], statements);
          const prior = first.decisions.map((decision, i): PriorLine => {
            const fingerprint = statements[i]?.fingerprint ?? '';
            if ('fact' in decision)
              return {
                fingerprint,
                factId: decision.fact.id,
                version: decision.version,
                contestedId: null,
                settled: false,
              };
            return {
              fingerprint,
              factId: null,
              version: null,
              contestedId: `contested ${i}`,
              settled: false,
            };
          });
          const second = plan([...first.after], statements, prior);
          expect(kinds(second.decisions).filter((kind) => kind !== 'before')).toEqual([]);
          expect([second.removed, second.dropped]).toEqual([[], []]);
        },
      ),
    );
  });
});

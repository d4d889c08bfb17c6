import { parseDate } from '../../../formats/ssda903/values.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { cellOf } from './return-set-rules.ts';
import type { ReturnSet, ReturnTable } from './return-set-rules.ts';

/** The date of birth that a return gives a child: the header's, or where that says none what its other rows say most. */
export function findBirthDate(set: ReturnSet, child: string): PlainDate | null {
  const header = set.tables.find(({ kind }) => kind.table === 'Header');
  const own = header && listDates(header, child)[0];
  return (
    own ??
    findMostSaid(
      set.tables
        .filter(({ kind }) => kind.repeats.includes('DOB'))
        .flatMap((table) => listDates(table, child)),
    )
  );
}

function listDates(table: ReturnTable, child: string): PlainDate[] {
  return table.rowsOf.of(child).flatMap((row) => {
    const text = cellOf(table, 'DOB', row);
    return (text === null ? undefined : parseDate(text)) ?? [];
  });
}

/** The first of those said most often. */
function findMostSaid(dates: readonly PlainDate[]): PlainDate | null {
  const counts = new Map<PlainDate, number>();
  for (const date of dates) counts.set(date, (counts.get(date) ?? 0) + 1);
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  return best?.[0] ?? null;
}

/** Somebody who has this child id with this authority. */
export type Candidate = {
  /** Every date of birth ever recorded for them. */
  readonly birthDates: ReadonlySet<string>;
  /** The rows that the same year's return gave for them when it was loaded before. */
  readonly said: ReadonlySet<string>;
};

/**
 * Who of those with this child id the rows are about: one with the same date of birth, or one of whom this very return
 * said one of these rows, word for word, when it was loaded before. Anybody else is another person until a person
 * decides otherwise.
 */
export function findSame<T extends Candidate>(
  candidates: readonly T[],
  birthDate: PlainDate | null,
  listFingerprints: () => readonly string[],
): T | undefined {
  const agreeing = candidates.find(({ birthDates }) => birthDate !== null && birthDates.has(birthDate));
  if (agreeing || candidates.length === 0) return agreeing;
  const fingerprints = listFingerprints();
  return candidates.find(({ said }) => fingerprints.some((one) => said.has(one)));
}

import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { cellOf } from './return-set-rules.ts';
import type { ReturnSet, ReturnTable } from './return-set-rules.ts';

/** The date of birth that a return gives a child: the header's, or where that says none what its other rows say most. */
export function findBirthDate(set: ReturnSet, child: string): PlainDate | null {
  const { header: name } = set.form;
  const header = set.tables.find(({ kind }) => kind.table === name);
  const own = header && listDates(set, header, child)[0];
  return (
    own ??
    findMostSaid(
      set.tables
        .filter(({ kind }) => kind.repeats.includes('DOB'))
        .flatMap((table) => listDates(set, table, child)),
    )
  );
}

function listDates({ form }: ReturnSet, table: ReturnTable, child: string): PlainDate[] {
  const { column, read } = form.birthDate;
  return table.rowsOf.of(child).flatMap((row) => {
    const text = cellOf(table, column, row);
    return (text === null ? undefined : read(text)) ?? [];
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
 * said one of these rows, word for word, when it was loaded before; with `idAlone`, also one of whom no other date of
 * birth is known. Anybody else is another person until a person decides otherwise.
 */
export function findSame<T extends Candidate>(
  candidates: readonly T[],
  { birthDate, idAlone }: { birthDate: PlainDate | null; idAlone: boolean },
  listFingerprints: () => readonly string[],
): T | undefined {
  const agreeing = candidates.find(({ birthDates }) => birthDate !== null && birthDates.has(birthDate));
  if (agreeing || candidates.length === 0) return agreeing;
  const fingerprints = listFingerprints();
  const said = candidates.find((one) => fingerprints.some((print) => one.said.has(print)));
  if (said || !idAlone) return said;
  return candidates.find(({ birthDates }) => birthDate === null || birthDates.size === 0);
}

import { labelOf } from '../../../formats/ssda903/code-sets.ts';
import { formatInstantInFull } from '../../../platform/dates/instant.ts';
import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';
import type { FactKind } from '../facts/fact-kind.ts';
import { otherPersonIn, seenFrom } from '../facts/fact-lines.ts';
import type { FactVersion } from '../facts/fact-queries.ts';
import type { AboutVersion } from './details-queries.ts';
import { sexWords } from './person-card.ts';
import type { PersonSummary } from './person-queries.ts';
import { birthWords } from './person-rules.ts';

/** One thing that was known: what, from when until when we knew it, and whence. */
export type Known = {
  readonly kind: string;
  readonly text: string;
  readonly from: string;
  readonly until: string;
  readonly whence: string;
};

type Whence = {
  readonly knownFrom: Instant;
  readonly knownUntil: Instant | null;
  readonly recordedBy: string | null;
  readonly source: string;
  readonly sourceYear: number | null;
};

export type HistoryInput = {
  readonly about: readonly AboutVersion[];
  readonly facts: readonly { readonly kind: FactKind; readonly versions: readonly FactVersion[] }[];
  readonly ids: readonly string[];
  readonly people: ReadonlyMap<string, PersonSummary>;
  readonly accounts: ReadonlyMap<string, string>;
  readonly today: PlainDate;
};

/** What we knew and when: the newest knowledge first. */
export function historyPage({ about, facts, ids, people, accounts, today }: HistoryInput): readonly Known[] {
  const all = [
    ...about.map((version) => ({
      at: version.knownFrom,
      known: { kind: 'About them', text: aboutText(version), ...whence(version, accounts) },
    })),
    ...facts.flatMap(({ kind, versions }) =>
      versions.map((version) => ({
        at: version.knownFrom,
        known: {
          kind: kind.title,
          text: factText(kind, version, { ids, people, today }),
          ...whence(version, accounts),
        },
      })),
    ),
  ];
  return all.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).map(({ known }) => known);
}

function whence(version: Whence, accounts: ReadonlyMap<string, string>) {
  return {
    from: formatInstantInFull(shortened(version.knownFrom)),
    until: version.knownUntil === null ? '' : formatInstantInFull(shortened(version.knownUntil)),
    whence: whenceWords(version, accounts),
  };
}

/** The database keeps microseconds; clocks on pages do not show them. */
const shortened = (at: Instant) => new Date(at).toISOString() as Instant;

function whenceWords(
  { source, sourceYear, recordedBy }: Whence,
  accounts: ReadonlyMap<string, string>,
): string {
  if (source === 'return') return sourceYear === null ? 'from a return' : `from the return of ${sourceYear}`;
  if (source === 'demonstration') return 'invented for the demonstration';
  return recordedBy === null ? 'not known who' : (accounts.get(recordedBy) ?? 'an account that is closed');
}

function aboutText(version: AboutVersion): string {
  const ethnicity =
    version.ethnicity === null ? '' : (labelOf('ethnicity', version.ethnicity) ?? version.ethnicity);
  const born =
    version.birthDate === null && version.expectedOn === null
      ? 'birth not known'
      : `${version.birthDate === null ? '' : 'born '}${birthWords(version)}`;
  return [born, sexWords(version), ethnicity, version.firstLanguage ?? '']
    .filter((part) => part !== '')
    .join(' · ');
}

function factText(
  kind: FactKind,
  version: FactVersion,
  { ids, people, today }: Pick<HistoryInput, 'ids' | 'people' | 'today'>,
): string {
  const line = kind.line(kind.table === 'relationship' ? seenFrom(version, ids) : version.values, today);
  const other = otherPersonIn(kind, version, ids);
  const name =
    other === undefined ? '' : (people.get(other)?.shown ?? 'somebody whose record you cannot open');
  return [name, line.main, line.detail].filter((part) => part !== '').join(' · ');
}

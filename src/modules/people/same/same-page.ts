import type { PersonCard } from '../persons/person-card.ts';
import { pairHref, paths } from '../persons/person-paths.ts';
import type { PersonId } from '../persons/person-queries.ts';
import { pairsOnPage, reasonWords, stampOf } from './same-rules.ts';
import type { Decision, Pair } from './same-queries.ts';

export type PairsPage = {
  readonly summary: string;
  readonly rows: readonly {
    readonly one: { readonly shown: string; readonly who: string };
    readonly other: { readonly shown: string; readonly who: string };
    readonly why: string;
    readonly href: string;
  }[];
  readonly previous: number | null;
  readonly next: number | null;
};

type Listed = {
  readonly pairs: readonly Pair[];
  readonly total: number;
  readonly page: number;
  readonly cards: ReadonlyMap<string, PersonCard>;
};

/** Exactly what the list of pairs prints. */
export function pairsPage({ pairs, total, page, cards }: Listed): PairsPage {
  const last = Math.ceil(total / pairsOnPage);
  return {
    summary: `${total} ${total === 1 ? 'pair of records' : 'pairs of records'} may be of one person, the likeliest first${last > 1 ? `: page ${page} of ${last}` : ''}.`,
    rows: pairs.flatMap(({ personId, otherId, reasons }) => {
      const [one, other] = [cards.get(personId), cards.get(otherId)];
      return one && other
        ? [{ one, other, why: reasonWords(reasons), href: pairHref(paths.compare, [personId, otherId]) }]
        : [];
    }),
    previous: page > 1 ? page - 1 : null,
    next: page < last ? page + 1 : null,
  };
}

export type ComparedSide = {
  readonly id: PersonId;
  readonly card: PersonCard;
  readonly lines: Readonly<Record<string, readonly string[]>>;
};

export type ComparePage = {
  readonly one: { readonly label: string; readonly href: string };
  readonly other: { readonly label: string; readonly href: string };
  readonly rows: readonly {
    readonly what: string;
    readonly one: readonly string[];
    readonly other: readonly string[];
    readonly differs: boolean;
  }[];
  readonly conflicts: readonly string[];
  readonly decided: string | null;
  readonly undoPath: string;
  /** Tells the decision that stands from any other. */
  readonly stamp: string;
};

type Compared = {
  readonly one: ComparedSide;
  readonly other: ComparedSide;
  readonly conflicts: readonly string[];
  readonly decision: Decision;
};

/** Exactly what the comparison prints. */
export function comparePage({ one, other, conflicts, decision }: Compared): ComparePage {
  const whats = [...new Set([...Object.keys(one.lines), ...Object.keys(other.lines)])];
  return {
    one: { href: one.card.href, label: labelOf(one, 'Record A') },
    other: { href: other.card.href, label: labelOf(other, 'Record B') },
    rows: whats.map((what) => {
      const [a = [], b = []] = [one.lines[what], other.lines[what]];
      const differs = a.length > 0 && b.length > 0 && a.join() !== b.join();
      return { what, one: orNone(a), other: orNone(b), differs };
    }),
    conflicts,
    decided: decidedWords(decision, one),
    undoPath: pairHref(paths.separate, [one.id, other.id]),
    stamp: stampOf(decision),
  };
}

const orNone = (lines: readonly string[]) => (lines.length === 0 ? ['Not recorded'] : lines);
const labelOf = ({ card }: ComparedSide, which: string) => `${which}: ${card.shown}`;

function decidedWords(decision: Decision, one: ComparedSide): string | null {
  if (decision === null) return null;
  const why = decision.why === null || decision.why === '' ? '' : `: ${decision.why}`;
  if (decision.kind === 'different') return `It was decided that these are two different people${why}.`;
  return `It was decided that they are the same person${why}. Record ${decision.firstId === one.id ? 'A' : 'B'} is the first.`;
}

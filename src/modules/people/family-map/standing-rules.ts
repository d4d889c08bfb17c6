import type { Edge, FamilyFacts, TieFact } from './family-facts.ts';

/** How a line between two is drawn, and said. */
export type Standing =
  'very close' | 'close' | 'neither' | 'distant' | 'cut off' | 'strain' | 'conflict' | 'violence';

/** Whose view is shown. */
export type View = TieFact['seenBy'];

/** How two stand with each other: from the tie that is recorded of them, else from their relationship's closeness. */
export type Between = {
  readonly from: string;
  readonly to: string;
  readonly standing: Standing;
  readonly direction: TieFact['direction'];
};

/** What each line means, in words, the most telling first. */
export const standingWords: Readonly<Record<Standing, string>> = {
  violence: 'violence or abuse',
  conflict: 'conflict',
  'cut off': 'cut off, no contact',
  strain: 'some strain',
  'very close': 'very close',
  close: 'close',
  distant: 'distant',
  neither: 'neither close nor distant, or not said',
};

/** The strain says more than the closeness. */
export function standingOf({ closeness, strain }: Pick<TieFact, 'closeness' | 'strain'>): Standing {
  if (strain === 'violence' || strain === 'conflict' || strain === 'cut off') return strain;
  if (strain === 'some') return 'strain';
  if (closeness === 5) return 'very close';
  if (closeness === 4) return 'close';
  return closeness === 1 || closeness === 2 ? 'distant' : 'neither';
}

/** How people on the map stand with each other, as workers see it: only what stands out. */
export function standingsOf({ ties, edges }: FamilyFacts, ids: readonly string[]): readonly Between[] {
  const between = [...ties.filter(({ seenBy }) => seenBy === 'worker').flatMap(ofTie), ...edges.map(ofEdge)];
  const seen = new Set<string>();
  return between.filter(({ from, to, standing }) => {
    const key = [from, to].sort().join();
    const isNew = !seen.has(key);
    if (standing !== 'neither') seen.add(key);
    return isNew && standing !== 'neither' && standing !== 'close' && ids.includes(from) && ids.includes(to);
  });
}

function ofTie(tie: TieFact): readonly Between[] {
  if (tie.otherId === null) return [];
  return [{ from: tie.personId, to: tie.otherId, standing: standingOf(tie), direction: tie.direction }];
}

function ofEdge({ personId, otherId, closeness }: Edge): Between {
  return { from: personId, to: otherId, standing: standingOf({ closeness, strain: null }), direction: null };
}

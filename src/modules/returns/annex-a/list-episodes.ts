import type { AnnexALists } from '../../../formats/index.ts';
import { RowOf } from './fact-sources.ts';
import type { StatedFact, Stated } from './fact-sources.ts';
import type { Unplaced } from './plan-facts.ts';

/** The episodes of all rows of list 8 about children who are wanted; a row that cannot stand beside another is told. */
export function listEpisodes(
  lists: AnnexALists,
  wanted: (child: string) => boolean,
): { readonly stated: readonly StatedFact[]; readonly unplaced: readonly Unplaced[] } {
  const stated: StatedFact[] = [];
  const unplaced: Unplaced[] = [];
  const reached = new Map<string, string>();
  for (const { child, starts, row } of inOrder(lists)) {
    if (!wanted(child)) continue;
    const episodes = starts < (reached.get(child) ?? '') ? undefined : toEpisodes(lists, row);
    if (episodes) {
      stated.push(...episodes);
      reached.set(child, episodes.at(-1)?.fields['ends']?.value ?? '9999-12-31');
    } else {
      unplaced.push({
        stated: { child, fields: {}, list: 8, row },
        because: 'Its days contradict each other',
      });
    }
  }
  return { stated, unplaced };
}

function inOrder(lists: AnnexALists): { child: string; starts: string; row: number }[] {
  const rows = Array.from({ length: lists[8].rows }, (_, row) => {
    const of = new RowOf(lists, 8, row);
    return { child: of.cell('child') ?? '', starts: of.day('starts') ?? '', row };
  });
  return rows
    .filter(({ child, starts }) => child !== '' && starts !== '')
    .sort((a, b) => (a.starts < b.starts ? -1 : 1));
}

type Turn = { readonly day: string; readonly placed: boolean; readonly legal: boolean };

/**
 * The episodes that a row of list 8 tells of a child of whom no episode is known: from the day care began; from the day on
 * which the legal status, or the home, is the one of the list; to the day care ended. What stood before is not known and stays
 * blank; nothing says how often either had changed. Undefined where the days contradict each other.
 */
function toEpisodes(lists: AnnexALists, row: number): readonly StatedFact[] | undefined {
  const of = new RowOf(lists, 8, row);
  const [child, starts, ceased] = [of.cell('child'), of.day('starts'), of.day('ceased')];
  if (child === null || starts === null) return undefined;
  const turns = listTurns(starts, of.day('placedFrom'), of.day('legalFrom'));
  const last = turns.at(-1)?.day ?? starts;
  if (turns[0]?.day !== starts || (ceased !== null && ceased < last)) return undefined;
  return turns.map((turn, i) => {
    const next = turns[i + 1];
    const fields = {
      ...describe(of, turn),
      ...begin(turns[i - 1], turn, starts),
      ...end(of, next?.day ?? null, ceased),
    };
    return { child, fields, list: 8, row };
  });
}

function listTurns(starts: string, placedFrom: string | null, legalFrom: string | null): Turn[] {
  const days = [...new Set([starts, placedFrom ?? starts, legalFrom ?? starts])].sort();
  return days.map((day) => ({
    day,
    placed: (placedFrom ?? starts) <= day,
    legal: (legalFrom ?? starts) <= day,
  }));
}

const unknown: Stated = { value: null };

function describe(of: RowOf, { placed, legal }: Turn): Record<string, Stated> {
  const here = (stated: Stated) => (placed ? stated : unknown);
  return {
    category_of_need: of.code('need', 'need'),
    legal_status: legal ? of.code('legal', 'legal') : unknown,
    placement_type: here(of.code('placement', 'placement')),
    placement_provider: here(of.code('provider', 'provider')),
    placement_postcode: here(of.text('postcode')),
    urn: here(of.text('urn')),
  };
}

/** Why the episode began follows from what changed (SSDA903: S care began, P the home, L the legal status, B both). */
function begin(before: Turn | undefined, turn: Turn, starts: string): Record<string, Stated> {
  const moved = turn.placed !== before?.placed;
  const changed = turn.legal !== before?.legal;
  const reason = turn.day === starts ? 'S' : moved && changed ? 'B' : moved ? 'P' : 'L';
  return { starts: { value: turn.day }, reason_new: { value: reason } };
}

function end(of: RowOf, next: string | null, ceased: string | null): Record<string, Stated> {
  if (next !== null) return { ends: { value: next }, reason_ended: { value: 'X1' } };
  return {
    ends: { value: ceased },
    reason_ended: ceased === null ? unknown : of.code('reasonCeased', 'ceased'),
  };
}

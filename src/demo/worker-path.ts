import type { Day } from './days.ts';
import type { Random } from './random.ts';
import type { Post, Worker, Workforce } from './workforce.ts';

/** One worker for one child from a day to another. */
export type Allocation = {
  readonly worker: Worker;
  readonly from: Day;
  readonly to: Day;
  readonly reason: string;
};

/** Desks that a family's children pass through: brothers and sisters share them. */
export type Desk = { readonly post: Post; readonly from: Day; readonly reason: string };

/** Who works with a family over a period: assessment first, then a team that stays, now and then another desk. */
export function planDesks(random: Random, workforce: Workforce, start: Day, end: Day): Desk[] {
  const desks: Desk[] = [{ post: workforce.pickPost(random, 'assessment'), from: start, reason: 'FCONTA' }];
  let from = start + random.whole(15, 120);
  let reason = 'TSPROC';
  while (from < end) {
    const kind = desks.length === 1 && random.chance(0.4) ? 'court and permanence' : 'children in care';
    desks.push({ post: workforce.pickPost(random, kind), from, reason });
    from += 60 + Math.round(random.wait(kind === 'children in care' ? 1150 : 280));
    reason = random.weighted(transfers);
  }
  return desks;
}

const transfers = [
  ['MANAGE', 40],
  ['TSPROC', 25],
  ['ORGRST', 15],
  ['CHCHAN', 6],
  ['PCCHAN', 6],
  ['OTHERS', 8],
] as const;
const goings = [
  ['LEFTRL', 70],
  ['ABSENC', 14],
  ['MANAGE', 16],
] as const;

/** The workers themselves: a change of desk and a change of the desk's holder are both a change for the child. */
export function allocate(random: Random, desks: readonly Desk[], start: Day, end: Day): Allocation[] {
  const found: Allocation[] = [];
  desks.forEach((desk, index) => {
    const until = Math.min(end, desks[index + 1]?.from ?? end);
    for (const worker of desk.post.holders) {
      const from = Math.max(worker.starts, desk.from, start);
      const to = Math.min(worker.ends ?? end, until);
      if (to > from)
        found.push({ worker, from, to, reason: reasonFor(random, { found, desk, from, start }) });
    }
  });
  return found;
}

function reasonFor(
  random: Random,
  { found, desk, from, start }: { found: readonly Allocation[]; desk: Desk; from: Day; start: Day },
): string {
  if (found.length === 0 || from === start) return 'FCONTA';
  return from === desk.from ? desk.reason : random.weighted(goings);
}

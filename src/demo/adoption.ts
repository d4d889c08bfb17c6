import type { CareChild } from './care-child.ts';
import type { CarePeriod } from './care-period.ts';
import type { Day } from './days.ts';
import { weights, type Random } from './random.ts';

/** The decision that a child should be placed for adoption, and its giving up. */
export type AdoptionDecision = {
  readonly decided: Day;
  readonly reversed: Day | null;
  readonly reversalReason: string | null;
};

/** The adoption that followed. `interest` is the day of the decision: the return asks for the same date twice (check 523). */
export type Adoption = {
  readonly interest: Day;
  readonly matched: Day;
  readonly byFosterCarer: boolean;
  readonly adopters: 1 | 2;
  readonly sex: string;
  readonly status: string;
  /** The day of the order: nobody knows of the match as an adoption before. */
  readonly on: Day;
};

const reversals = weights({ RD1: 35, RD2: 8, RD3: 32, RD4: 25 });
/** Assumption: the publication's table of adopters is not held here. */
const adopterSexes = weights({ MF: 74, MM: 7, FF: 7, F1: 11, M1: 1 });
const statusesOf: Readonly<Record<string, ReturnType<typeof weights>>> = {
  MF: weights({ L11: 78, L3: 20, L2: 2 }),
  MM: weights({ L12: 62, L2: 14, L4: 24 }),
  FF: weights({ L12: 62, L2: 14, L4: 24 }),
};

export function planDecisions(random: Random, { periods }: CareChild): AdoptionDecision[] {
  return periods.flatMap(({ legal }) => {
    if (legal.adoptionDecided === null) return [];
    const reversed = legal.adoptionReversed;
    return [
      {
        decided: legal.adoptionDecided,
        reversed,
        reversalReason: reversed === null ? null : random.weighted(reversals),
      },
    ];
  });
}

export function planAdoption(random: Random, { periods }: CareChild): Adoption | null {
  const period = periods.find(({ ending }) => ending === 'adoption');
  const decided = period?.legal.adoptionDecided ?? null;
  return period === undefined || decided === null ? null : drawAdoption(random, period, decided);
}

function drawAdoption(random: Random, { stays, end }: CarePeriod, decided: Day): Adoption | null {
  const placed = stays.find(({ home, type }) => home.kind === 'adopters' || type === 'A5');
  if (placed === undefined) return null;
  const sex = random.weighted(adopterSexes);
  return {
    interest: decided,
    matched: Math.max(decided, placed.from - random.whole(10, 45)),
    byFosterCarer: placed.type === 'A5',
    adopters: sex.endsWith('1') ? 1 : 2,
    sex,
    status: random.weighted(statusesOf[sex] ?? weights({ L0: 1 })),
    on: end,
  };
}

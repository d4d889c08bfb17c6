import { collectionYear, type Day } from './days.ts';

/**
 * A placement type that does not change with the collection year. Two kinds are written differently over the years:
 * supported accommodation (H5, now and then P2; K3 from the 2025 collection) and other placements (Z1; Z11 to Z14 from 2026).
 */
export type PlacementType =
  | 'U1'
  | 'U2'
  | 'U3'
  | 'U4'
  | 'U5'
  | 'U6'
  | 'A5'
  | 'A6'
  | 'P1'
  | 'K1'
  | 'K2'
  | 'R1'
  | 'R2'
  | 'R3'
  | 'R5'
  | 'S1'
  | Varying;
export type Varying = 'supported' | 'independent' | 'other 1' | 'other 2' | 'other 3' | 'other 4';

/** Registration of supported accommodation: from 28 October 2023 H5 needs a URN and P2 is no longer allowed (checks 217t, 230). */
const registrationDay: Day = Math.round(Date.UTC(2023, 9, 28) / 86_400_000);

/** An episode as far as its code goes. `ends` is null while it goes on. */
type Stretch = { readonly type: PlacementType; readonly starts: Day; readonly ends: Day | null };

/** The code of a placement in the return of a collection year (code sets of the children looked-after return, 2023 to 2027). */
export function placementCode({ type, ends }: Stretch, year: number): string {
  if (type === 'supported') return year >= 2025 ? 'K3' : 'H5';
  if (type === 'independent') return year >= 2025 ? 'K3' : endedBefore(ends, registrationDay) ? 'P2' : 'H5';
  if (type.startsWith('other')) return year >= 2026 ? `Z1${type.slice(-1)}` : 'Z1';
  return type;
}

/** Whether the return of a year names the home by its number: supported accommodation does from its registration on. */
export function takesUrn(stretch: Stretch, year: number): boolean {
  const code = placementCode(stretch, year);
  if (code === 'H5') return year >= 2024 && !endedBefore(stretch.ends, registrationDay + 1);
  return !['P1', 'P2', 'R1', 'R2', 'R5'].includes(code) && !code.startsWith('Z');
}

/** The last return that an episode is in: what that return says is what stands. */
export function lastReturn(ends: Day | null, endDate: Day): number {
  return collectionYear(ends ?? endDate);
}

function endedBefore(ends: Day | null, day: Day): boolean {
  return ends !== null && ends < day;
}

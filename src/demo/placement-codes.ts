import { collectionYear, type Day } from './days.ts';

/**
 * A placement type that does not change with the collection year. Two kinds are written differently over the years:
 * supported accommodation (H5; K3 from the 2025 collection) and other placements (Z1; Z11 to Z14 from 2026). Independent living (P2) is made
 * only where it was over before it was no longer allowed.
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

/** Registration of supported accommodation: until then P2 is allowed, from then on H5 needs a URN (checks 217t, 230). */
export const registrationDay: Day = Math.round(Date.UTC(2023, 9, 28) / 86_400_000);

/** The code of a placement in the return of a collection year (code sets of the children looked-after return, 2023 to 2027). */
export function placementCode(type: PlacementType, year: number): string {
  if (type === 'supported') return year >= 2025 ? 'K3' : 'H5';
  if (type === 'independent') return 'P2';
  if (type.startsWith('other')) return year >= 2026 ? `Z1${type.slice(-1)}` : 'Z1';
  return type;
}

/** Whether the return of a year names the home by its number: supported accommodation from the year of its registration. */
export function takesUrn(type: PlacementType, year: number): boolean {
  const code = placementCode(type, year);
  if (code === 'H5') return year >= 2024;
  return !['P1', 'P2', 'R1', 'R2', 'R5'].includes(code) && !code.startsWith('Z');
}

/** The last return that an episode is in: what that return says is what stands. */
export function lastReturn(ends: Day | null, endDate: Day): number {
  return collectionYear(ends ?? endDate);
}

/**
 * What the regulator's list says a service that approves families may be used for. Carers who adopt the child they look
 * after stay with the agency that approved them (A3, A5; check 219).
 */
export const approvedFor = { carers: 'U1,U2,U3,U4,U5,U6,A3,A5', adopters: 'A3,A4,A5,A6' } as const;

import { Random } from '../random.ts';

/** An authority that does not exist. `poverty` is its IDACI score (England's mean in 2019 was 0.17). */
export type InventedAuthority = {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly region: InventedRegion;
  readonly children: number;
  readonly poverty: number;
  /** How many are in care in the last year, where that is given; else poverty and chance say it. */
  readonly inCare?: number;
  readonly stream: number;
};

export type InventedRegion = { readonly code: string; readonly name: string };

const [fells, vales, coast] = [
  { code: 'E12000991', name: 'The Fells' },
  { code: 'E12000992', name: 'The Vales' },
  { code: 'E12000993', name: 'The Coast' },
] as const;

/** Regions that do not exist. */
export const inventedRegions: readonly InventedRegion[] = [fells, vales, coast];

/** The sum of all of them stands where England stands in published statistics. */
export const inventedCountry = 'All invented';

/** Northmoor's code in its own return, which no authority has. */
export const northmoorCode = '999';

type Line = readonly [name: string, kind: string, region: InventedRegion, children: number, poverty: number];

const [county, unitary, metropolitan] = ['County', 'Unitary Authority', 'Metropolitan District'] as const;

const others: readonly Line[] = [
  ['Great Marrow', metropolitan, fells, 92_000, 0.24],
  ['Eastmere', unitary, coast, 41_000, 0.15],
  ['Holderfell', county, fells, 118_000, 0.14],
  ['Saltermouth', unitary, coast, 38_000, 0.23],
  ['Ambledon', county, vales, 186_000, 0.1],
  ['Brantwick', metropolitan, fells, 63_000, 0.27],
  ['Carrowdale', county, vales, 142_000, 0.12],
  ['Dunsley', unitary, vales, 52_000, 0.16],
  ['Elmsworth', metropolitan, vales, 78_000, 0.21],
  ['Farholme', unitary, coast, 33_000, 0.29],
  ['Gransmoor', county, coast, 129_000, 0.13],
  ['Hexbridge', metropolitan, fells, 70_000, 0.25],
  ['Ilverton', unitary, vales, 47_000, 0.11],
  ['Kelding', unitary, fells, 44_000, 0.18],
  ['Lowmarsh', county, coast, 155_000, 0.15],
  ['Mardenby', metropolitan, vales, 84_000, 0.19],
  ['Netherwold', county, fells, 97_000, 0.16],
  ['Orrinsea', unitary, coast, 36_000, 0.22],
  ['Penhallam', unitary, coast, 58_000, 0.14],
  ['Ravensted', metropolitan, fells, 66_000, 0.2],
];

/**
 * Northmoor and twenty authorities around it. Northmoor's children come from how many are in care there: 67 of every
 * 10,000, England's rate on 31 March 2025 (Local Authority Interactive Tool).
 */
export function inventedAuthorities(inCare: number): readonly InventedAuthority[] {
  const own: Line = ['Northmoor', county, fells, Math.round((inCare / 67) * 100) * 100, 0.17];
  return [own, ...others].map(([name, kind, region, children, poverty], index) => {
    const code = index === 0 ? northmoorCode : String(950 + index);
    const given = index === 0 ? { inCare } : {};
    return { code, name, kind, region, children, poverty, ...given, stream: 0x7ffd0000 + index };
  });
}

/** The stream of chance of one authority. */
export function chanceOf({ stream }: InventedAuthority, seed: number): Random {
  return new Random(seed, stream);
}

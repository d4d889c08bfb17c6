/**
 * The authority with duties towards children (county, unitary, district, borough) of a lower-tier one. Districts of
 * counties belong to the county; all others are their own. Scotland, Wales and Northern Ireland count as one each
 * (SCO, WAL, NIR), the Channel Islands and Man as CON… no directory code says so, so they stay as they are.
 */
export function toUpperTier(lowerTier: string): string {
  return abroad[lowerTier.charAt(0)] ?? countyOf.get(lowerTier) ?? lowerTier;
}

const abroad: Readonly<Record<string, string>> = { S: 'SCO', W: 'WAL', N: 'NIR' };

const districts: Readonly<Record<string, readonly string[]>> = {
  E10000015: [
    'E07000095',
    'E07000096',
    'E07000098',
    'E07000099',
    'E07000102',
    'E07000103',
    'E07000240',
    'E07000241',
    'E07000242',
    'E07000243',
  ],
};

const countyOf = new Map(
  Object.entries(districts).flatMap(([county, list]) => list.map((one) => [one, county] as const)),
);

/**
 * Districts whose county we know; a district of any other county stands for itself until its county is added here. Codes
 * of the Office for National Statistics, by county (Hertfordshire: Broxbourne, Dacorum, Hertsmere, North Hertfordshire,
 * Three Rivers, Watford, St Albans, Welwyn Hatfield, East Hertfordshire, Stevenage).
 */
const districts: Readonly<Record<string, readonly string[]>> = {
  E10000015: ['095', '096', '098', '099', '102', '103', '240', '241', '242', '243'].map(
    (end) => `E07000${end}`,
  ),
};

const countyOf = new Map(
  Object.entries(districts).flatMap(([county, codes]) => codes.map((code) => [code, county] as const)),
);

const nations: Readonly<Record<string, string>> = { W: 'WAL', S: 'SCO', N: 'NIR' };

/**
 * The authority that is responsible for children in an area: the county of a district, itself for unitary, London and
 * metropolitan ones; WAL, SCO and NIR outside England, as the return writes them.
 */
export function toUpperTier(areaCode: string): string {
  return nations[areaCode.charAt(0)] ?? countyOf.get(areaCode) ?? areaCode;
}

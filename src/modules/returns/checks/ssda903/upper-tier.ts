/**
 * The authority with duties towards children (county, unitary, district, borough) of a lower-tier one, as directories
 * of postcodes name them. Districts of counties belong to the county, abolished ones to what replaced them; all others
 * are their own. Scotland, Wales and Northern Ireland count as one each (SCO, WAL, NIR). Also brings the code of an
 * authority that was renamed up to date, so that returns and directories of different years meet.
 */
export function toUpperTier(code: string): string {
  return abroad[code.charAt(0)] ?? upperTierOf.get(code) ?? code;
}

const abroad: Readonly<Record<string, string>> = { S: 'SCO', W: 'WAL', N: 'NIR' };

type Districts = readonly (number | readonly [from: number, to: number])[];

/**
 * The numbers of E07 codes by the authority that they belong to: counties of today (E10), and unitary authorities (E06)
 * that took the place of a county and its districts. Districts that were joined to others or renumbered are kept, since
 * older directories hold them.
 * Source: Office for National Statistics, Lower Tier Local Authority to Upper Tier Local Authority (April 2019) Lookup in
 * England and Wales (Open Government Licence v3.0); the changes of 2012 to 2025 as public tables of them say alike.
 */
const districts: Readonly<Record<string, Districts>> = {
  E10000003: [[8, 12]], // Cambridgeshire
  E10000007: [[32, 39]], // Derbyshire
  E10000008: [[40, 47]], // Devon
  E10000011: [[61, 65]], // East Sussex
  E10000012: [[66, 77]], // Essex
  E10000013: [[78, 83]], // Gloucestershire
  E10000014: [[84, 94]], // Hampshire
  // Hertfordshire; 97, 100, 101 and 104 became 242, 240, 243 and 241 in 2012 and 2013
  E10000015: [
    [95, 104],
    [240, 243],
  ],
  E10000016: [[105, 116]], // Kent
  E10000017: [[117, 128]], // Lancashire
  E10000018: [[129, 135]], // Leicestershire
  E10000019: [[136, 142]], // Lincolnshire
  E10000020: [[143, 149]], // Norfolk
  E10000024: [[170, 176]], // Nottinghamshire
  E10000025: [[177, 181]], // Oxfordshire
  E10000028: [[192, 199]], // Staffordshire
  // Suffolk; 201 and 204 became 245, 205 and 206 became 244 in 2019
  E10000029: [[200, 206], 244, 245],
  E10000030: [[207, 217]], // Surrey
  E10000031: [[218, 222]], // Warwickshire
  E10000032: [[223, 229]], // West Sussex
  E10000034: [[234, 239]], // Worcestershire
  E06000058: [48], // Christchurch: Bournemouth, Christchurch and Poole from 2019
  E06000059: [[49, 53]], // the rest of Dorset, from 2019
  E06000060: [[4, 7]], // Buckinghamshire, from 2020
  E06000061: [150, 152, 153, 156], // North Northamptonshire, from 2021
  E06000062: [151, 154, 155], // West Northamptonshire, from 2021
  E06000063: [26, 28, 29], // Cumberland, from 2023
  E06000064: [27, 30, 31], // Westmorland and Furness, from 2023
  E06000065: [[163, 169]], // North Yorkshire, from 2023
  // Somerset, from 2023; 190 and 191 were joined as 246 in 2019
  E06000066: [[187, 191], 246],
};

/**
 * Whole authorities that carry on under another code: by a new order, or a county that became one unitary authority.
 * A county that was split (Cumbria, Northamptonshire) or lost a district (Dorset) has no single heir and stays itself.
 */
const renamed: Readonly<Record<string, string>> = {
  E06000048: 'E06000057', // Northumberland
  E08000020: 'E08000037', // Gateshead
  E08000016: 'E08000038', // Barnsley
  E08000019: 'E08000039', // Sheffield
  E06000028: 'E06000058', // Bournemouth
  E06000029: 'E06000058', // Poole
  E10000002: 'E06000060', // Buckinghamshire
  E10000023: 'E06000065', // North Yorkshire
  E10000027: 'E06000066', // Somerset
};

const upperTierOf = new Map<string, string>(Object.entries(renamed));
for (const [authority, numbers] of Object.entries(districts)) {
  for (const one of numbers) {
    const [from, to] = typeof one === 'number' ? [one, one] : one;
    for (let i = from; i <= to; i++) upperTierOf.set(`E07${String(i).padStart(6, '0')}`, authority);
  }
}

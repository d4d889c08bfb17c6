/** First and last number of each run of codes. */
type Run = readonly [first: number, last: number];

/**
 * The authorities that characters 2 to 4 of a UPN may name: authorities since April 1998 and the numbers that stand
 * for none ('pseudo authorities', Wales among them). Source: the Department's rule 1530 as quoted in
 * csc-validator-be-cin (data-to-insight, MIT).
 */
const runs: readonly Run[] = [
  ...([
    [1, 5],
    [201, 213],
    [301, 320],
    [330, 336],
    [340, 344],
    [350, 359],
    [370, 373],
    [380, 384],
  ] as const),
  ...([
    [390, 394],
    [420, 420],
    [660, 681],
    [701, 708],
    [800, 803],
    [805, 808],
    [810, 813],
    [815, 816],
  ] as const),
  ...([
    [820, 823],
    [825, 826],
    [830, 831],
    [835, 841],
    [845, 846],
    [850, 852],
    [855, 857],
    [860, 861],
  ] as const),
  ...([
    [865, 896],
    [908, 909],
    [916, 916],
    [919, 919],
    [921, 921],
    [925, 926],
    [928, 929],
  ] as const),
  ...([
    [931, 931],
    [933, 933],
    [935, 938],
    [940, 941],
  ] as const),
];

/** Cumberland, and Westmorland and Furness: authorities since April 2023, in the rules from 2023/24. */
const since2024: Run = [942, 943];

/** The codes by collection year, three digits each. */
export function listUpnAuthorities(year: number): readonly string[] {
  return (year >= 2024 ? [...runs, since2024] : runs).flatMap(listRun);
}

function listRun([first, last]: Run): string[] {
  return Array.from({ length: last - first + 1 }, (_, i) => String(first + i).padStart(3, '0'));
}

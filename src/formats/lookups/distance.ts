const METRES_PER_KILOMETRE = 1000;
/** As in the published way of working out the distance of the return; not the exact 1.609344. */
const KILOMETRES_PER_MILE = 1.6093;

/** A point of the British National Grid, in metres. */
export type GridPoint = { readonly easting: number; readonly northing: number };

/**
 * The straight line between two points in miles, rounded to one decimal, as PL_DISTANCE is worked out for the
 * return (csc-validator-be-903: root of the squared differences, divided by 1000 and by 1.6093).
 */
export function distanceMiles(one: GridPoint, other: GridPoint): number {
  const metres = Math.hypot(one.easting - other.easting, one.northing - other.northing);
  return Math.round((metres / METRES_PER_KILOMETRE / KILOMETRES_PER_MILE) * 10) / 10;
}

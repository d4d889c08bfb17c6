/** A number of people; null where it is too small to show. */
export type Count = number | null;

/** Numbers from 1 to 5 are not shown outside the authority's own work (domain reference 3.1: fewer than 6). */
export const smallest = 6;

/**
 * Leaves small numbers out of a row of parts whose total is shown. Nought is shown. Where the total would give the hidden
 * ones away, the next smallest parts are hidden too, until at least two are hidden and together they make six or more;
 * when even that is not enough, every part but nought is hidden.
 */
export function suppressParts(parts: readonly number[]): readonly Count[] {
  const small = parts.filter((value) => value > 0 && value < smallest);
  if (small.length === 0) return parts;
  const rest = parts.filter((value) => value >= smallest).sort((a, b) => a - b);
  const hidden = [...small];
  while (!isSafe(hidden) && rest.length > 0) hidden.push(rest.shift() ?? 0);
  return hideEach(parts, hidden);
}

/** Hidden parts cannot be worked out from their sum when there are two and the sum is more than the smallest possible. */
function isSafe(hidden: readonly number[]): boolean {
  return hidden.length >= 2 && hidden.reduce((sum, value) => sum + value, 0) >= smallest;
}

/** Hides one part for each hidden value: of equal ones only as many as need to be. */
function hideEach(parts: readonly number[], hidden: readonly number[]): readonly Count[] {
  const left = [...hidden];
  return parts.map((value) => {
    const at = left.indexOf(value);
    if (at < 0) return value;
    left.splice(at, 1);
    return null;
  });
}

/** A number that stands alone, such as a total. */
export function suppressOne(value: number): Count {
  return value > 0 && value < smallest ? null : value;
}

/** The sum, or null when any part is hidden. */
export function sumShown(parts: readonly Count[]): Count {
  return parts.reduce<Count>((sum, value) => (sum === null || value === null ? null : sum + value), 0);
}

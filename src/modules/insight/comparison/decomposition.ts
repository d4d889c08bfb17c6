/** A total as the product of its factors at two times, such as children × cost of a child. */
export type Factor = { readonly name: string; readonly before: number; readonly after: number };

/**
 * How much of a total's change each factor explains: logarithmic mean Divisia index (LMDI-I, Ang 2005). The parts add up
 * to the change exactly, whatever the order of the factors. The total is the product of the factors, all above nought.
 */
export function decomposeChange(
  factors: readonly Factor[],
): readonly { readonly name: string; readonly amount: number; readonly share: number }[] {
  const before = factors.reduce((product, factor) => product * factor.before, 1);
  const after = factors.reduce((product, factor) => product * factor.after, 1);
  const weight = logarithmicMean(after, before);
  return factors.map(({ name, before: from, after: to }) => {
    const amount = weight * Math.log(to / from);
    return { name, amount, share: after === before ? 0 : amount / (after - before) };
  });
}

function logarithmicMean(a: number, b: number): number {
  return a === b ? a : (a - b) / (Math.log(a) - Math.log(b));
}

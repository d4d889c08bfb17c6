/**
 * Keeps what a condition worked out for a return (or a table), so that all rules together cost one pass. It goes when
 * the return goes.
 */
export function once<Of extends object, Result>(work: (of: Of) => Result): (of: Of) => Result {
  const known = new WeakMap<Of, Result>();
  return (of) => {
    const before = known.get(of);
    if (before !== undefined) return before;
    const result = work(of);
    known.set(of, result);
    return result;
  };
}

/** A test of a child by its number in the return. */
export type ChildTest = (child: number) => boolean;

/** The end of an episode that has not ended. Larger than every day number. */
export const OPEN = 0x7fff_ffff;

const CODES = 4;

/** Episodes as they are added, and the cleaning that both reference models do. */
export class OrderedEpisodes {
  private child = new Int32Array(1024);
  private start = new Int32Array(1024);
  private end = new Int32Array(1024);
  private codes = new Uint8Array(1024 * CODES);
  private count = 0;

  add(child: number, start: number, end: number, codes: Uint8Array): void {
    if (this.count === this.child.length) this.grow();
    const row = this.count++;
    this.child[row] = child;
    this.start[row] = start;
    this.end[row] = end;
    for (let i = 0; i < CODES; i++) this.codes[row * CODES + i] = codes[i] ?? 0;
  }

  /**
   * Sorts by child, start and end, blank ends first; keeps the last row of a child and start, and the first of a child
   * and end; ends an episode where the next one starts when its own end is blank or later.
   */
  clean(children: number, isKnown: (child: number) => boolean) {
    const { order, offsets } = this.sort(children);
    const first = new Int32Array(children + 1);
    const kept = new Int32Array(this.count);
    const end = new Int32Array(this.count);
    let count = 0;
    for (let child = 0; child < children; child++) {
      first[child] = count;
      if (!isKnown(child)) continue;
      const rows = this.dropRepeats(order.subarray(offsets[child], offsets[child + 1]));
      for (let i = 0; i < rows.length; i++) {
        const row = rows[i] ?? 0;
        const next = rows[i + 1];
        kept[count] = row;
        end[count++] = Math.min(
          this.end[row] ?? OPEN,
          next === undefined ? OPEN : (this.start[next] ?? OPEN),
        );
      }
    }
    first[children] = count;
    return { first, end: end.slice(0, count), ...this.pick(kept.subarray(0, count)) };
  }

  private pick(kept: Int32Array) {
    const start = kept.map((row) => this.start[row] ?? 0);
    const codes = Array.from({ length: CODES }, (_, i) =>
      Uint8Array.from(kept, (row) => this.codes[row * CODES + i] ?? 0),
    );
    return { start, codes };
  }

  /** Rows by child (counted into place), and within a child by start and end: a child has few. */
  private sort(children: number): { order: Int32Array; offsets: Int32Array } {
    const offsets = new Int32Array(children + 1);
    for (let row = 0; row < this.count; row++) bump(offsets, (this.child[row] ?? 0) + 1);
    for (let child = 0; child < children; child++)
      offsets[child + 1] = (offsets[child + 1] ?? 0) + (offsets[child] ?? 0);
    const next = offsets.slice();
    const order = new Int32Array(this.count);
    for (let row = 0; row < this.count; row++) order[bump(next, this.child[row] ?? 0)] = row;
    for (let child = 0; child < children; child++)
      this.sortOne(order.subarray(offsets[child], offsets[child + 1]));
    return { order, offsets };
  }

  private sortOne(rows: Int32Array): void {
    for (let i = 1; i < rows.length; i++) {
      const row = rows[i] ?? 0;
      let to = i;
      for (; to > 0 && this.isAfter(rows[to - 1] ?? 0, row); to--) rows[to] = rows[to - 1] ?? 0;
      rows[to] = row;
    }
  }

  private isAfter(a: number, b: number): boolean {
    const starts = (this.start[a] ?? 0) - (this.start[b] ?? 0);
    return starts > 0 || (starts === 0 && this.endRank(a) > this.endRank(b));
  }

  private endRank(row: number): number {
    const end = this.end[row] ?? OPEN;
    return end === OPEN ? -OPEN : end;
  }

  private dropRepeats(rows: Int32Array): number[] {
    const kept: number[] = [];
    const ends = new Set<number>();
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] ?? 0;
      const next = rows[i + 1];
      if (next !== undefined && this.start[next] === this.start[row]) continue;
      const end = this.end[row] ?? OPEN;
      if (end !== OPEN && ends.has(end)) continue;
      ends.add(end);
      kept.push(row);
    }
    return kept;
  }

  private grow(): void {
    const size = this.child.length * 2;
    this.child = larger(this.child, new Int32Array(size));
    this.start = larger(this.start, new Int32Array(size));
    this.end = larger(this.end, new Int32Array(size));
    this.codes = larger(this.codes, new Uint8Array(size * CODES));
  }
}

function larger<T extends Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** Adds one and gives what was there before. */
function bump(counts: Int32Array, at: number): number {
  const before = counts[at] ?? 0;
  counts[at] = before + 1;
  return before;
}

/** Choices with their weights; weights need not add up to 1. */
export type Weighted<T> = readonly (readonly [T, number])[];

/**
 * A seeded stream of chance (sfc32, Chris Doty-Humphrey's small fast counting generator): the same seeds give the same
 * stream on every machine, because it uses whole numbers only.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;
  private issued = 0;
  private readonly series: number;

  /** @param series which family (or other series) of the seed this stream is for; also the leading part of its ids */
  constructor(seed: number, series: number) {
    this.a = mix(seed);
    this.b = mix(series ^ 0x9e3779b9);
    this.c = mix(Math.imul(seed, 31) + series);
    this.series = series;
    for (let i = 0; i < 12; i++) this.word();
  }

  private word(): number {
    const result = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + result) | 0;
    return result >>> 0;
  }

  /** A number from 0 up to (not with) 1. */
  unit(): number {
    return this.word() / 4_294_967_296;
  }

  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  /** A whole number from `least` to `most`, both possible. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.unit() * (most - least + 1));
  }

  between(least: number, most: number): number {
    return least + this.unit() * (most - least);
  }

  /** @throws RangeError when the list is empty */
  pick<T>(list: readonly T[]): T {
    const found = list[Math.floor(this.unit() * list.length)];
    if (found === undefined) throw new RangeError('Nothing to pick from');
    return found;
  }

  weighted<T>(choices: Weighted<T>): T {
    let left = this.unit() * choices.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [choice, weight] of choices) {
      left -= weight;
      if (left < 0) return choice;
    }
    return this.pick(choices)[0];
  }

  /** A waiting time whose mean is given. */
  wait(mean: number): number {
    return -Math.log(1 - this.unit()) * mean;
  }

  /** Around 0 with a spread of about 1: the sum of twelve even draws, so that no logarithm differs between machines. */
  around(): number {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += this.unit();
    return sum;
  }

  /** An id (UUID version 8, RFC 9562): series, running number, then chance. Sorted by series, so indexes grow at one end. */
  id(): string {
    const head = this.series.toString(16).padStart(8, '0');
    const number = (this.issued++).toString(16).padStart(7, '0');
    const tail = this.word().toString(16).padStart(8, '0') + this.word().toString(16).padStart(8, '0');
    return `${head}-${number.slice(0, 4)}-8${number.slice(4, 7)}-9${tail.slice(0, 3)}-${tail.slice(4, 16)}`;
  }
}

/** Spreads close seeds far apart (murmur3's finaliser). */
function mix(value: number): number {
  let bits = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) | 0;
}

/** Weights by name, as a list to choose from. */
export function weights<T extends string>(record: Readonly<Partial<Record<T, number>>>): Weighted<T> {
  return Object.entries(record) as [T, number][];
}

/** A place in PostgreSQL's log ('2A/1B000028') as the number of bytes before it. */
export function parseLsn(text: string): bigint {
  const [high, low] = text.split('/');
  if (!/^[0-9A-F]{1,8}$/i.test(high ?? '') || !/^[0-9A-F]{1,8}$/i.test(low ?? '')) {
    throw new Error(`"${text}" is not a place in PostgreSQL's log`);
  }
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
}

export type WalRange = {
  readonly timeline: number;
  readonly start: string;
  readonly stop: string;
  readonly segmentBytes: number;
};

/** Names of the log files that hold `start` up to and without `stop` (src/include/access/xlog_internal.h). */
export function listSegments({ timeline, start, stop, segmentBytes }: WalRange): string[] {
  const size = BigInt(segmentBytes);
  const first = parseLsn(start) / size;
  const last = (parseLsn(stop) - 1n) / size;
  const perHigh = 0x1_0000_0000n / size;
  const names: string[] = [];
  for (let n = first; n <= last; n += 1n) {
    names.push([BigInt(timeline), n / perHigh, n % perHigh].map(toHex).join(''));
  }
  return names;
}

const toHex = (part: bigint) => part.toString(16).toUpperCase().padStart(8, '0');

/** A number of bytes as a place in the log: the other way round than `parseLsn`. */
export function formatLsn(place: bigint): string {
  return `${(place >> 32n).toString(16).toUpperCase()}/${(place & 0xffff_ffffn).toString(16).toUpperCase()}`;
}

/** The name of the file of the log that follows `name` on its timeline. */
export function nextSegment(name: string, segmentBytes: number): string {
  const perHigh = 0x1_0000_0000n / BigInt(segmentBytes);
  const next = BigInt(`0x${name.slice(8, 16)}`) * perHigh + BigInt(`0x${name.slice(16)}`) + 1n;
  return name.slice(0, 8) + [next / perHigh, next % perHigh].map(toHex).join('');
}

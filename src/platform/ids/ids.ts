import { randomFillSync } from 'node:crypto';

declare const brand: unique symbol;

/** A uuid that belongs to one table: a `PersonId` is not an `AccountId`. */
export type Id<T extends string> = string & { readonly [brand]: T };

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text is a uuid, of whichever table. */
export function isUuid(text: string): boolean {
  return shape.test(text);
}

/** Turns a text from outside into an id of table `T`, or undefined when it is no uuid. */
export function parseId<T extends string>(text: unknown): Id<T> | undefined {
  return typeof text === 'string' && isUuid(text) ? (text.toLowerCase() as Id<T>) : undefined;
}

/** Random bytes drawn for many ids at once: asking for sixteen at a time took a fifth of an import's own time. */
const drawn = Buffer.alloc(16 * 256);
let used = drawn.length;

/** A new id in time order (UUID version 7, RFC 9562), so that indexes grow at one end. */
export function newId<T extends string>(now: number = Date.now()): Id<T> {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  const bytes = drawn.subarray(used, (used += 16));
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join(
    '-',
  ) as Id<T>;
}

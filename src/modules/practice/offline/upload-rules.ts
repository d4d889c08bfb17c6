/** A visit that was written on a device: made there once, with its id, and never changed after. */
export type Upload = {
  /** UUID version 7, made on the device. */
  readonly id: string;
  /** A number of the browser's own, of no meaning elsewhere. */
  readonly device: string;
  /** When it was written, by the device's clock: kept as said, whatever ours says. */
  readonly saidAt: string;
  /** The children, in the order in which the form asked about them. */
  readonly children: readonly string[];
  /** The form as it was filled in, by the names of its fields. */
  readonly fields: Readonly<Record<string, string>>;
};

/** What became of an upload. 'held': a manager decides; 'conflict': the same id came before with other words. */
export const outcomes = ['recorded', 'unfinished', 'held', 'conflict'] as const;
export type Outcome = (typeof outcomes)[number];

/** What the server says once an upload is committed, and never before. */
export type Acknowledgement = { readonly id: string; readonly outcome: Outcome };

/** The acknowledgement of the upload with this id; undefined where the answer is anything else. */
export function findAcknowledgement(answer: unknown, id: string): Acknowledgement | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined;
  const told = new Map<string, unknown>(Object.entries(answer));
  const outcome = outcomes.find((one) => one === told.get('outcome'));
  return told.get('id') === id && outcome ? { id, outcome } : undefined;
}

/** A new id in time order (UUID version 7, RFC 9562), made of the device's clock and 16 random bytes. */
export function makeUploadId(now: number, random: Uint8Array): string {
  const time = Math.max(0, Math.floor(now)).toString(16).padStart(12, '0').slice(-12);
  const bytes = [...random.slice(0, 10)];
  bytes[0] = ((bytes[0] ?? 0) & 0x0f) | 0x70;
  bytes[2] = ((bytes[2] ?? 0) & 0x3f) | 0x80;
  const hex = time + bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** For people: what waits on this device, for the line that every page shows; '' where nothing does. */
export function waitingWords(waiting: number): string {
  return waiting === 0 ? '' : `Waiting to send: ${waiting}`;
}

import { createDecipheriv, createECDH, hkdfSync } from 'node:crypto';
import type { SecretKey } from '../../access/index.ts';
import { seal, unseal } from '../../access/index.ts';
import { parseInstant } from '../../../platform/dates/instant.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import { toPosted } from '../../../platform/forms/posted.ts';
import type { Id } from '../../../platform/ids/ids.ts';
import { parseId } from '../../../platform/ids/ids.ts';
import { boxInfo, nonceBytes, pointBytes } from './box.ts';

const tagBytes = 16;

/** The server's own pair for boxes, made of its secret key: the same in every process, and never in the database. */
function boxPair(secretKey: SecretKey) {
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(Buffer.from(hkdfSync('sha256', secretKey.bytes, '', 'kith offline pair 1', 32)));
  return pair;
}

/** What a device closes boxes to, base64url. */
export function publicKeyOf(secretKey: SecretKey): string {
  return boxPair(secretKey).getPublicKey().toString('base64url');
}

/** What stands in a box; undefined where it is none of ours, or a bit of it was changed. */
export function openBox(secretKey: SecretKey, box: string): string | undefined {
  const bytes = Buffer.from(box, 'base64url');
  if (bytes.length < pointBytes + nonceBytes + tagBytes) return undefined;
  const point = bytes.subarray(0, pointBytes);
  const nonce = bytes.subarray(pointBytes, pointBytes + nonceBytes);
  try {
    const agreed = boxPair(secretKey).computeSecret(point);
    const key = Buffer.from(hkdfSync('sha256', agreed, point, boxInfo, 32));
    const opener = createDecipheriv('aes-256-gcm', key, nonce).setAuthTag(bytes.subarray(-tagBytes));
    const sealed = bytes.subarray(pointBytes + nonceBytes, -tagBytes);
    return Buffer.concat([opener.update(sealed), opener.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}

const ticketPurpose = 'offline ticket';

/**
 * For how many days a ticket records by itself: a device gets a new one whenever it has a network, so one that is older lay away for
 * a month, as long as ended sessions are kept (local default).
 */
export const ticketDays = 30;

/** Whose words a box holds, and in which session and when the device was told so. */
export type Ticket = {
  readonly account: Id<'account'>;
  readonly session: Id<'session'>;
  readonly now: Instant;
};

/**
 * What a device puts into each box to say whose it is, also after that account signed out: good for writing one's own visits down
 * and for nothing else. It says whose words these are, never what that account may do: that is asked when they arrive.
 */
export function makeTicket(secretKey: SecretKey, ticket: Ticket): string {
  return seal(secretKey, ticketPurpose, JSON.stringify(ticket)).toString('base64url');
}

/** What a ticket says; undefined where we did not make it. An old one still says whose words they are: they are late, not nobody's. */
export function readTicket(secretKey: SecretKey, ticket: string): Ticket | undefined {
  const text = unseal(secretKey, ticketPurpose, Buffer.from(ticket, 'base64url'));
  if (text === undefined) return undefined;
  const said = toPosted(JSON.parse(text));
  const [account, session] = [parseId<'account'>(said['account']), parseId<'session'>(said['session'])];
  const now = parseInstant(said['now']);
  return account && session && now ? { account, session, now } : undefined;
}

/** Whether a ticket of that moment is too old to record by itself now. */
export function isTicketOld(ticket: Ticket, now: Instant): boolean {
  return Date.parse(now) - Date.parse(ticket.now) > ticketDays * 24 * 60 * 60 * 1000;
}

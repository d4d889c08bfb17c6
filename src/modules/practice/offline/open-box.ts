import { createDecipheriv, createECDH, hkdfSync } from 'node:crypto';
import type { SecretKey } from '../../access/index.ts';
import { seal, unseal } from '../../access/index.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
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
 * What a device puts into each box to say whose it is, long after that account signed out: good for writing one's own visits down
 * and for nothing else. It says whose words these are, never what that account may do: that is asked when they arrive.
 */
export function makeTicket(secretKey: SecretKey, account: string, now: Instant): string {
  return seal(secretKey, ticketPurpose, JSON.stringify({ account, now })).toString('base64url');
}

/** Whose ticket it is; undefined where we did not make it. It has no end: words that come late are late, and not nobody's. */
export function accountOfTicket(secretKey: SecretKey, ticket: string): string | undefined {
  const text = unseal(secretKey, ticketPurpose, Buffer.from(ticket, 'base64url'));
  if (text === undefined) return undefined;
  const { account }: { account?: unknown } = JSON.parse(text);
  return typeof account === 'string' ? account : undefined;
}

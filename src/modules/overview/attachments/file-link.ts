import type { AccountId, SecretKey, SessionId } from '../../access/index.ts';
import { seal, unseal } from '../../access/index.ts';
import type { FileSize } from '../../practice/index.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';

/** Who may open which file, in which sign-in. */
export type FileLink = {
  readonly attachment: string;
  readonly person: string;
  readonly size: FileSize;
  readonly account: AccountId;
  readonly session: SessionId;
};

/** For how long a link opens, in milliseconds: a browser follows it at once. */
const lasts = 60_000;
const purpose = 'file link';

/** Seals who may open what until soon: nobody can read or change it, nor make one. */
export function makeFileLink(key: SecretKey, link: FileLink, now: Instant): string {
  const said = JSON.stringify({ ...link, until: Date.parse(now) + lasts });
  return seal(key, purpose, said).toString('base64url');
}

/** What a link says; undefined where we did not make it, or it has ended. */
export function readFileLink(key: SecretKey, text: string, now: Instant): FileLink | undefined {
  const said = unseal(key, purpose, Buffer.from(text, 'base64url'));
  if (said === undefined) return undefined;
  // Sealed by `makeFileLink` alone.
  const link = JSON.parse(said) as FileLink & { readonly until: number };
  return link.until >= Date.parse(now) ? link : undefined;
}

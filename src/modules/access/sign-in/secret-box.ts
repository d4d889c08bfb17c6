import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** The key of what is kept encrypted in the database, and is itself never in it. 32 bytes. */
export type SecretKey = { readonly bytes: Uint8Array };

/** A key of one's own words: 32 characters or more, of which SHA-256 makes the key. */
export function toSecretKey(text: string): SecretKey {
  return { bytes: createHash('sha256').update(text.trim()).digest() };
}

const ivBytes = 12;
const tagBytes = 16;

/**
 * Encrypts with AES-256-GCM. `purpose` says what it is and whose, and is needed again to open it: what was sealed for one
 * account does not open for another.
 */
export function seal(key: SecretKey, purpose: string, text: string): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key.bytes, iv).setAAD(Buffer.from(purpose));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
}

/** What was sealed, or undefined where key or purpose are others, or a bit was changed. */
export function unseal(key: SecretKey, purpose: string, sealed: Uint8Array): string | undefined {
  const box = Buffer.from(sealed);
  if (box.length < ivBytes + tagBytes) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, box.subarray(0, ivBytes));
  decipher.setAAD(Buffer.from(purpose)).setAuthTag(box.subarray(ivBytes, ivBytes + tagBytes));
  try {
    return Buffer.concat([decipher.update(box.subarray(ivBytes + tagBytes)), decipher.final()]).toString(
      'utf8',
    );
  } catch {
    return undefined;
  }
}

/**
 * A box that anybody can close and only the server can open: what waits on a device after its sign-in has ended. ECDH on P-256 with
 * a key pair made for this box alone, HKDF-SHA-256, AES-256-GCM. Laid out as: that pair's public point (65 bytes), a nonce (12), what is sealed with
 * its tag. Runs in browsers and in Node; open-box.ts opens.
 */
export const boxInfo = 'kith offline box 1';
export const pointBytes = 65;
export const nonceBytes = 12;

const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** Closes a box. @param publicKey the server's public point, base64url @returns base64url */
export async function closeBox(publicKey: string, text: string): Promise<string> {
  const { subtle } = globalThis.crypto;
  const theirs = await subtle.importKey('raw', fromBase64(publicKey), curve, false, []);
  const own = await subtle.generateKey(curve, false, ['deriveBits']);
  const point = new Uint8Array(await subtle.exportKey('raw', own.publicKey));
  const agreed = await subtle.deriveBits({ name: 'ECDH', public: theirs }, own.privateKey, 256);
  const material = await subtle.importKey('raw', agreed, 'HKDF', false, ['deriveKey']);
  const how = { name: 'HKDF', hash: 'SHA-256', salt: point, info: new TextEncoder().encode(boxInfo) };
  const key = await subtle.deriveKey(how, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt']);
  const nonce = globalThis.crypto.getRandomValues(new Uint8Array(nonceBytes));
  const sealed = await subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, new TextEncoder().encode(text));
  return toBase64(new Uint8Array([...point, ...nonce, ...new Uint8Array(sealed)]));
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

export function toBase64(bytes: Uint8Array): string {
  const plain = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(plain).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

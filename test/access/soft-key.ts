import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** A key of a device, made of software: does what a real one does, and lies where a test wants it to. */
export type SoftKey = {
  readonly id: string;
  /** What it answers to "make a key". */
  readonly create: (asked: Asked) => string;
  /** What it answers to "sign this". */
  readonly get: (asked: Asked & { readonly count: number }) => string;
};

/** What the page asks it to sign, where the browser says that it is, and for which host. */
export type Asked = { readonly challenge: string; readonly origin: string; readonly host: string };

export function softKey(): SoftKey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const raw = randomBytes(16);
  const id = raw.toString('base64url');
  const cose = Buffer.concat([
    Buffer.from('a5010203262001215820', 'hex'),
    Buffer.from(x, 'base64url'),
    Buffer.from('225820', 'hex'),
    Buffer.from(y, 'base64url'),
  ]);
  const create = (asked: Asked) => {
    const about = Buffer.concat([Buffer.alloc(16), Buffer.from([0, raw.length]), raw, cose]);
    const data = Buffer.concat([dataOf(asked.host, 0x45, 0), about]);
    // {"fmt": "none", "attStmt": {}, "authData": data}
    const attestation = Buffer.concat([
      Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746158', 'hex'),
      Buffer.from([data.length]),
      data,
    ]);
    return answer(id, {
      clientDataJSON: clientOf('webauthn.create', asked),
      attestationObject: attestation.toString('base64url'),
    });
  };
  const get = (asked: Asked & { readonly count: number }) => {
    const data = dataOf(asked.host, 0x05, asked.count);
    const client = clientOf('webauthn.get', asked);
    const signed = Buffer.concat([data, sha256(Buffer.from(client, 'base64url'))]);
    return answer(id, {
      clientDataJSON: client,
      authenticatorData: data.toString('base64url'),
      signature: sign('sha256', signed, privateKey).toString('base64url'),
    });
  };
  return { id, create, get };
}

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest();

function dataOf(host: string, flags: number, count: number): Buffer {
  const counted = Buffer.alloc(4);
  counted.writeUInt32BE(count);
  return Buffer.concat([sha256(host), Buffer.from([flags]), counted]);
}

const clientOf = (type: string, { challenge, origin }: Asked) =>
  Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })).toString('base64url');

const answer = (id: string, response: Readonly<Record<string, string>>) =>
  JSON.stringify({ id, rawId: id, type: 'public-key', response, clientExtensionResults: {} });

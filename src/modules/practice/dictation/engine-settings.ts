import type { SecretKey } from '../../access/index.ts';
import { seal, unseal } from '../../access/index.ts';
import { numberSetting } from '../../../platform/settings/number-setting.ts';
import type { Setting } from '../../../platform/settings/settings.ts';

/** The engine that writes recordings down, as the authority set it. Without an address there is no dictation. */
export type EngineSettings = {
  /** Such as 'http://speech.council.internal:8080': what stands before /v1/audio/transcriptions. */
  readonly address: string | null;
  readonly model: string;
  /** ISO 639-1, such as 'en'; '' leaves it to the engine. */
  readonly language: string;
  /** The engine's key, sealed with the server's own; null where it asks for none. */
  readonly sealedKey: string | null;
};

export const engineSetting: Setting<EngineSettings> = {
  key: 'practice.dictation-engine',
  fallback: { address: null, model: '', language: 'en', sealedKey: null },
  parse: parseEngine,
  basis: 'Off until an authority sets an engine of its own.',
};

function parseEngine(stored: unknown): EngineSettings | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const said = new Map<string, unknown>(Object.entries(stored));
  const text = (name: string) => {
    const value = said.get(name);
    return typeof value === 'string' ? value : undefined;
  };
  const address = text('address');
  if (address !== undefined && parseEngineAddress(address) !== address) return undefined;
  return {
    address: address ?? null,
    model: text('model') ?? '',
    language: text('language') ?? '',
    sealedKey: text('sealedKey') ?? null,
  };
}

/**
 * The address of an engine in one way of writing, or undefined: http or https, a host, nothing of who asks, no question. What an
 * engine's own manual gives as its whole address is cut to what stands before /v1.
 */
export function parseEngineAddress(typed: string): string | undefined {
  if (!URL.canParse(typed)) return undefined;
  const { protocol, username, password, search, hash, origin, pathname } = new URL(typed);
  const isPlain = [username, password, search, hash].every((part) => part === '');
  if (!isPlain || !['http:', 'https:'].includes(protocol)) return undefined;
  return origin + pathname.replace(/\/(v1(\/audio\/transcriptions)?\/?)?$/, '');
}

const purpose = 'practice.dictation-engine';
export const sealEngineKey = (secret: SecretKey, key: string): string =>
  seal(secret, purpose, key).toString('base64');

/** The engine's key in words; null where there is none, undefined where it cannot be opened (the server's key was changed). */
export function openEngineKey(
  secret: SecretKey | undefined,
  sealedKey: string | null,
): string | null | undefined {
  if (sealedKey === null) return null;
  return secret && unseal(secret, purpose, Buffer.from(sealedKey, 'base64'));
}

const basis = 'A local default from general knowledge (GK): not checked against a regulation.';

export const dictationMinutes = numberSetting({
  key: 'practice.dictation-minutes',
  title: 'How long one recording for dictation may be',
  unit: 'minutes',
  least: 1,
  most: 15,
  fallback: 5,
  basis,
});

export const dictationDays = numberSetting({
  key: 'practice.dictation-days',
  title: 'How long a recording for dictation is kept',
  unit: 'days',
  least: 1,
  most: 90,
  fallback: 14,
  basis,
});

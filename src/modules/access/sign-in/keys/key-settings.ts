import { WrongUse } from '../../../../platform/cli/command.ts';

/** Where keys are good: a key made for one address signs for no other, so that no false page gets anything from it. */
export type KeySite = {
  /** As the browser says it: scheme, host and port. */
  readonly origin: string;
  /** The host alone (WebAuthn's RP ID). */
  readonly host: string;
};

/**
 * Where staff open Kith: KITH_HOME, else KITH_OIDC_HOME; undefined where neither is set, and then no keys can be used.
 * @throws WrongUse where it is no https address
 */
export function findKeySite(environment: Readonly<Record<string, string | undefined>>): KeySite | undefined {
  const text = environment['KITH_HOME']?.trim() || environment['KITH_OIDC_HOME']?.trim();
  if (!text) return undefined;
  if (!URL.canParse(text) || new URL(text).protocol !== 'https:')
    throw new WrongUse('KITH_HOME has to be an address that begins with https://.');
  return toKeySite(new URL(text));
}

export const toKeySite = ({ origin, hostname }: URL): KeySite => ({ origin, host: hostname });

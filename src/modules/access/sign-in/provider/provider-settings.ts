import { WrongUse } from '../../../../platform/cli/command.ts';
import type { ProviderSettings } from './provider.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const prefix = 'KITH_OIDC_';

/**
 * What the environment says of the authority's identity provider; undefined where it says nothing of it.
 * @throws WrongUse where it says something and not all that is needed, or an address without TLS
 */
export function findProviderSettings(environment: Environment): ProviderSettings | undefined {
  if (!Object.keys(environment).some((name) => name.startsWith(prefix) && environment[name]))
    return undefined;
  const get = (name: string) => {
    const value = environment[prefix + name]?.trim();
    if (!value) throw new WrongUse(`${prefix}${name} is missing: signing in with a provider needs it.`);
    return value;
  };
  const list = (name: string) =>
    (environment[prefix + name] ?? '')
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '');
  const settings = {
    issuer: toAddress('ISSUER', get('ISSUER')),
    clientId: get('CLIENT_ID'),
    clientSecret: get('CLIENT_SECRET'),
    home: toAddress('HOME', get('HOME')),
    name: environment[`${prefix}NAME`]?.trim() || 'your council’s account',
    acr: list('ACR'),
    amr: list('AMR'),
  };
  if (settings.acr.length + settings.amr.length === 0)
    throw new WrongUse(
      `Say in ${prefix}ACR or ${prefix}AMR what the provider has to say of a sign-in with a second factor.`,
    );
  return settings;
}

function toAddress(name: string, text: string): URL {
  const isWhole = URL.canParse(text) && new URL(text).protocol === 'https:';
  if (!isWhole) throw new WrongUse(`${prefix}${name} has to be an address that begins with https://.`);
  return new URL(text);
}

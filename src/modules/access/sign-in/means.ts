import { WrongUse } from '../../../platform/cli/command.ts';
import type { LeakedPasswords } from '../accounts/leaked-passwords.ts';
import { findLeakedPasswords } from '../accounts/leaked-passwords.ts';
import type { KeySite } from './keys/key-settings.ts';
import { findKeySite } from './keys/key-settings.ts';
import { findProviderSettings } from './provider/provider-settings.ts';
import type { Provider } from './provider/provider.ts';
import { openProvider } from './provider/provider.ts';
import type { SecretKey } from './secret-box.ts';
import { findSecretKey } from './secret-key.ts';

/** What signing in needs from outside the database. */
export type Means = {
  /** Without it no second factor can be set up or asked for. */
  readonly secretKey?: SecretKey | undefined;
  readonly provider?: Provider | undefined;
  /** Where keys of devices are good; without it none can be used. */
  readonly keySite?: KeySite | undefined;
  /** Without it new passwords are held to the list of the most used alone. */
  readonly leakedPasswords?: LeakedPasswords | undefined;
  /** Where what people sent in is given out; without it, from the host of the pages. */
  readonly filesOrigin?: string | undefined;
};

/** All of it, as the environment of a process says. @throws WrongUse where it says something and not enough */
export async function findMeans(
  environment: Readonly<Record<string, string | undefined>>,
  dataDir: string | undefined,
): Promise<Means> {
  const settings = findProviderSettings(environment);
  const provider = settings && openProvider(settings);
  const leakedPasswords = await findLeakedPasswords(environment);
  const keySite = findKeySite(environment);
  const filesOrigin = findFilesOrigin(environment);
  return {
    keySite,
    secretKey: await findSecretKey(environment, dataDir),
    provider,
    leakedPasswords,
    filesOrigin,
  };
}

/** `FILES_ORIGIN`: 'https://files.example.gov.uk'. @throws WrongUse where it is no origin */
function findFilesOrigin(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const said = environment['FILES_ORIGIN'];
  if (said === undefined || said === '') return undefined;
  const isOrigin = URL.canParse(said) && new URL(said).origin === said.replace(/\/$/, '');
  if (!isOrigin || !/^https?:/.test(said))
    throw new WrongUse(
      'FILES_ORIGIN is an address with nothing after its host: https://files.example.gov.uk',
    );
  return new URL(said).origin;
}

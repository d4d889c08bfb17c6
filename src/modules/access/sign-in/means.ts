import { findProviderSettings } from './provider/provider-settings.ts';
import type { Provider } from './provider/provider.ts';
import { openProvider } from './provider/provider.ts';
import type { SecretKey } from './secret-box.ts';
import { findSecretKey } from './secret-key.ts';

/** What signing in needs from outside the database: the key of its secrets, and the authority's identity provider. */
export type Means = {
  /** Without it no second factor can be set up or asked for. */
  readonly secretKey?: SecretKey | undefined;
  readonly provider?: Provider | undefined;
};

/** Both, as the environment of a process says. @throws WrongUse where it says something and not enough */
export async function findMeans(
  environment: Readonly<Record<string, string | undefined>>,
  dataDir: string | undefined,
): Promise<Means> {
  const settings = findProviderSettings(environment);
  const provider = settings && openProvider(settings);
  return { secretKey: await findSecretKey(environment, dataDir), provider };
}

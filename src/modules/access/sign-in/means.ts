import type { Provider } from './provider/provider.ts';
import type { SecretKey } from './secret-box.ts';

/** What signing in needs from outside the database: the key of its secrets, and the authority's identity provider. */
export type Means = {
  /** Without it no second factor can be set up or asked for. */
  readonly secretKey?: SecretKey | undefined;
  readonly provider?: Provider | undefined;
};

import { hash, verify } from '@node-rs/argon2';

/** OWASP's recommendation for argon2id (2024): 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The argon2id hash of a password. */
export function hashPassword(password: string): Promise<string> {
  return hash(normal(password), cost);
}

/** Whether a password fits; with no hash it takes as long and says no, so that nobody learns which accounts exist. */
export async function passwordFits(storedHash: string | null, password: string): Promise<boolean> {
  const fits = await verify(storedHash ?? (await dummy), normal(password));
  return storedHash !== null && fits;
}

/** Keyboards write one letter in several ways (é as one sign or two): the same password fits on all (NIST SP 800-63B-4). */
const normal = (password: string) => password.normalize('NFKC');

const dummy = hash('nobody has this password', cost);

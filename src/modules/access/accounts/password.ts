import { hash, verify } from '@node-rs/argon2';

/** OWASP's recommendation for argon2id (2024): 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Fewest characters of a password (NIST SP 800-63B-4 for a single factor: 15). */
export const shortestPassword = 15;

/** The argon2id hash of a password. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

/** Whether a password fits; with no hash it takes as long and says no, so that nobody learns which accounts exist. */
export async function passwordFits(storedHash: string | null, password: string): Promise<boolean> {
  const fits = await verify(storedHash ?? (await dummy), password);
  return storedHash !== null && fits;
}

const dummy = hash('nobody has this password', cost);

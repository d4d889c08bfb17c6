/** The code of an error from the operating system or PostgreSQL ('ENOENT', '57P03'), or undefined. */
export function findErrorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** The words of whatever was thrown. */
export function formatError(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Waits for `work`; gives undefined when it fails with one of `codes`, and throws any other failure. */
export async function unless<T>(codes: readonly string[], work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (codes.includes(findErrorCode(error) ?? '')) return undefined;
    throw error;
  }
}

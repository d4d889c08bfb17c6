import { sql } from '../../../platform/database/database.ts';
import type { Write } from '../../../platform/database/database.ts';
import type { FieldError } from '../../../platform/forms/field.ts';

/** A change either happened, or the database found that it cannot stand beside what is there. */
export type Attempt<T> =
  { readonly done: true; readonly value: T } | { readonly done: false; readonly error: FieldError };

/**
 * Tries a change inside the request's transaction. When one of the named constraints refuses it, the change is undone and
 * the refusal returned in words; the transaction can go on. Everything else is thrown.
 */
export async function attempt<T>(
  db: Write,
  refusals: Readonly<Record<string, FieldError>>,
  change: () => Promise<T>,
): Promise<Attempt<T>> {
  await db.run(sql`savepoint attempt`);
  try {
    return { done: true, value: await change() };
  } catch (error) {
    const refusal = refusals[constraintOf(error)];
    if (!refusal) throw error;
    await db.run(sql`rollback to savepoint attempt`);
    return { done: false, error: refusal };
  }
}

function constraintOf(error: unknown): string {
  return error instanceof Error && 'constraint' in error ? String(error.constraint) : '';
}

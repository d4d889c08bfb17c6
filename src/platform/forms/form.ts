import type { Field, FieldError } from './field.ts';
import { keepTyped, toPosted, type Typed } from './posted.ts';

/** The questions of a form by name, in the order in which their errors are listed. */
export type Schema = Readonly<Record<string, Field<unknown>>>;

/** What a form of this schema gives. */
export type Answers<S extends Schema> = { readonly [K in keyof S]: S[K] extends Field<infer T> ? T : never };

/** A posted form, read: its answers, or what is wrong with what was typed kept for printing it again. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: readonly FieldError[]; readonly typed: Typed };

/**
 * Reads a posted form. Never throws, whatever was posted; names outside the schema are ignored and not kept.
 * @param check what is wrong with the answers taken together (an end before a start); asked only when each alone is right
 */
export function parseForm<S extends Schema>(
  schema: S,
  body: unknown,
  check: (answers: Answers<S>) => readonly FieldError[] = () => [],
): Parsed<Answers<S>> {
  const posted = toPosted(body);
  const readings = Object.entries(schema).map(([name, field]) => ({
    name,
    reading: field.read(name, posted),
  }));
  const errors = readings.flatMap(({ reading }) => (reading.ok ? [] : reading.errors));
  // Each answer is what its own field read, which is what `Answers` says; the compiler cannot follow a loop over names.
  const value = Object.fromEntries(
    readings.map(({ name, reading }) => [name, reading.ok ? reading.value : undefined]),
  ) as Answers<S>;
  const wrong = errors.length > 0 ? errors : check(value);
  return wrong.length === 0
    ? { ok: true, value }
    : { ok: false, errors: wrong, typed: typedIn(schema, body) };
}

/** What was typed into the form's own fields, whatever came of it. */
export function typedIn(schema: Schema, body: unknown): Typed {
  const names = Object.entries(schema).flatMap(([name, field]) => field.names(name));
  return keepTyped(toPosted(body), names);
}

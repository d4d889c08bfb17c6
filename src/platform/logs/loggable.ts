import { getSystemErrorMap } from 'node:util';
import { isUuid, type Id } from '../ids/ids.ts';

declare const brand: unique symbol;

/** A text that was looked at and is a word of the program (a route pattern, an error code), not of a person. */
export type LogWord = string & { readonly [brand]: 'LogWord' };

/** What stands in a log where a text was not let through. */
export const withheld = '[withheld]';

/** A literal of the source code, such as 'app': no text that came from outside has such a type. */
type IsLiteral<T extends string> = string extends T
  ? false
  : Record<never, never> extends Record<T, 1>
    ? false
    : true;

/** What a log line may hold: numbers, yes and no, ids, literals of the source code and words looked at. */
export type Loggable<V> = V extends number | boolean | null | undefined | LogWord
  ? V
  : V extends Id<infer T>
    ? Id<T>
    : V extends string
      ? IsLiteral<V> extends true
        ? V
        : never
      : never;

/** The fields of a log line, each of a type that cannot hold free text: a `string` or a date does not compile. */
export type LogFields<F> = { readonly [K in keyof F]: Loggable<F[K]> };

const systemErrors = new Set([...getSystemErrorMap().values()].map(([name]) => name));
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const lowerWord = /^(?=.{1,60}$)[a-z][a-z0-9]*([-._][a-z0-9]+)*$/;
const routePattern = /^\/$|^(\/(?:[a-z][a-z0-9-]{0,30}|:[a-zA-Z]{1,30}|\*))+$/;
const sqlState = /^[0-9][0-9A-Z]{4}$/;
const libraryCode = /^(ERR|FST)_[A-Z_]{1,60}$/;
const programName = /^[A-Z][a-z]+([A-Z][a-z]+)*Error$|^Error$/;

/**
 * Lets a text into the log when it has the shape of a word of the program: a lower-case name, a route pattern, an HTTP
 * method, an error's name or code. Anything else becomes '[withheld]'. Meant for texts that the program wrote: a shape is
 * no proof, so never hand in what somebody typed.
 */
export function logWord(text: unknown): LogWord {
  return (typeof text === 'string' && isWordOfProgram(text) ? text : withheld) as LogWord;
}

/** The value as it may be printed: the second fence behind the types. */
export function toPrintable(value: unknown): number | boolean | string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean') return value;
  if (value === null || value === undefined) return null;
  return typeof value === 'string' && isUuid(value) ? value : logWord(value);
}

function isWordOfProgram(text: string): boolean {
  const shapes = [lowerWord, routePattern, sqlState, libraryCode, programName];
  return methods.has(text) || systemErrors.has(text) || shapes.some((shape) => shape.test(text));
}

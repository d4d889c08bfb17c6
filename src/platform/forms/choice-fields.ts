import { answered, oneName, refused, type Asked, type Field } from './field.ts';
import { findPosted, postedLine } from './posted.ts';

type Options<T extends string> = Asked & {
  /** The values that may be chosen; anything else that is posted counts as nothing chosen. */
  readonly options: readonly T[];
};

/** One of several (radios, or a list). */
export function choice<const T extends string>(asked: Options<T>): Field<T> {
  return {
    names: oneName,
    read: (name, body) => {
      const chosen = asked.options.find((option) => option === postedLine(body, name));
      return chosen === undefined ? refused(name, missing(asked)) : answered(chosen);
    },
  };
}

/** Any of several (checkboxes), at least one; in the order of the options, once each. Wrap in `optional` to allow none. */
export function choices<const T extends string>(asked: Options<T>): Field<readonly T[]> {
  return {
    names: oneName,
    read: (name, body) => {
      const posted = findPosted(body, name).map((value) => value.trim());
      const chosen = asked.options.filter((option) => posted.includes(option));
      return chosen.length === 0 ? refused(name, missing(asked)) : answered(chosen);
    },
  };
}

/** A single box: ticked or not. Never an error. */
export function checkbox(): Field<boolean> {
  return { names: oneName, read: (name, body) => answered(postedLine(body, name) !== '') };
}

/** A single box that has to be ticked. `missing` is the whole message: 'Confirm that …'. */
export function tickedBox(asked: { readonly missing: string }): Field<true> {
  return {
    names: oneName,
    read: (name, body) => (postedLine(body, name) === '' ? refused(name, asked.missing) : answered(true)),
  };
}

function missing(asked: Asked): string {
  return asked.missing ?? `Select ${asked.label}`;
}

import { parseId, type Id } from '../ids/ids.ts';
import { answered, oneName, refused, startSentence, type Asked, type Field } from './field.ts';
import { postedLine, postedText } from './posted.ts';

type TextOptions = Asked & { /** Most characters; 200 unless said. */ readonly max?: number };

/** One line of text: 1 to `max` characters, spaces at the ends and doubled spaces dropped. */
export function text(asked: TextOptions): Field<string> {
  return textField(asked, 200, postedLine);
}

/** Text of several lines, its line breaks kept as \n: 1 to `max` characters, 10,000 unless said. */
export function longText(asked: TextOptions): Field<string> {
  return textField(asked, 10_000, postedText);
}

/** An email address of the shape name@example.com, at most 254 characters (RFC 5321, 4.5.3.1.3). */
export function email(asked: Asked): Field<string> {
  return {
    names: oneName,
    read: (name, body) => {
      const value = postedLine(body, name);
      if (value === '') return refused(name, missing(asked));
      return isEmail(value)
        ? answered(value)
        : refused(name, 'Enter an email address in the correct format, like name@example.com');
    },
  };
}

/** The id of a record of table `T`, from a hidden input or a list. */
export function id<T extends string>(asked: Asked): Field<Id<T>> {
  return {
    names: oneName,
    read: (name, body) => {
      const value = parseId<T>(postedLine(body, name));
      return value === undefined ? refused(name, asked.missing ?? `Select ${asked.label}`) : answered(value);
    },
  };
}

/** A whole number, between `min` and `max` where they are given. Commas and spaces between digits are let pass. */
export function integer(asked: Asked & { readonly min?: number; readonly max?: number }): Field<number> {
  return {
    names: oneName,
    read: (name, body) => {
      const typed = postedLine(body, name).replace(/[,\s]/g, '');
      if (typed === '') return refused(name, missing(asked));
      const problem = problemWithNumber(typed, asked.min, asked.max);
      return problem === undefined
        ? answered(Number(typed))
        : refused(name, `${startSentence(asked.label)} ${problem}`);
    },
  };
}

function textField(asked: TextOptions, usualMax: number, read: typeof postedText): Field<string> {
  const max = asked.max ?? usualMax;
  return {
    names: oneName,
    read: (name, body) => {
      const value = read(body, name);
      if (value === '') return refused(name, missing(asked));
      return value.length <= max
        ? answered(value)
        : refused(name, `${startSentence(asked.label)} must be ${max} characters or less`);
    },
  };
}

function missing(asked: Asked): string {
  return asked.missing ?? `Enter ${asked.label}`;
}

function problemWithNumber(
  typed: string,
  min: number | undefined,
  max: number | undefined,
): string | undefined {
  const value = Number(typed);
  if (Number.isNaN(value)) return 'must be a number';
  if (!/^[-+]?\d+$/.test(typed) || !Number.isSafeInteger(value)) return 'must be a whole number';
  return value < (min ?? -Infinity) || value > (max ?? Infinity)
    ? `must be ${formatLimits(min, max)}`
    : undefined;
}

function formatLimits(min: number | undefined, max: number | undefined): string {
  if (min !== undefined && max !== undefined) return `between ${min} and ${max}`;
  return min === undefined ? `${max} or fewer` : `${min} or more`;
}

function isEmail(value: string): boolean {
  return value.length <= 254 && /^[^\s@,;<>()"]+@[^\s@,;<>()".]+(\.[^\s@,;<>()".]+)+$/.test(value);
}

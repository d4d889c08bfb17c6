import type { Asked, Field } from '../../../platform/forms/field.ts';
import { answered, oneName, refused } from '../../../platform/forms/field.ts';
import { findPosted } from '../../../platform/forms/posted.ts';

/** Longer than any password that Kith takes; what is longer is not hashed (argon2id over megabytes costs us, not them). */
const most = 1000;

/** A password as it was typed, spaces and all, which a line of text would lose. */
export function typedPassword(asked: Asked): Field<string> {
  return {
    names: oneName,
    read: (name, body) => {
      const [value = ''] = findPosted(body, name);
      if (value === '') return refused(name, asked.missing ?? `Enter ${asked.label}`);
      return value.length <= most ? answered(value) : refused(name, 'That is longer than any password');
    },
  };
}

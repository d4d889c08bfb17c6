import type { SecretKey } from '../../access/index.ts';
import type { EngineSettings } from '../../practice/index.ts';
import { parseEngineAddress, sealEngineKey } from '../../practice/index.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { postedLine, postedText, toPosted } from '../../../platform/forms/posted.ts';

export type EngineChange = { readonly value: EngineSettings; readonly reason: string };

/**
 * A posted engine. A key that is not typed again stays with the address that it was typed for, and with no other: it must not be
 * told to another server by changing where that is.
 */
export function parseEngine(
  body: unknown,
  now: EngineSettings,
  secret: SecretKey | undefined,
):
  | { readonly ok: true; readonly value: EngineChange }
  | { readonly ok: false; readonly errors: readonly FieldError[] } {
  const posted = toPosted(body);
  const line = (name: string) => postedLine(posted, name);
  const [key, reason] = [line('key'), postedText(posted, 'reason')];
  const address = line('address') === '' ? null : parseEngineAddress(line('address'));
  const [model, language] = [line('model'), line('language')];
  const problems: readonly (readonly [boolean, string, string])[] = [
    [address === undefined, 'address', 'Enter an address that begins with http:// or https://, or nothing'],
    [model.length > 200, 'model', 'The model must be 200 characters or less'],
    [
      !/^([a-z]{2,3})?$/.test(language),
      'language',
      'Enter a language as two or three small letters, such as en',
    ],
    [key !== '' && !secret, 'key', 'A key can be kept only where KITH_SECRET_KEY is set on the server'],
    [!/^[\x21-\x7e]{0,500}$/.test(key), 'key', 'The key has letters that no key has'],
    [reason === '' || reason.length > 1000, 'reason', 'Enter why it is changed, in 1,000 characters or less'],
  ];
  const errors = problems.filter(([is]) => is).map(([, field, text]) => fieldError(field, text));
  if (address === undefined || errors.length > 0) return { ok: false, errors };
  const kept = line('without_key') === '' && address === now.address ? now.sealedKey : null;
  const sealedKey = key !== '' && secret ? sealEngineKey(secret, key) : kept;
  return { ok: true, value: { value: { address, model, language, sealedKey }, reason } };
}

import type { FastifyRequest } from 'fastify';

/**
 * A form that was sent and could not be taken, given back with the answer so that nobody loses what they wrote. It lives in
 * the page alone: it is never logged, and nothing of it is kept.
 */
export type SentForm = {
  /** Where it was sent, to be sent to again. */
  readonly action: string;
  /** Every field with its value, those the person never saw included. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** What the person typed or chose, with the field's name in words. */
  readonly typed: readonly (readonly [name: string, value: string])[];
};

/** Fields that nobody should see on a page again: the form is then not given back at all. */
const secret = /pass|secret|recovery|^(code|otp|pin|totp)$/i;

/** What the form carries for the server: no words of a person. */
const carried = /^(_.*|version|token|return)$/;
const identifier = /^[0-9a-f]{8}-[0-9a-f-]{27}$/i;

/** The form that a request sent, or undefined where there is none to give back (files have to be chosen again). */
export function findSentForm(request: FastifyRequest): SentForm | undefined {
  const { method, url, body } = request;
  if (method !== 'POST' || typeof body !== 'object' || body === null) return undefined;
  const fields = Object.entries(body).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter((one) => typeof one === 'string')
      .map((one) => [name, one] as const),
  );
  if (fields.length === 0 || fields.some(([name]) => secret.test(name))) return undefined;
  return { action: url, fields, typed: listTyped(fields) };
}

/**
 * What of a form's fields a person typed or chose, with the field's name in words; or as its page calls them where `labels` tells:
 * a field by its name, what was chosen by `name=value`.
 */
export function listTyped(fields: SentForm['fields'], labels = new URLSearchParams()): SentForm['typed'] {
  return fields
    .map(([name, value]) => [name, labels.get(`${name}=${value}`) ?? value] as const)
    .filter(([name, value]) => !carried.test(name) && !identifier.test(value) && value.trim() !== '')
    .map(([name, value]) => [labels.get(name) ?? toWords(name), value]);
}

/** 'born-day' and 'firstName' as 'Born day' and 'First name'. */
function toWords(name: string): string {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

import type { ComponentChildren } from 'preact';

/** Text, or anything that can stand where text stands. Strings are escaped. */
export type Content = ComponentChildren;

/** Further HTML attributes by name, as in the `attributes` option of the GOV.UK macros. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Every property may be left out, or be given as undefined. */
export type Options<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** What almost every component takes. */
export type Extras = Options<{ classes: string; attributes: Attributes }>;

/** Joins class names, leaving out what is empty or false. */
export function classNames(...names: readonly (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}

/** Joins ids for `aria-describedby`; undefined when there are none, so that the attribute is left out. */
export function describedBy(...ids: readonly (string | false | undefined)[]): string | undefined {
  return classNames(...ids) || undefined;
}

/** Texts for the browser script, as `data-i18n.KEY` attributes; plural forms become `data-i18n.KEY.FORM`. */
export function i18nAttributes(texts: Readonly<Record<string, string | Plurals | undefined>>): Attributes {
  const entries = Object.entries(texts).flatMap(([key, text]) => i18nEntries(key, text));
  return Object.fromEntries(entries);
}

/** Texts by plural form, with `%{count}` for the number: `{one: '%{count} word', other: '%{count} words'}`. */
export type Plurals = Readonly<Record<string, string>>;

function i18nEntries(key: string, text: string | Plurals | undefined): [string, string][] {
  if (!text) return [];
  if (typeof text === 'string') return [[`data-i18n.${key}`, text]];
  return Object.entries(text).map(([form, message]) => [`data-i18n.${key}.${form}`, message]);
}

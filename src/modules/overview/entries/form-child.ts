import type { Typed } from '../../../platform/forms/posted.ts';

/** What the form needs of one child. */
export type FormChild = {
  readonly personId: string;
  readonly place: number;
  readonly firstName: string;
  /** 'Age 6', 'Age not known'. */
  readonly age: string;
  readonly hasFewWords: boolean;
  readonly own: Typed;
  readonly home: string;
  /** What the last visit said, a line each; null where there was none. */
  readonly last: { readonly when: string; readonly href: string; readonly lines: readonly string[] } | null;
};

/** They do not all live in one place, as far as is known: where each sleeps is then asked of each. */
export const liveApart = (homes: readonly string[]): boolean => new Set(homes).size > 1;

/** 'Ava', 'Ava and Ben', 'Ava, Ben and Cai'. */
export function listNames(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

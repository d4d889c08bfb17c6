import type { Id } from '../ids/ids.ts';
import { parseId } from '../ids/ids.ts';
import { NotFound } from './problems.ts';

type Keys<P extends string> = P extends `${string}:${infer K}/${infer Rest}`
  ? K | Keys<`/${Rest}`>
  : P extends `${string}:${infer K}`
    ? K
    : never;
type Value<K extends string> = K extends `${infer Table}Id` ? Id<Table> : string;

/** What a path's parameters are: `:thingId` is an `Id<'thing'>`, `:figure` a string. */
export type Params<P extends string> = { readonly [K in Keys<P>]: Value<K> };

/** Reads a path's parameters; an id that is no uuid is a page that does not exist. */
export function parseParams<P extends string>(path: P, raw: Readonly<Record<string, string>>): Params<P> {
  const names = [...path.matchAll(/:([A-Za-z]+)/g)].map(([, name]) => name ?? '');
  return Object.fromEntries(names.map((name) => [name, parseParam(name, raw[name])])) as Params<P>;
}

function parseParam(name: string, text: string | undefined): string {
  if (text === undefined) throw new NotFound();
  if (!name.endsWith('Id')) return text;
  const id = parseId(text);
  if (!id) throw new NotFound();
  return id;
}

/** Fills a path in: `href('/things/:thingId', { thingId })`. */
export function href<P extends string>(path: P, params: Params<P>): string {
  const values = new Map<string, string>(Object.entries(params));
  return path.replace(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(values.get(name) ?? ''));
}

type Query = Readonly<Record<string, string | undefined>>;

/** One page of a long list. Pages count from 1; `offset` is how many stand before the first line of this one. */
export type PageOfList = {
  readonly number: number;
  readonly last: number;
  readonly total: number;
  readonly perPage: number;
  readonly offset: number;
};

/** Which lines of a list a query is to give. */
export type Lines = Pick<PageOfList, 'perPage' | 'offset'>;

/**
 * The page that an address asks for, of a list of `total` lines: the first where it asks for none or for no number, the last
 * where it asks for one behind it, since a list shortens while somebody reads it.
 * @param name the parameter that says which page, where a page has two lists
 */
export function pageOfList(
  query: Query,
  total: number,
  { perPage = 50, name = 'page' }: { readonly perPage?: number; readonly name?: string } = {},
): PageOfList {
  const last = Math.max(1, Math.ceil(total / perPage));
  const number = Math.min(askedPage(query, name), last);
  return { number, last, total, perPage, offset: (number - 1) * perPage };
}

/** Which page an address asks for, whether there is one or not. */
export function askedPage(query: Query, name = 'page'): number {
  return /^[1-9]\d{0,5}$/.test(query[name] ?? '') ? Number(query[name]) : 1;
}

/** An address with the parts of its query that say something. */
export function hrefWith(path: string, parts: Query): string {
  const said = Object.entries(parts).flatMap(([key, value]) => (value ? [[key, value]] : []));
  const text = new URLSearchParams(said).toString();
  return text === '' ? path : `${path}?${text}`;
}

/** The address of a page of a list, with what else its query says; the first page needs no number. */
export function hrefOfPage(
  path: string,
  { kept = {}, name = 'page' }: { readonly kept?: Query; readonly name?: string },
  number: number,
): string {
  return hrefWith(path, { ...kept, [name]: number > 1 ? String(number) : undefined });
}

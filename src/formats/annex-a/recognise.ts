import { annexALists, sharedKeys } from './lists.ts';
import type { AnnexAColumn, AnnexASpec } from './lists.ts';

/** A header that is one of the lists': where each of its columns is, by our word for it. */
export type RecognisedHeader = { readonly spec: AnnexASpec; readonly columns: ReadonlyMap<string, number> };

/** Half of the columns that only this list has must be there: headers vary, but not that much. */
const enough = 0.5;

/**
 * Which list a header row belongs to, by the columns that tell one list from another. Case, spaces, signs, words behind the
 * name and shorter names ('Age') do not matter. Undefined when it is none.
 */
export function recogniseHeader(names: readonly string[]): RecognisedHeader | undefined {
  const found = annexALists.map((spec) => ({ spec, columns: findColumns(spec, names) }));
  const [best] = found.map((each) => ({ ...each, share: shareOf(each) })).sort((a, b) => b.share - a.share);
  return best && best.share >= enough ? best : undefined;
}

function shareOf({ spec, columns }: RecognisedHeader): number {
  const own = spec.columns.filter(({ key }) => !sharedKeys.has(key));
  return own.filter(({ key }) => columns.has(key)).length / own.length;
}

function findColumns({ columns }: AnnexASpec, names: readonly string[]): Map<string, number> {
  const headers = names.map(bare);
  const found = new Map<string, number>();
  const take = (column: AnnexAColumn, matches: (header: string, name: string) => boolean) => {
    if (found.has(column.key)) return;
    const taken = new Set(found.values());
    const at = headers.findIndex(
      (header, i) => header !== '' && !taken.has(i) && matches(header, bare(column.name)),
    );
    if (at >= 0) found.set(column.key, at);
  };
  for (const column of columns) take(column, (header, name) => header === name);
  for (const column of columns)
    take(column, (header, name) => header.startsWith(name) || header.endsWith(name));
  for (const column of columns) take(column, (header, name) => header.length >= 3 && name.startsWith(header));
  return found;
}

function bare(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

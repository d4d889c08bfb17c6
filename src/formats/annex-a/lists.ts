import type { AnnexAColumn, AnnexAList, AnnexASpec } from './column.ts';
import { careLists } from './lists-care.ts';
import { helpLists } from './lists-help.ts';

export { sharedKeys } from './column.ts';
export type { AnnexAColumn, AnnexAList, AnnexASpec, AnnexAType } from './column.ts';

/** The eleven lists and their columns in the workbook's order. */
export const annexALists: readonly AnnexASpec[] = [...helpLists, ...careLists];

const byList = new Map(annexALists.map((spec) => [spec.list, spec]));

/** The specification of a list. */
export function getAnnexASpec(list: AnnexAList): AnnexASpec {
  const spec = byList.get(list);
  if (!spec) throw new Error(`There is no list ${list}`);
  return spec;
}

/** The column of a list by our word for it. */
export function getAnnexAColumn(list: AnnexAList, key: string): AnnexAColumn {
  const found = getAnnexASpec(list).columns.find((each) => each.key === key);
  if (!found) throw new Error(`List ${list} has no column ${key}`);
  return found;
}

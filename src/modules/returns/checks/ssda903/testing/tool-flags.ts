import { toCoded } from '../../frame/index.ts';
import type { Cells } from '../../frame/index.ts';
import type { YearFiles } from '../read-files.ts';

/**
 * Says in the header who is unaccompanied as csc-validator-be-903 (0.1.14) does when it reads CSV files: it joins the
 * header to UASC, and so writes the flag twice for a child who is twice in UASC; all flags after that stand one row too
 * low. We give them to the children they belong to. To compare what rules make of the flags, the returns of others are
 * read with the tool's.
 */
export function flagAsTheTool(year: YearFiles): YearFiles {
  const { Header, UASC } = year.tables;
  if (!Header || !UASC || Header['UASC']) return year;
  const rows = new Map<string, number>();
  for (const child of toTexts(UASC['CHILD'])) rows.set(child, (rows.get(child) ?? 0) + 1);
  const children = toTexts(Header['CHILD']);
  const flags = children.flatMap((child) => {
    const times = rows.get(child) ?? 0;
    return times === 0 ? ['0'] : new Array<string>(times).fill('1');
  });
  return {
    ...year,
    tables: { ...year.tables, Header: { ...Header, UASC: flags.slice(0, children.length) } },
  };
}

function toTexts(cells: Cells | undefined): readonly string[] {
  const { codes, values } = toCoded(cells ?? []);
  return Array.from(codes, (code) => values[code] ?? '');
}

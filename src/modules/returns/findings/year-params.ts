import { NotFound } from '../../../platform/http/problems.ts';
import { checkedForms } from './finding.ts';
import type { YearOfForm } from './check-queries.ts';

/** Reads which return of which year an address is about. @throws NotFound for any other */
export function getYearOfForm({ form, year }: { readonly form: string; readonly year: string }): YearOfForm {
  const known = checkedForms.find((one) => one === form);
  if (known === undefined || !/^20\d\d$/.test(year)) throw new NotFound();
  return { form: known, year: Number(year) };
}

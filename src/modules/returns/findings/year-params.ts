import { NotFound } from '../../../platform/http/problems.ts';
import { checkedForms, isSignedHere } from './finding.ts';
import type { YearOfForm } from './check-queries.ts';

/** Reads which return of which year an address is about. @throws NotFound for any other */
export function getYearOfForm({ form, year }: { readonly form: string; readonly year: string }): YearOfForm {
  const known = checkedForms.find((one) => one === form);
  if (known === undefined || !/^20\d\d$/.test(year)) throw new NotFound();
  return { form: known, year: Number(year) };
}

/** The same, of a return that has figures, frozen copies and a sign-off. @throws NotFound for one that has none */
export function getSignedYear(params: Parameters<typeof getYearOfForm>[0]): YearOfForm {
  const of = getYearOfForm(params);
  if (!isSignedHere(of.form)) throw new NotFound();
  return of;
}

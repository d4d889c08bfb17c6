import type { CheckedForm } from '../findings/finding.ts';

/** What a return is called on pages: in words, and as the Department calls it. */
export const formNames: Readonly<Record<CheckedForm, { readonly name: string; readonly official: string }>> =
  {
    ssda903: { name: 'Children in our care', official: 'SSDA903' },
    cin: { name: 'Children in need', official: 'CIN census' },
  };

/** 'Children in our care, 2025 to 2026' */
export function nameYear({ form, year }: { readonly form: CheckedForm; readonly year: number }): string {
  return `${formNames[form].name}, ${year - 1} to ${year}`;
}

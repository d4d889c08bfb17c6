import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import type { UploadedFile } from '../../access/index.ts';

/** What the form sends: the files of one return, perhaps those of a second, and lists to look things up in. */
export type SentForm = {
  readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  readonly postcodes: UploadedFile | undefined;
  readonly providers: UploadedFile | undefined;
  readonly la: string | null;
  readonly year: number | null;
};

export type ParsedUpload =
  | { readonly ok: true; readonly value: SentForm }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** Reads the form; `needsAuthority` until the first import has said whose the database is. */
export function parseUpload(
  body: Readonly<Record<string, unknown>>,
  sent: readonly UploadedFile[],
  needsAuthority: boolean,
): ParsedUpload {
  const la = textOf(body, 'la').toUpperCase();
  const year = textOf(body, 'year');
  const files = sent
    .filter(({ field }) => field === 'first' || field === 'second')
    .map(({ field, name, bytes }) => ({ path: `${field}/${name}`, bytes }));
  const errors = [
    ...(files.length === 0 ? [fieldError('first', 'Select the files of the return')] : []),
    ...(needsAuthority && !/^[A-Z]\d{8}$/.test(la)
      ? [fieldError('la', 'Enter the authority’s ONS code, like E10000015')]
      : []),
    ...(year !== '' && !/^20\d\d$/.test(year)
      ? [fieldError('year', 'Collection year must be a year, like 2026')]
      : []),
  ];
  if (errors.length > 0) return { ok: false, errors };
  const list = (field: string) => sent.find((file) => file.field === field);
  const value = {
    files,
    postcodes: list('postcodes'),
    providers: list('providers'),
    la: la || null,
    year: year === '' ? null : Number(year),
  };
  return { ok: true, value };
}

function textOf(body: Readonly<Record<string, unknown>>, name: string): string {
  const value = body[name];
  return typeof value === 'string' ? value.trim() : '';
}

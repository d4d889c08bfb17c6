/** One code. Years are collection years, inclusive; without them it was valid in every year we read. */
export type Code = {
  readonly code: string;
  /** As an officer would say it, short. */
  readonly label: string;
  /** As one would say it to the child it is about. The label serves where none is given. */
  readonly said?: string;
  readonly validFrom?: number;
  readonly validTo?: number;
};

type Validity = { readonly validFrom?: number; readonly validTo?: number };

/** Codes from rows of code, label and words for the child. */
export function codes(
  rows: readonly (readonly [code: string, label: string, said?: string])[],
  valid: Validity = {},
): Code[] {
  return rows.map(([code, label, said]) => ({
    code,
    label,
    ...(said === undefined ? {} : { said }),
    ...valid,
  }));
}

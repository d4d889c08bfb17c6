/** One breach of a rule of the house. */
export type Violation = {
  /** The rule's name, as in docs/adr/0002-modules-and-import-rules.md. */
  readonly rule: string;
  /** The file, from the project's root. */
  readonly file: string;
  readonly text: string;
};

/** 'src/x.ts: text (rule)' */
export function formatViolation({ rule, file, text }: Violation): string {
  return `${file}: ${text} (${rule})`;
}

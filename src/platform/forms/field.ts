import { findPosted, type Posted } from './posted.ts';

/** What is wrong with one field, ready for the error summary (`href`) and the message beside the field. */
export type FieldError = {
  /** The name in the form's schema. */
  readonly field: string;
  /** Where the link in the summary goes: '#' and the id of the input to correct. */
  readonly href: string;
  /** GOV.UK style: 'Enter your first name', 'Date of visit must include a month'. */
  readonly text: string;
};

/** What came of reading one field. */
export type Reading<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: readonly FieldError[] };

/** One question of a form: which posted names belong to it and how they become a value. */
export type Field<T> = {
  readonly names: (name: string) => readonly string[];
  readonly read: (name: string, body: Posted) => Reading<T>;
};

/** What all questions say about themselves. */
export type Asked = {
  /** What is asked for, as it follows 'Enter' or 'Select': 'your first name', 'the date of the visit'. */
  readonly label: string;
  /** The whole message for an empty answer, where 'Enter …' or 'Select …' would not read well. */
  readonly missing?: string;
};

/** Makes a question that may be left empty: an empty answer is undefined, any other is read as before. */
export function optional<T>(field: Field<T>): Field<T | undefined> {
  return {
    names: field.names,
    read: (name, body) =>
      field.names(name).every((posted) => findPosted(body, posted).every((value) => value.trim() === ''))
        ? { ok: true, value: undefined }
        : field.read(name, body),
  };
}

/** A message for a field. `part` names the input to go to where the field has several ('month'). */
export function fieldError(field: string, text: string, part?: string): FieldError {
  return { field, href: part === undefined ? `#${field}` : `#${field}-${part}`, text };
}

/** A field that was answered well. */
export function answered<T>(value: T): Reading<T> {
  return { ok: true, value };
}

/** A field with something wrong. */
export function refused(field: string, text: string, part?: string): Reading<never> {
  return { ok: false, errors: [fieldError(field, text, part)] };
}

/** 'your first name' → 'Your first name', to begin a sentence with. */
export function startSentence(label: string): string {
  return label.charAt(0).toUpperCase() + label.slice(1);
}

/** The names of a question that has one input. */
export function oneName(name: string): readonly string[] {
  return [name];
}

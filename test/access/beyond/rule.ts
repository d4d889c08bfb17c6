import type { Role } from '../../../src/modules/access/index.ts';
import { actionTable, rolesOf } from '../access-table.ts';

/*
 * Who may read which word, from what was decided and not from the code that decides: roles and actions (access-table.ts, domain
 * reference 6.1), restriction and conflicts of interest (ADR 16), withheld homes (23), named passages and unfinished visits (25),
 * adoption (18), words that name others (16, 25, 27, 29 to 32; stricter in 30 and 37), the star (31), dictation (34), files (35).
 */

/**
 * Whose record a word stands in: a child, her sister and their mother; a friend of another family; an adopted child. Restricted are
 * her brother (R2), and the adopted child's record of before the adoption (R3).
 */
export const subjects = ['child', 'sister', 'mother', 'friend', 'adopted', 'brother', 'sealed'] as const;
export type Subject = (typeof subjects)[number];

/** Who of the family a page may be given to, beside staff. */
export type Outside = 'child' | 'family';

/** Beneath its actions: only these accounts, and these roles. */
export type Only = { readonly accounts: readonly string[]; readonly roles: readonly Role[] };

/** A word that stands in one column of one row and nowhere else. */
export type Word = {
  readonly word: string;
  /** The table and column, for who reads a failure. */
  readonly what: string;
  readonly subject: Subject;
  readonly actions: readonly string[];
  readonly only: Only | undefined;
  /** Whom it may name besides. */
  readonly also: readonly Subject[];
  readonly isStrict: boolean;
  /** Accounts that read it whomever it names. */
  readonly passing: readonly string[];
  readonly open: readonly Outside[];
};

/** Somebody who is signed in (or nobody), and whom they see, as the decisions say. */
export type Reader = {
  readonly name: string;
  readonly account: string | null;
  readonly role: Role | null;
  readonly sees: readonly Subject[];
  /** Of whom they may not know that there is anything: restricted and not named, or a conflict of interest. */
  readonly hidden: readonly Subject[];
  /** Whose pages are all opened, with every id that is planted; of the others some. */
  readonly walks: readonly Subject[];
};

/** What an answer is for: a page of staff, the copy of a record for who asks for it, or what the child or the family is given. */
export type Purpose = 'staff' | 'copy' | Outside;

/** Whether this reader may find this word in an answer of this purpose. */
export function mayFind(reader: Reader, word: Word, purpose: Purpose): boolean {
  if (!reader.sees.includes(word.subject)) return false;
  if (!word.passing.includes(reader.account ?? '') && !mayKnowOf(reader, word)) return false;
  if (purpose === 'copy')
    return holds(reader, ['readSubjectAccess']) && (isGuardian(reader) || isFor(reader, word));
  if (!holds(reader, word.actions)) return false;
  return purpose === 'staff' ? isFor(reader, word) : word.open.includes(purpose);
}

/**
 * Whether the database may give this reader the row of this word, whatever page asks: whose record it is, who is named in it, and for
 * whom it is. Which roles see which page is not the row's to know, and information governance holds what is for one person (ADR 25).
 */
export function mayHold(reader: Reader, word: Word): boolean {
  const isKnown = word.passing.includes(reader.account ?? '') || mayKnowOf(reader, word);
  return reader.sees.includes(word.subject) && isKnown && (isFor(reader, word) || isGuardian(reader));
}

/** Nobody hidden may be named in it; where it is about several families (ADR 30, 37), nobody whom the reader does not see. */
const mayKnowOf = (reader: Reader, { also, isStrict }: Word) =>
  also.every((one) => !reader.hidden.includes(one) && (!isStrict || reader.sees.includes(one)));

const isFor = ({ account, role }: Reader, { only }: Word) =>
  only === undefined || only.accounts.includes(account ?? '') || only.roles.some((one) => one === role);

/** A copy of the record has to be whole (ADR 19, 25): information governance reads what is for one person, there and only there. */
const isGuardian = ({ role }: Reader) => role === 'guardian';

const holds = ({ role }: Reader, actions: readonly string[]) =>
  role !== null && actions.some((one) => rolesOf(actionTable[one]?.[1] ?? '').includes(role));

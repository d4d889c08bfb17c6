import type { AccountId, Named, Restriction, Review } from '../../access/index.ts';
import { listAccountNames, listNamed, listReviews, listStaffAccounts } from '../../access/index.ts';
import { getPersonSummary } from '../../people/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { Colleague } from './restrict-view.tsx';

/** What accounts are called; 'Somebody who has left' where an account is not to be read. */
export type NameOf = (account: string | null) => string;

export async function namesOf(db: Read, accounts: readonly (string | null)[]): Promise<NameOf> {
  const names = await listAccountNames(
    db,
    accounts.flatMap((account) => account ?? []),
  );
  return (account) => names.get(account ?? '') ?? 'Somebody who has left';
}

/** What people are called whom the actor may see, by id. */
export async function callPeople(db: Read, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const people = await getPersonSummary(db, ids);
  return new Map([...people.values()].map(({ id, shown }) => [String(id), shown]));
}

/** Who may answer for a restriction: everybody at work in information governance. */
export async function listGuardians(db: Read): Promise<readonly Colleague[]> {
  const staff = await listStaffAccounts(db);
  return staff.filter(({ roles }) => roles.includes('guardian')).map(({ id, name }) => ({ id, name }));
}

const mostFound = 20;

/** Colleagues whose name has every word that was typed, without some; 20 at most, none for nothing typed. */
export async function findColleagues(
  db: Read,
  typed: string,
  without: readonly string[],
): Promise<readonly Colleague[]> {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const staff = await listStaffAccounts(db);
  return staff
    .filter(
      ({ id, name }) => !without.includes(id) && words.every((word) => name.toLowerCase().includes(word)),
    )
    .slice(0, mostFound)
    .map(({ id, name }) => ({ id, name }));
}

/** A restriction with who is named on it and what reviews found. */
export type WholeRestriction = {
  readonly restriction: Restriction;
  readonly named: readonly Named[];
  readonly reviews: readonly Review[];
};

/** Restrictions with all that stands beside them, and what the accounts in them are called. */
export async function getWhole(
  db: Read,
  restrictions: readonly Restriction[],
): Promise<{ readonly whole: readonly WholeRestriction[]; readonly nameOf: NameOf }> {
  const ids = restrictions.map(({ id }) => id);
  const [named, reviews] = [await listNamed(db, ids), await listReviews(db, ids)];
  const accounts = [
    ...restrictions.map(({ guardian }) => guardian),
    ...named.flatMap(({ account, namedBy }) => [account, namedBy]),
    ...reviews.map(({ reviewedBy }) => reviewedBy),
  ];
  const whole = restrictions.map((restriction) => ({
    restriction,
    named: named.filter((one) => one.restriction === restriction.id),
    reviews: reviews.filter((one) => one.restriction === restriction.id),
  }));
  return { whole, nameOf: await namesOf(db, accounts) };
}

/** Accounts by id with the actor first: whom a restriction may name from the start. */
export async function listToName(
  db: Read,
  self: { readonly accountId: AccountId; readonly name: string },
  accounts: readonly string[],
): Promise<readonly Colleague[]> {
  const others = accounts.filter((account) => account !== self.accountId);
  const nameOf = await namesOf(db, others);
  return [
    { id: self.accountId, name: `${self.name} (you)` },
    ...others.map((id) => ({ id, name: nameOf(id) })),
  ];
}

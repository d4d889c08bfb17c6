import type { PageRequest } from '../../access/index.ts';
import { listStaffAccounts } from '../../access/index.ts';
import type { Addition, AskedChild, Draft, Entry } from '../../practice/index.ts';
import { fewWordsUntil, freshShared, listEntries, seenWords, titleOf } from '../../practice/index.ts';
import type { PersonSummary } from '../../people/index.ts';
import { ageWords, getPersonSummary, resolvePerson } from '../../people/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { formatInstant } from '../../../platform/dates/instant.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { findKnownHome, firstNameOf } from './visit-children.ts';
import type { FormChild } from './form-child.ts';
import { liveApart } from './form-child.ts';
import type { VisitFormProps } from './visit-form-view.tsx';

export type Written = { readonly shared: Typed; readonly own: readonly Typed[] };

/** What stands in a draft; in one that nobody has written in, today and where they live. */
export function writtenIn(draft: Draft, today: PlainDate): Written {
  const shared = draft.version === 1 ? freshShared(today) : draft.shared;
  return { shared, own: draft.children.map(({ own }) => own) };
}

/** The children of a draft as its form asks about them. */
export async function listAsked(db: Read, draft: Draft, today: PlainDate): Promise<readonly AskedChild[]> {
  const people = await getPersonSummary(
    db,
    draft.children.map(({ personId }) => personId),
  );
  const homes = [];
  for (const { personId } of draft.children)
    if (people.has(personId))
      homes.push(await findKnownHome(db, (await resolvePerson(db, personId)).all, today));
  const asksSleeps = liveApart(homes);
  return draft.children.flatMap(({ personId, place }) => {
    const person = people.get(personId);
    return person ? [{ personId, place, firstName: firstNameOf(person), asksSleeps }] : [];
  });
}

type FormData = Omit<VisitFormProps, 'action' | 'csrf' | 'errors' | 'dictation'>;

/** All that the form shows beside what was typed: who the children are, where they live, what last time said. */
export async function formData(
  { db, who, today }: Pick<PageRequest<string, Read, string>, 'db' | 'who' | 'today'>,
  draft: Draft,
  written: Written,
): Promise<FormData> {
  const people = await getPersonSummary(
    db,
    draft.children.map(({ personId }) => personId),
  );
  const children: FormChild[] = [];
  for (const [index, { personId, place }] of draft.children.entries()) {
    const person = people.get(personId);
    if (person) children.push(await formChild(db, person, { place, own: written.own[index] ?? {}, today }));
  }
  return {
    version: draft.version,
    draftId: draft.draftId,
    deviceKey: draft.authorId === who.accountId ? draft.deviceKey : null,
    shared: written.shared,
    children,
    colleagues: (await listColleagues(db)).filter(({ id }) => id !== who.accountId),
    savedAt: draft.version === 1 ? null : formatInstant(draft.savedAt),
  };
}

type ChildState = { readonly place: number; readonly own: Typed; readonly today: PlainDate };

async function formChild(
  db: Read,
  person: PersonSummary,
  { place, own, today }: ChildState,
): Promise<FormChild> {
  const { all } = await resolvePerson(db, person.id);
  const [last] = await listEntries(db, all, null);
  return {
    personId: person.id,
    place,
    firstName: firstNameOf(person),
    age: ageWords(person, today),
    hasFewWords: person.age !== null && person.age < fewWordsUntil,
    own,
    home: await findKnownHome(db, all, today),
    last: last ? lastTime(last, firstNameOf(person)) : null,
  };
}

/** What was put beside an entry later, in a line: whoever reads the words reads what corrects them. */
export function additionLine({ kind, who, words, why }: Addition): string {
  const title = kind === 'amendment' ? 'Added later' : `${who ?? 'Somebody'} sees it differently`;
  return `${title}: ${words}${why === null ? '' : ` (why: ${why})`}`;
}

/** What the last visit said, for who writes the next one. */
function lastTime(last: Entry, name: string): FormChild['last'] {
  const said = last.passages
    .filter(({ about }) => about !== 'happened')
    .map(({ about, words }) => `${titleOf(about, name)}: ${words}`);
  return {
    when: formatDate(last.happenedOn),
    href: `/children/${last.personId}/entries/${last.id}`,
    lines: [`${seenWords[last.seen]}.`, ...said, ...last.additions.map(additionLine)],
  };
}

/** Roles in which somebody works with children's records, and may be named as a reader. */
const readingRoles = new Set<string>([
  'social worker',
  'family help worker',
  'personal adviser',
  'front door',
  'team manager',
  'service manager',
  'reviewing officer',
  'director',
]);

export async function listColleagues(
  db: Read,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const accounts = await listStaffAccounts(db);
  return accounts.filter(({ roles }) => roles.some((role) => readingRoles.has(role)));
}

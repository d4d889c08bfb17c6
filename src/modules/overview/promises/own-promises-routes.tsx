import type { VNode } from 'preact';
import type { NavItem, PageRequest, Route } from '../../access/index.ts';
import { get } from '../../access/index.ts';
import type { Dueness, Promised } from '../../practice/index.ts';
import {
  currentOf,
  currentWish,
  duenessOf,
  inOrder,
  listOwnPromises,
  listOwnWishes,
  listPromisesDue,
  wishesInOrder,
} from '../../practice/index.ts';
import { getPersonSummary } from '../../people/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { OwnWishes } from '../wishes/own-wishes-view.tsx';
import { ownPromisesPath, promisesOf } from './promise-paths.ts';
import { StateTag } from './promise-view.tsx';

const groups: readonly (readonly [Dueness, string])[] = [
  ['late', 'The day has passed'],
  ['soon', 'Within a week'],
  ['later', 'Later'],
  ['settled', 'Kept: ask whether it was'],
];

async function listPage({ db, saw, today, who }: PageRequest<string, Read, string>): Promise<Reply> {
  const promises = inOrder(await listOwnPromises(db));
  const wishes = wishesInOrder(await listOwnWishes(db), today);
  saw(promises.flatMap((promise) => [promise.personId, ...currentOf(promise).alsoOf]));
  saw(wishes.flatMap((wish) => [wish.personId, ...currentWish(wish).alsoOf]));
  const people = await getPersonSummary(
    db,
    [...promises, ...wishes].map(({ personId }) => personId),
  );
  const nameOf = (id: string) => people.get(id)?.shown ?? 'Name not recorded';
  const body = (
    <>
      <h1 class="govuk-heading-l">My promises</h1>
      {promises.length === 0 ? (
        <p class="govuk-body">
          Nothing that you promised, or took over with a child, waits. A promise is written down under
          Promises on a child’s page.
        </p>
      ) : null}
      {groups.map(([dueness, title]) => (
        <Group
          title={title}
          promises={promises.filter((promise) => duenessOf(promise, today) === dueness)}
          today={today}
          nameOf={nameOf}
          accountId={who.accountId}
        />
      ))}
      <OwnWishes wishes={wishes} today={today} nameOf={nameOf} />
    </>
  );
  return page('My promises', body);
}

type GroupProps = {
  readonly title: string;
  readonly promises: readonly Promised[];
  readonly today: PlainDate;
  readonly nameOf: (personId: string) => string;
  readonly accountId: string;
};

function Group({ title, promises, today, nameOf, accountId }: GroupProps): VNode | null {
  if (promises.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">{title}</h2>
      <ul class="govuk-list govuk-list--spaced">
        {promises.map((promise) => (
          <li>
            <a class="govuk-link kith-as-typed" href={`${promisesOf(promise.personId)}/${promise.promiseId}`}>
              “{currentOf(promise).words}”
            </a>{' '}
            <StateTag promise={promise} today={today} />
            <span class="govuk-hint govuk-!-margin-bottom-0">
              By {formatDate(currentOf(promise).dueOn)}, to {toWhomOf(promise, nameOf)}
              {currentOf(promise).makerId === accountId ? '' : `. ${currentOf(promise).byWhom} promised it`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function toWhomOf(promise: Promised, nameOf: GroupProps['nameOf']): string {
  const { toKind, toWhom } = currentOf(promise);
  const child = nameOf(promise.personId);
  return toKind === 'child' ? child : `${toWhom} (${child})`;
}

/** What one promised and has to keep, and what was kept and not confirmed. */
export const ownPromisesRoutes: readonly Route[] = [
  get(ownPromisesPath, { action: listPromisesDue, audit: 'PromisesDueRead', handle: listPage }),
];

export const promiseNav: readonly NavItem[] = [
  { href: ownPromisesPath, text: 'My promises', action: listPromisesDue },
];

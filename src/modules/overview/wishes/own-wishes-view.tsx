import type { VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Wish } from '../../practice/index.ts';
import { currentWish, replyDue } from '../../practice/index.ts';
import { wishesOf } from './wish-paths.ts';
import { WishTag } from './wish-view.tsx';

type Props = {
  readonly wishes: readonly Wish[];
  readonly today: PlainDate;
  readonly nameOf: (personId: string) => string;
};

/** What children want that waits for one's reply. */
export function OwnWishes({ wishes, today, nameOf }: Props): VNode | null {
  if (wishes.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Wishes that wait for your reply</h2>
      <ul class="govuk-list govuk-list--spaced">
        {wishes.map((wish) => (
          <li>
            <a class="govuk-link kith-as-typed" href={`${wishesOf(wish.personId)}/${wish.wishId}/reply`}>
              {currentWish(wish).words}
            </a>{' '}
            <WishTag wish={wish} today={today} />
            <span class="govuk-hint govuk-!-margin-bottom-0">
              {nameOf(wish.personId)}, by {formatDate(replyDue(wish))}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

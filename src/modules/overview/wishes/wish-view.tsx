import type { ComponentChildren, VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { Tag } from '../../../platform/views/components/tag.tsx';
import type { Wish, WishState, WishTurn } from '../../practice/index.ts';
import {
  currentWish,
  repliesTo,
  replyDue,
  standingWishTurns,
  wishAnswers,
  wishState,
} from '../../practice/index.ts';

const tones: Readonly<Record<WishState, string>> = {
  waiting: 'govuk-tag--sky',
  late: 'govuk-tag--clay',
  answered: 'govuk-tag--leaf',
  mistake: 'govuk-tag--grey',
};

const states: Readonly<Record<WishState, string>> = {
  waiting: 'Waits for a reply',
  late: 'Waits for a reply: too long',
  answered: 'Answered',
  mistake: 'Written down by mistake',
};

export type WishProps = {
  readonly wish: Wish;
  readonly firstName: string;
  readonly today: PlainDate;
  /** What follows: links. */
  readonly children?: ComponentChildren;
};

/** What a child wants, what was answered, and what came of it. */
export function WishView({ wish, firstName, today, children }: WishProps): VNode {
  const { words, kind, observedBy, saidOn, toWhom } = currentWish(wish);
  const who =
    kind === 'shown'
      ? `What ${firstName} shows us, seen by ${observedBy ?? 'somebody'}`
      : `${firstName} said it`;
  return (
    <section class="kith-goal" aria-labelledby={`w-${wish.wishId}`}>
      <h3
        class={`govuk-heading-m govuk-!-margin-bottom-1 kith-as-typed${kind === 'said' ? ' kith-voice' : ''}`}
        id={`w-${wish.wishId}`}
      >
        {kind === 'said' ? `“${words}”` : words}
      </h3>
      <p class="govuk-body-s govuk-!-margin-bottom-2">
        {who} on {formatDate(saidOn)}. It went to {toWhom}
      </p>
      <p class="govuk-body">
        <WishTag wish={wish} today={today} /> {waitsUntil(wish, today)}
      </p>
      {repliesTo(wish)
        .slice(0, 1)
        .map((turn) => (
          <WishTurnWords turn={turn} firstName={firstName} />
        ))}
      <CameOfIt wish={wish} firstName={firstName} />
      {children}
    </section>
  );
}

/** How a wish stands, in a word or two. */
export function WishTag({ wish, today }: Pick<WishProps, 'wish' | 'today'>): VNode {
  const state = wishState(wish, today);
  return <Tag classes={tones[state]}>{states[state]}</Tag>;
}

function waitsUntil(wish: Wish, today: PlainDate): string {
  const state = wishState(wish, today);
  if (state !== 'waiting' && state !== 'late') return '';
  const day = formatDate(replyDue(wish));
  return repliesTo(wish).length === 0 ? `A reply is due by ${day}` : `We come back to it by ${day}`;
}

function CameOfIt({ wish, firstName }: Pick<WishProps, 'wish' | 'firstName'>): VNode | null {
  const came = standingWishTurns(wish.turns).filter(({ kind }) => kind === 'came of it');
  if (came.length > 0)
    return (
      <>
        {came.map((turn) => (
          <WishTurnWords turn={turn} firstName={firstName} />
        ))}
      </>
    );
  return repliesTo(wish).length === 0 ? null : (
    <p class="govuk-body">Nothing is written down yet of what happened because of it.</p>
  );
}

/** A reply, what came of it, or what was taken back, in words. */
export function WishTurnWords({
  turn,
  firstName,
}: {
  readonly turn: WishTurn;
  readonly firstName: string;
}): VNode {
  return (
    <>
      <p class={`govuk-body${turn.kind === 'reply' ? ' govuk-!-margin-bottom-0' : ''}`}>
        <strong>{titleOf(turn)}:</strong> <span class="kith-as-typed">{turn.words}</span>
      </p>
      {turn.kind === 'reply' ? (
        <p class="govuk-hint">
          {turn.byWhom ?? 'Somebody'} to {firstName}, {formatDate(turn.happenedOn)} ({turn.how ?? ''})
        </p>
      ) : null}
    </>
  );
}

function titleOf({ kind, answer, happenedOn }: WishTurn): string {
  if (kind === 'reply') return answer === null ? 'The reply' : `${wishAnswers[answer]}`;
  if (kind === 'came of it') return `What happened because of it, ${formatDate(happenedOn)}`;
  return kind === 'mistake' ? 'It was written down by mistake' : 'What was said last was taken back';
}

/** Tells whether somebody was faster: how often something was said of it. */
export const wishStamp = ({ versions, turns }: Wish): string => String(versions.length + turns.length);

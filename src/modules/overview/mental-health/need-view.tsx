import type { ComponentChildren, VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { Tag } from '../../../platform/views/components/tag.tsx';
import type { Need, NeedState, Referral } from '../../practice/index.ts';
import {
  currentNeed,
  daysWaited,
  isNeedOpen,
  isReferralWaiting,
  lengthOf,
  needAreas,
  needState,
  needStates,
  referralsOf,
  serviceAnswers,
  standingNeedTurns,
  toAskAgain,
  unmetSince,
  waitingSince,
  waitOf,
} from '../../practice/index.ts';

const tones: Readonly<Record<NeedState, string>> = {
  'nobody asked': 'govuk-tag--clay',
  waiting: 'govuk-tag--gold',
  refused: 'govuk-tag--clay',
  supported: 'govuk-tag--leaf',
  'support ended': 'govuk-tag--gold',
  over: 'govuk-tag--grey',
  mistake: 'govuk-tag--grey',
};

/** How a need stands, in a word or two. */
export function NeedTag({ need }: { readonly need: Need }): VNode {
  const state = needState(need);
  return <Tag classes={tones[state]}>{needStates[state]}</Tag>;
}

export type NeedProps = {
  readonly need: Need;
  readonly today: PlainDate;
  /** After how many days without a word a service is asked again. */
  readonly askAgain: number;
  /** Whether it stands on a page of a child, whose words look like a child's. */
  readonly children?: ComponentChildren;
};

/** One need: whose words, how it stands, who was asked and how long it takes. */
export function NeedView({ need, today, askAgain, children }: NeedProps): VNode {
  const { area, said, unsaid, seen, knownOn } = currentNeed(need);
  const id = `n-${need.needId}`;
  return (
    <section class="kith-goal" aria-labelledby={id}>
      <h3 class="govuk-heading-m govuk-!-margin-bottom-1 kith-as-typed" id={id}>
        {said === null ? seen : `“${said}”`}
      </h3>
      <p class="govuk-body-s govuk-!-margin-bottom-2">
        {needAreas[area]}, known since {formatDate(knownOn)}
      </p>
      {unsaid === null ? null : (
        <p class="govuk-body">
          {said === null ? 'No words of their own: ' : 'What they show: '}
          <span class="kith-as-typed">{unsaid}</span>
        </p>
      )}
      {said === null ? null : (
        <p class="govuk-body">
          In the worker’s words: <span class="kith-as-typed">{seen}</span>
        </p>
      )}
      <p class="govuk-body">
        <NeedTag need={need} /> <HowLong need={need} today={today} />
      </p>
      <Closed need={need} />
      <Referrals need={need} today={today} askAgain={askAgain} />
      {children}
    </section>
  );
}

/** Since when somebody is without support, and how long they waited in all. */
function HowLong({ need, today }: Pick<NeedProps, 'need' | 'today'>): VNode | null {
  const words = howLongWords(need, today);
  return words === '' ? null : <strong>{words}</strong>;
}

/** 'No support for 94 days (3 months and 2 days). Waited 60 days in all, in 2 referrals'; '' where neither is so. */
export function howLongWords(need: Need, today: PlainDate): string {
  const unmet = unmetSince(need);
  const waits = referralsOf(need).length;
  const days = daysWaited(need, today);
  return [
    unmet === null ? '' : `No support for ${lengthOf({ from: unmet, to: today })}`,
    waits < 2 || days === 0 ? '' : `Waited ${days} days in all, in ${waits} referrals`,
  ]
    .filter((part) => part !== '')
    .join('. ');
}

function Closed({ need }: Pick<NeedProps, 'need'>): VNode | null {
  const last = standingNeedTurns(need).findLast(({ kind }) => kind === 'over' || kind === 'mistake');
  if (!last) return null;
  return (
    <p class="govuk-body">
      {last.kind === 'over'
        ? `No longer a need, ${formatDate(last.happenedOn)}: `
        : 'Written down by mistake: '}
      <span class="kith-as-typed">{last.words}</span>
    </p>
  );
}

function Referrals(props: Pick<NeedProps, 'need' | 'today' | 'askAgain'>): VNode {
  const referrals = referralsOf(props.need);
  if (referrals.length === 0)
    return isNeedOpen(props.need) ? <p class="govuk-body">No service has been asked yet.</p> : <></>;
  return (
    <ul class="govuk-list govuk-list--bullet">
      {referrals.map((one) => (
        <li>
          <ReferralLine {...props} one={one} />
        </li>
      ))}
    </ul>
  );
}

type LineProps = Pick<NeedProps, 'need' | 'today' | 'askAgain'> & { readonly one: Referral };

function ReferralLine({ need, one, today, askAgain }: LineProps): VNode {
  const again = toAskAgain(need, { today, days: askAgain }).some(
    ({ referralId }) => referralId === one.referralId,
  );
  return (
    <>
      <strong class="kith-as-typed">{one.service}</strong>, asked {formatDate(one.askedOn)}.{' '}
      {answerWords(one)}
      {waitWords(need, one, today)}{' '}
      {again ? (
        <Tag classes="govuk-tag--clay">Ask again: no word since {formatDate(one.lastWordOn)}</Tag>
      ) : null}
      {one.given === null ? null : (
        <>
          {' '}
          Given: <span class="kith-as-typed">{one.given}</span>.
        </>
      )}
      {one.endedOn === null ? null : (
        <>
          {' '}
          Ended {formatDate(one.endedOn)}. What changed: <span class="kith-as-typed">{one.changed}</span>
        </>
      )}
    </>
  );
}

function answerWords({ answer, answerWords: said, lastWordOn }: Referral): VNode {
  if (answer === null) return <>No answer yet.</>;
  return (
    <>
      {serviceAnswers[answer]}, {formatDate(lastWordOn)}
      {said === null ? '.' : ': '}
      {said === null ? null : <span class="kith-as-typed">{said}</span>}
    </>
  );
}

function waitWords(need: Need, one: Referral, today: PlainDate): string {
  const wait = lengthOf(waitOf(need, one, today));
  if (one.startedOn !== null) return ` Support began ${formatDate(one.startedOn)}, after ${wait}.`;
  return isReferralWaiting(one) && isNeedOpen(need)
    ? ` Waiting since ${formatDate(one.askedOn)}: ${wait}.`
    : ` Waited ${wait}.`;
}

/** A need in one line, its area first, for pages about more than this. */
export function needLine(need: Need, today: PlainDate): string {
  const since = waitingSince(need);
  const services = referralsOf(need)
    .filter((one) => one.endedOn === null && (one.startedOn !== null || isReferralWaiting(one)))
    .map(({ service }) => service);
  const from = services.length === 0 ? '' : ` (${services.join(', ')})`;
  const wait =
    since === null ? '' : `, waiting since ${formatDate(since)}: ${lengthOf({ from: since, to: today })}`;
  return `${needAreas[currentNeed(need).area]}: ${needStates[needState(need)]}${from}${wait}`;
}

/** Tells whether somebody was faster: how often something was said of it. */
export const needStamp = ({ versions, turns }: Need): string => String(versions.length + turns.length);

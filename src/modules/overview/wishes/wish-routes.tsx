import type { VNode } from 'preact';
import type { PageRequest, Route } from '../../access/index.ts';
import { get, listAccountNames } from '../../access/index.ts';
import type { Wish, WishAct } from '../../practice/index.ts';
import {
  changePlan,
  currentWish,
  getWish,
  hardToRead,
  listWishes,
  nextWishActs,
  repliesTo,
  viewPlan,
  wishAudiences,
  wishesFor,
  wishesInOrder,
  wishState,
} from '../../practice/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { formatInstant } from '../../../platform/dates/instant.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { Button } from '../../../platform/views/components/button.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { Readers, readerIn, Saved } from '../promises/readers-view.tsx';
import type { PageReader } from '../promises/readers-view.tsx';
import { VoiceLinks } from '../promises/voice-links-view.tsx';
import type { WhosePage } from '../promises/whose-page.ts';
import { getWhosePage } from '../promises/whose-page.ts';
import { childSubject, wishesOf, wishesPath, wishPath } from './wish-paths.ts';
import { WishTurnWords, WishView } from './wish-view.tsx';

async function listPage(request: PageRequest<typeof wishesPath, Read, string>): Promise<Reply> {
  const { db, params, query, saw, today } = request;
  const child = await getWhosePage(db, params.personId);
  const wishes = await listWishes(db, child.records);
  saw([...child.records, ...wishes.flatMap((wish) => currentWish(wish).alsoOf)]);
  const reader = readerIn(query['for']);
  const body = (
    <ListView
      child={child}
      wishes={wishesInOrder(wishesFor(reader, wishes), today)}
      reader={reader}
      mayWrite={reader === 'staff' && (await request.may(changePlan))}
      today={today}
      saved={query['saved']}
    />
  );
  return page(`Wishes: ${child.name}`, body, {
    before: <BackLink href={`/children/${child.personId}`}>{child.name}</BackLink>,
  });
}

type ListProps = {
  readonly child: WhosePage;
  readonly wishes: readonly Wish[];
  readonly reader: PageReader;
  readonly mayWrite: boolean;
  readonly today: PlainDate;
  readonly saved: string | undefined;
};

function ListView(props: ListProps): VNode {
  const { child, wishes, reader, mayWrite, saved, today } = props;
  const here = wishesOf(child.personId);
  return (
    <>
      <Saved saved={saved} />
      <h1 class="govuk-heading-l">Wishes: {child.name}</h1>
      <VoiceLinks personId={child.personId} at="wishes" />
      {mayWrite ? <Button href={`${here}/new`}>Write down what {child.firstName} wants</Button> : null}
      {wishes.length === 0 ? <Empty {...props} /> : null}
      {wishes.map((wish) => (
        <WishView wish={wish} firstName={child.firstName} today={today}>
          <Links {...props} wish={wish} link={`${here}/${wish.wishId}`} />
        </WishView>
      ))}
      <Readers here={here} reader={reader} firstName={child.firstName} />
    </>
  );
}

function Empty({ child, reader, mayWrite }: ListProps): VNode {
  if (reader !== 'staff') return <p class="govuk-body">Nothing is open to this reader yet.</p>;
  return (
    <p class="govuk-body">
      Nothing is written down yet of what {child.firstName} wants.{' '}
      {mayWrite ? `Ask ${child.firstName}, or those who know how ${child.firstName} shows it.` : ''}
    </p>
  );
}

type LinksProps = ListProps & { readonly wish: Wish; readonly link: string };

function Links({ wish, link, mayWrite, reader, today }: LinksProps): VNode | null {
  if (reader !== 'staff') return null;
  const state = wishState(wish, today);
  const next = state === 'answered' ? 'came' : 'reply';
  return (
    <p class="govuk-body kith-not-printed">
      {mayWrite && state !== 'mistake' ? (
        <>
          <a class="govuk-link" href={`${link}/${next}`}>
            {next === 'reply' ? 'Reply' : 'What happened because of it'}
            <span class="govuk-visually-hidden">: {currentWish(wish).words}</span>
          </a>
          {' · '}
        </>
      ) : null}
      <a class="govuk-link" href={link}>
        {mayWrite ? 'Put it right, and everything said of it' : 'Everything said of it'}
        <span class="govuk-visually-hidden">: {currentWish(wish).words}</span>
      </a>
    </p>
  );
}

async function onePage(request: PageRequest<typeof wishPath, Read, string>): Promise<Reply> {
  const { db, params, query, saw, today } = request;
  const child = await getWhosePage(db, params.personId);
  const wish = await getWish(db, child.records, params.wishId);
  saw([...child.records, ...currentWish(wish).alsoOf]);
  const writers = [...wish.versions, ...wish.turns].flatMap(({ recordedBy }) => recordedBy ?? []);
  const names = await listAccountNames(db, writers);
  const mayWrite = await request.may(changePlan);
  const body = (
    <OneView
      child={child}
      wish={wish}
      acts={mayWrite ? nextWishActs(wish, today) : []}
      today={today}
      saved={query['saved']}
      nameOf={(id) => names.get(id ?? '') ?? 'A colleague'}
    />
  );
  return page(`A wish: ${child.name}`, body, {
    before: <BackLink href={wishesOf(child.personId)}>Wishes</BackLink>,
  });
}

type OneProps = {
  readonly child: WhosePage;
  readonly wish: Wish;
  readonly acts: readonly WishAct[];
  readonly today: PlainDate;
  readonly saved: string | undefined;
  readonly nameOf: (accountId: string | null) => string;
};

const actTitles: Readonly<Record<WishAct, string>> = {
  reply: 'Write down a reply',
  came: 'Write down what happened because of it',
  right: 'Put the words right',
  mistake: 'It was written down by mistake',
  back: 'Take back what was said last',
};

function OneView(props: OneProps): VNode {
  const { child, wish, acts, today, saved } = props;
  const link = `${wishesOf(child.personId)}/${wish.wishId}`;
  return (
    <>
      <Saved saved={saved} />
      <h1 class="govuk-heading-l">A wish: {child.name}</h1>
      <WishView wish={wish} firstName={child.firstName} today={today} />
      {acts.length === 0 ? null : <Hint wish={wish} firstName={child.firstName} />}
      <p class="govuk-body-s">May be read by: {wishAudiences[currentWish(wish).audience].toLowerCase()}</p>
      {acts.length === 0 ? null : (
        <ul class="govuk-list kith-not-printed">
          {acts.map((act) => (
            <li>
              <a class="govuk-link" href={`${link}/${act}`}>
                {actTitles[act]}
              </a>
            </li>
          ))}
        </ul>
      )}
      <History {...props} />
    </>
  );
}

/** What in the reply may be hard to read: a hint for who wrote it, never a refusal. */
function Hint({ wish, firstName }: { readonly wish: Wish; readonly firstName: string }): VNode | null {
  const found = hardToRead(repliesTo(wish)[0]?.words ?? '');
  if (found.length === 0) return null;
  return (
    <InsetText>
      <p class="govuk-body govuk-!-margin-bottom-1">
        Parts of the reply may be hard to read for {firstName}:
      </p>
      <ul class="govuk-list govuk-list--bullet govuk-!-margin-bottom-0">
        {found.map((text) => (
          <li>{text}</li>
        ))}
      </ul>
    </InsetText>
  );
}

/** Everything that was ever said of it, the latest first. */
function History({ wish, child, nameOf }: OneProps): VNode {
  const said = wish.versions.map(({ recordedAt, recordedBy, version, kind, words, because }) => ({
    at: recordedAt,
    by: recordedBy,
    view: (
      <p class="govuk-body govuk-!-margin-bottom-1">
        {version === 1 ? 'Written down' : 'Put right'}:{' '}
        <span class="kith-as-typed">{kind === 'said' ? `“${words}”` : words}</span>
        {because === null ? '' : `. Why: ${because}`}
      </p>
    ),
  }));
  const turned = wish.turns.map((turn) => ({
    at: turn.recordedAt,
    by: turn.recordedBy,
    view: <WishTurnWords turn={turn} firstName={child.firstName} />,
  }));
  const all = [...said, ...turned].sort((one, other) => Date.parse(one.at) - Date.parse(other.at)).reverse();
  return (
    <>
      <h2 class="govuk-heading-m">Everything said of it</h2>
      <ul class="govuk-list">
        {all.map(({ at, by, view }) => (
          <li class="govuk-!-margin-bottom-4">
            {view}
            <span class="govuk-hint">
              Written down {formatInstant(at)} by {nameOf(by)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What a child wants, and one wish with everything said of it. */
export const wishRoutes: readonly Route[] = [
  get(wishesPath, { action: viewPlan, audit: 'WishesRead', subject: childSubject, handle: listPage }),
  get(wishPath, { action: viewPlan, audit: 'WishRead', subject: childSubject, handle: onePage }),
];

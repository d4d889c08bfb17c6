import { fieldError } from '../../../../platform/forms/field.ts';
import type { Reply } from '../../../../platform/http/reply.ts';
import { page, redirect } from '../../../../platform/http/reply.ts';
import { NotFound } from '../../../../platform/http/problems.ts';
import { hashCode } from '../../accounts/recovery.ts';
import type { EarlyRequest, OpenRequest, Route } from '../../routes/route.ts';
import { openRoute } from '../../routes/route.ts';
import { enter } from '../enter-routes.ts';
import type { Means } from '../means.ts';
import { safeReturn } from '../safe-return.ts';
import type { AccountId } from '../session.ts';
import { renewProof, setMoment } from '../session.ts';
import type { Arrival, Departure, Problem } from './ask-provider.ts';
import { prepareDeparture, receiveArrival } from './ask-provider.ts';
import { backChannelRoutes } from './back-channel-routes.ts';
import { callbackPath } from './provider.ts';
import type { ProviderProblem } from './provider-problem.ts';
import { saidOf } from './provider-problem.ts';
import type { Trip } from './provider-trip.ts';
import { awaitLink, beginTrip, findLinkedAccount, linkWithCode, takeTrip } from './provider-trip.ts';
import { sealIdToken } from './sign-out-there.ts';
import { LinkView, ProblemView } from './provider-view.tsx';

const startPath = '/sign-in/provider';
const linkPath = '/sign-in/provider/link';

/** Sign-ins of one network address in a minute (local default). */
const perMinute = 60;

const away = { suffix: 'away' } as const;

/** Problems are told with a page of their own, and in the trail. */
function showProblem({ tell }: Pick<OpenRequest, 'tell'>, problem: ProviderProblem): Reply {
  tell({ outcome: 'refused', detail: { problem } });
  const { heading, status, text } = saidOf[problem];
  return page(heading, <ProblemView heading={heading} text={text} />, { status });
}

async function depart({ provider }: Means, { url }: EarlyRequest): Promise<Departure | Problem> {
  if (!provider) throw new NotFound();
  return prepareDeparture(provider, asksForProof(url) ? 'proof' : 'sign in');
}

const asksForProof = (url: string) => url.includes('proof=yes');

async function start(request: OpenRequest<Departure | Problem>): Promise<Reply> {
  const { db, query, who, prepared } = request;
  if ('problem' in prepared) return showProblem(request, prepared.problem);
  const purpose = query['proof'] === 'yes' ? 'proof' : 'sign in';
  if (purpose === 'proof' && !who) return redirect('/sign-in');
  const account = purpose === 'proof' && who ? who.accountId : null;
  const { to, ...kept } = prepared;
  const cookie = await beginTrip(db, { ...kept, purpose, account, returnTo: safeReturn(query['return']) });
  return redirect(to.href, undefined, [cookie]);
}

type Arrived = { readonly trip: Trip; readonly arrival: Arrival };
type Came = Arrived | Problem;

/** Takes the trip, so that it is used up whatever comes of it, and asks the provider; both before the transaction. */
async function receive({ provider }: Means, early: EarlyRequest): Promise<Came> {
  if (!provider) throw new NotFound();
  const state = new URL(early.url, provider.settings.home).searchParams.get('state') ?? '';
  const trip = await early.database.transaction({ account: null, role: 'app' }, early.today, async (db) => {
    await setMoment(db, early.now);
    return takeTrip(db, state, early.cookie('away') ?? '', early.now);
  });
  if (!trip) return { problem: 'lost' };
  const arrival = await receiveArrival(provider, trip, { url: early.url, state });
  return 'problem' in arrival ? arrival : { trip, arrival };
}

async function arrive(means: Means, request: OpenRequest<Came>): Promise<Reply> {
  const { prepared, db } = request;
  if ('problem' in prepared) return showProblem(request, prepared.problem);
  const { trip, arrival } = prepared;
  const account = await findLinkedAccount(db, arrival);
  if (trip.purpose === 'proof') return prove(request, prepared, account);
  if (!account) return offerLink(request, arrival, trip);
  return enter(
    { ...request, body: { return: trip.returnTo } },
    account,
    { way: 'provider', providerSession: arrival.session, ...toBeginning(means, account, arrival) },
    [away],
  );
}

function toBeginning({ secretKey }: Means, account: AccountId, { idToken }: Arrival) {
  return secretKey ? { idToken: sealIdToken(secretKey, account, idToken) } : {};
}

/** Only whoever is signed in can prove that they are. */
async function prove(
  request: OpenRequest<Came>,
  { trip, arrival }: Arrived,
  account: AccountId | undefined,
): Promise<Reply> {
  const { db, who, token, now } = request;
  if (!who || !token) return showProblem(request, 'lost');
  if (account !== who.accountId || trip.account !== who.accountId)
    return showProblem(request, 'somebody else');
  const renewed = await renewProof(db, token, now, arrival.session);
  return redirect(trip.returnTo, { kind: 'start', token: renewed }, [away]);
}

async function offerLink(request: OpenRequest<Came>, arrival: Arrival, trip: Trip): Promise<Reply> {
  const cookie = await awaitLink(request.db, arrival, trip.returnTo);
  request.tell({ outcome: 'refused', detail: { problem: 'not linked' } });
  return redirect(linkPath, undefined, [cookie]);
}

async function linkPage({ provider }: Means): Promise<Reply> {
  if (!provider) throw new NotFound();
  const { heading, status } = saidOf['not linked'];
  return page(heading, <LinkView errors={[]} />, { status });
}

/** The code of an administrator links whom the provider named to an account; from then on the provider is enough. */
async function link(request: OpenRequest): Promise<Reply> {
  const { db, body, now, cookie } = request;
  const typed = typeof body['code'] === 'string' ? body['code'] : '';
  const linked = await linkWithCode(db, cookie('away') ?? '', hashCode(typed), now);
  if (linked) {
    const entry = { ...request, body: { return: linked.returnTo } };
    return enter(entry, linked.account, { way: 'provider', providerSession: linked.session }, [away]);
  }
  request.tell({ outcome: 'refused', detail: { problem: 'not linked' } });
  const errors = [
    fieldError(
      'code',
      'That code is not right, was used before or has ended. Or signing in took too long: start again',
    ),
  ];
  return page(saidOf['not linked'].heading, <LinkView errors={errors} />, { errors });
}

/** Signing in with the authority's own identity provider; not there where none is set. */
export function providerRoutes(means: Means): readonly Route[] {
  const face = 'staff';
  return [
    openRoute('GET', startPath, {
      face,
      audit: 'SignInProviderStart',
      perMinute,
      prepare: (early) => depart(means, early),
      handle: start,
    }),
    openRoute('GET', callbackPath, {
      face,
      audit: 'SignInProvider',
      perMinute,
      prepare: (early) => receive(means, early),
      handle: (request) => arrive(means, request),
    }),
    openRoute('GET', linkPath, { face, audit: 'SignInLinkPage', handle: () => linkPage(means) }),
    openRoute('POST', linkPath, { face, audit: 'SignInLink', perMinute, handle: link }),
    ...backChannelRoutes(means),
  ];
}

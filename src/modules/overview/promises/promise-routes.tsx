import type { VNode } from 'preact';
import type { PageRequest, Route } from '../../access/index.ts';
import { get, listAccountNames } from '../../access/index.ts';
import type { Promised, PromiseAct } from '../../practice/index.ts';
import {
  changePlan,
  currentOf,
  getPromise,
  inOrder,
  isWaiting,
  listPromises,
  nextActs,
  promiseAudiences,
  promisesFor,
  viewPlan,
} from '../../practice/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { formatInstant } from '../../../platform/dates/instant.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { Button } from '../../../platform/views/components/button.tsx';
import { Details } from '../../../platform/views/components/details.tsx';
import { childSubject, promisePath, promisesOf, promisesPath } from './promise-paths.ts';
import { KeptPress, PromiseView, TurnWords } from './promise-view.tsx';
import type { PageReader } from './readers-view.tsx';
import { Readers, readerIn, Saved } from './readers-view.tsx';
import { VoiceLinks } from './voice-links-view.tsx';
import type { WhosePage } from './whose-page.ts';
import { getWhosePage } from './whose-page.ts';

async function listPage(request: PageRequest<typeof promisesPath, Read, string>): Promise<Reply> {
  const { db, params, query, saw, who, today } = request;
  const child = await getWhosePage(db, params.personId);
  const promises = await listPromises(db, child.records);
  saw([...child.records, ...promises.flatMap((promise) => currentOf(promise).alsoOf)]);
  const reader = readerIn(query['for']);
  const mayWrite = reader === 'staff' && (await request.may(changePlan));
  const body = (
    <ListView
      child={child}
      promises={inOrder(promisesFor(reader, promises))}
      reader={reader}
      csrf={mayWrite ? who.csrf : null}
      today={today}
      saved={query['saved']}
    />
  );
  return page(`Promises: ${child.name}`, body, {
    before: <BackLink href={`/children/${child.personId}`}>{child.name}</BackLink>,
  });
}

type ListProps = {
  readonly child: WhosePage;
  readonly promises: readonly Promised[];
  readonly reader: PageReader;
  readonly csrf: string | null;
  readonly today: PlainDate;
  readonly saved: string | undefined;
};

function ListView(props: ListProps): VNode {
  const { child, promises, reader, csrf, saved } = props;
  const waiting = promises.filter(isWaiting);
  const settled = promises.filter((promise) => !isWaiting(promise));
  const here = promisesOf(child.personId);
  return (
    <>
      <Saved saved={saved} />
      <h1 class="govuk-heading-l">Promises: {child.name}</h1>
      <VoiceLinks personId={child.personId} at="promises" />
      {csrf === null ? null : <Button href={`${here}/new`}>Write down a promise</Button>}
      {promises.length === 0 ? <Empty {...props} /> : null}
      {waiting.map((promise) => (
        <Listed {...props} promise={promise} here={here} />
      ))}
      {settled.length === 0 ? null : (
        <Details summary={`Kept, broken or ended: ${settled.length}`} open={waiting.length === 0}>
          {settled.map((promise) => (
            <Listed {...props} promise={promise} here={here} />
          ))}
        </Details>
      )}
      <Readers here={here} reader={reader} firstName={child.firstName} />
    </>
  );
}

function Empty({ child, reader, csrf }: ListProps): VNode {
  if (reader !== 'staff')
    return <p class="govuk-body">Nothing is open to this reader yet. Each promise says who may read it.</p>;
  return (
    <p class="govuk-body">
      No promise is written down.{' '}
      {csrf === null
        ? ''
        : `Write down what you or others said to ${child.firstName} or the family that you would do.`}
    </p>
  );
}

type ListedProps = ListProps & { readonly promise: Promised; readonly here: string };

function Listed({ promise, here, csrf, today, reader }: ListedProps): VNode {
  const acts = nextActs(promise);
  const link = `${here}/${promise.promiseId}`;
  return (
    <PromiseView promise={promise} here={here} csrf={csrf} today={today}>
      {csrf !== null && acts.includes('kept') ? (
        <KeptPress promise={promise} here={here} csrf={csrf} today={today} />
      ) : null}
      {csrf !== null && acts[0] === 'said' && isWaiting(promise) ? (
        <p class="govuk-body">
          <a class="govuk-link" href={`${link}/said`}>
            What does {currentOf(promise).toWhom} say?
          </a>
        </p>
      ) : null}
      {reader === 'staff' ? (
        <p class="govuk-body kith-not-printed">
          <a class="govuk-link" href={link}>
            {linkText(csrf !== null, acts)}
            <span class="govuk-visually-hidden">: {currentOf(promise).words}</span>
          </a>
        </p>
      ) : null}
    </PromiseView>
  );
}

async function onePage(request: PageRequest<typeof promisePath, Read, string>): Promise<Reply> {
  const { db, params, query, saw, who, today } = request;
  const child = await getWhosePage(db, params.personId);
  const promise = await getPromise(db, child.records, params.promiseId);
  saw([...child.records, ...currentOf(promise).alsoOf]);
  const writers = [...promise.versions, ...promise.turns].flatMap(({ recordedBy }) => recordedBy ?? []);
  const names = await listAccountNames(db, writers);
  const body = (
    <OneView
      child={child}
      promise={promise}
      csrf={(await request.may(changePlan)) ? who.csrf : null}
      today={today}
      saved={query['saved']}
      nameOf={(id) => names.get(id ?? '') ?? 'A colleague'}
    />
  );
  return page(`A promise: ${child.name}`, body, {
    before: <BackLink href={promisesOf(child.personId)}>Promises</BackLink>,
  });
}

const linkText = (mayWrite: boolean, acts: readonly PromiseAct[]): string => {
  if (!mayWrite) return 'Everything said of it';
  return acts.includes('changed')
    ? 'It changes, it is broken, or put it right'
    : 'Put it right, and everything said of it';
};

type OneProps = {
  readonly child: WhosePage;
  readonly promise: Promised;
  readonly csrf: string | null;
  readonly today: PlainDate;
  readonly saved: string | undefined;
  readonly nameOf: (accountId: string | null) => string;
};

const actTitles = (toWhom: string): Readonly<Record<PromiseAct, string>> => ({
  kept: 'It is kept, on another day or with words',
  said: `What does ${toWhom} say?`,
  changed: `It changes, and ${toWhom} has been told`,
  broken: 'It is broken, and an apology was given',
  right: 'Put the words right',
  mistake: 'It was no promise: written down by mistake',
  back: 'Take back what was said last',
});

function OneView(props: OneProps): VNode {
  const { child, promise, csrf, today, saved } = props;
  const here = promisesOf(child.personId);
  const { audience, toWhom } = currentOf(promise);
  const acts = nextActs(promise);
  return (
    <>
      <Saved saved={saved} />
      <h1 class="govuk-heading-l">A promise: {child.name}</h1>
      <PromiseView promise={promise} here={here} csrf={csrf} today={today}>
        {csrf !== null && acts.includes('kept') ? (
          <KeptPress promise={promise} here={here} csrf={csrf} today={today} />
        ) : null}
      </PromiseView>
      <p class="govuk-body-s">May be read by: {promiseAudiences[audience].toLowerCase()}</p>
      {csrf === null || acts.length === 0 ? null : (
        <nav class="kith-not-printed" aria-labelledby="next">
          <h2 class="govuk-heading-m" id="next">
            What became of it
          </h2>
          <ul class="govuk-list">
            {acts.map((act) => (
              <li>
                <a class="govuk-link" href={`${here}/${promise.promiseId}/${act}`}>
                  {actTitles(toWhom)[act]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <History {...props} />
    </>
  );
}

/** Everything that was ever said of it, the latest first. */
function History({ promise, nameOf }: OneProps): VNode {
  const said = promise.versions.map((version) => ({
    at: version.recordedAt,
    by: version.recordedBy,
    view: (
      <p class="govuk-body govuk-!-margin-bottom-1">
        {version.version === 1 ? 'Promised' : 'Said anew'}:{' '}
        <span class="kith-as-typed">“{version.words}”</span>, by {formatDate(version.dueOn)}
        {version.because === null ? '' : `. Why: ${version.because}`}
      </p>
    ),
  }));
  const turned = promise.turns.map((turn) => ({
    at: turn.recordedAt,
    by: turn.recordedBy,
    view: <TurnWords turn={turn} promise={currentOf(promise)} />,
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

/** The promises made to a child and the family, and one of them with everything said of it. */
export const promiseRoutes: readonly Route[] = [
  get(promisesPath, { action: viewPlan, audit: 'PromisesRead', subject: childSubject, handle: listPage }),
  get(promisePath, { action: viewPlan, audit: 'PromiseRead', subject: childSubject, handle: onePage }),
];

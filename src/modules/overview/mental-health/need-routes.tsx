import type { VNode } from 'preact';
import type { PageRequest, Route } from '../../access/index.ts';
import { get, listAccountNames } from '../../access/index.ts';
import type { Need, NeedAct } from '../../practice/index.ts';
import {
  askAgainDays,
  currentNeed,
  getNeed,
  isNeedOpen,
  listNeeds,
  needAreas,
  needAudiences,
  needsInOrder,
  nextNeedActs,
  recordMentalHealth,
  serviceAnswers,
  viewMentalHealth,
} from '../../practice/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { formatInstant } from '../../../platform/dates/instant.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { getSetting } from '../../../platform/settings/settings.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { Button } from '../../../platform/views/components/button.tsx';
import { Details } from '../../../platform/views/components/details.tsx';
import type { PlanPeople } from '../plan/plan-people.ts';
import { everybodyIn, getPlanPeople } from '../plan/plan-people.ts';
import { Saved } from '../promises/readers-view.tsx';
import { getWhosePage } from '../promises/whose-page.ts';
import { childSubject, needPath, needsOf, needsPath, planWordsOf } from './need-paths.ts';
import { NeedView } from './need-view.tsx';

async function listPage(request: PageRequest<typeof needsPath, Read, string>): Promise<Reply> {
  const { db, params, query, saw, today } = request;
  const people = await getPlanPeople(db, params.personId);
  const needs = needsInOrder(await listNeeds(db, people.records));
  saw(everybodyIn(people));
  const body = (
    <ListView
      people={people}
      needs={needs}
      askAgain={await getSetting(db, askAgainDays)}
      mayWrite={await request.may(recordMentalHealth)}
      today={today}
      saved={query['saved']}
    />
  );
  return page(`Support of their own: ${people.name}`, body, {
    before: <BackLink href={`/children/${people.personId}`}>{people.name}</BackLink>,
  });
}

type ListProps = {
  readonly people: PlanPeople;
  readonly needs: readonly Need[];
  readonly askAgain: number;
  readonly mayWrite: boolean;
  readonly today: PlainDate;
  readonly saved: string | undefined;
};

function ListView(props: ListProps): VNode {
  const { people, needs, mayWrite, saved } = props;
  const open = needs.filter(isNeedOpen);
  const closed = needs.filter((need) => !isNeedOpen(need));
  const here = needsOf(people.personId);
  return (
    <>
      <Saved saved={saved} />
      <h1 class="govuk-heading-l">Support of their own: {people.name}</h1>
      <p class="govuk-body">Mental health, substance use, domestic abuse.</p>
      {mayWrite ? <Button href={`${here}/new`}>Write down a need</Button> : null}
      {needs.length === 0 ? <Empty {...props} /> : null}
      {open.map((need) => (
        <Listed {...props} need={need} />
      ))}
      {closed.length === 0 ? null : (
        <Details
          summary={`No longer a need, or written down by mistake: ${closed.length}`}
          open={open.length === 0}
        >
          {closed.map((need) => (
            <Listed {...props} need={need} />
          ))}
        </Details>
      )}
      <Family {...props} />
    </>
  );
}

const Empty = ({ people, mayWrite }: ListProps): VNode => (
  <p class="govuk-body">
    No need is written down.
    {mayWrite
      ? ` Write down what ${people.firstName} says and what you see; then who was asked for support.`
      : ''}
  </p>
);

function Listed({ need, people, today, askAgain, mayWrite }: ListProps & { readonly need: Need }): VNode {
  const link = `${needsOf(people.personId)}/${need.needId}`;
  return (
    <NeedView need={need} today={today} askAgain={askAgain}>
      <p class="govuk-body kith-not-printed">
        <a class="govuk-link" href={link}>
          {mayWrite ? 'Say what came of it, or put it right' : 'Everything said of it'}
          <span class="govuk-visually-hidden">: {currentNeed(need).said ?? currentNeed(need).seen}</span>
        </a>
      </p>
    </NeedView>
  );
}

/** The family's own pages: what is written of an adult stays apart, and reaches a plan only as agreed. */
function Family({ people, mayWrite }: ListProps): VNode | null {
  const { relatives, personId } = people;
  if (relatives.length === 0 && !mayWrite) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Others of the family</h2>
      <p class="govuk-body">
        Each has a page of their own, kept apart. The plan says of them only what they agreed to.
      </p>
      <ul class="govuk-list">
        {relatives.map(({ id, name, is }) => (
          <li>
            <a class="govuk-link" href={needsOf(id)}>
              {name}
            </a>{' '}
            ({is})
          </li>
        ))}
      </ul>
      {mayWrite ? (
        <p class="govuk-body kith-not-printed">
          <a class="govuk-link" href={planWordsOf(personId)}>
            Put agreed words into the plan of {people.firstName}
          </a>
        </p>
      ) : null}
    </>
  );
}

async function onePage(request: PageRequest<typeof needPath, Read, string>): Promise<Reply> {
  const { db, params, query, saw, today } = request;
  const person = await getWhosePage(db, params.personId);
  const need = await getNeed(db, person.records, params.needId);
  saw(person.records);
  const writers = [...need.versions, ...need.turns].flatMap(({ recordedBy }) => recordedBy ?? []);
  const names = await listAccountNames(db, writers);
  const here = needsOf(person.personId);
  const body = (
    <>
      <Saved saved={query['saved']} />
      <h1 class="govuk-heading-l">A need for support: {person.name}</h1>
      <NeedView need={need} today={today} askAgain={await getSetting(db, askAgainDays)} />
      <p class="govuk-body-s">
        Their words are for: {needAudiences[currentNeed(need).saidFor].toLowerCase()}. The worker’s words are
        for: {needAudiences[currentNeed(need).seenFor].toLowerCase()}.
      </p>
      {(await request.may(recordMentalHealth)) ? <Next need={need} link={`${here}/${need.needId}`} /> : null}
      <History need={need} nameOf={(id) => names.get(id ?? '') ?? 'A colleague'} />
    </>
  );
  return page(`A need for support: ${person.name}`, body, {
    before: <BackLink href={here}>Support of their own</BackLink>,
  });
}

/** What may be said of a need, as a title and as a way to it. */
export const needActTitles: Readonly<Record<NeedAct, string>> = {
  ask: 'Somebody was asked for support',
  answer: 'They answered, or were asked again',
  start: 'Support has begun',
  end: 'Support has ended',
  over: 'It is no longer a need',
  right: 'Put the words right',
  mistake: 'It was written down by mistake',
  back: 'Take back what was said last',
};

function Next({ need, link }: { readonly need: Need; readonly link: string }): VNode {
  return (
    <nav class="kith-not-printed" aria-labelledby="next">
      <h2 class="govuk-heading-m" id="next">
        What came of it
      </h2>
      <ul class="govuk-list">
        {nextNeedActs(need).map(({ act, referral }) => (
          <li>
            <a
              class="govuk-link"
              href={`${link}/${act}${referral === null ? '' : `?of=${referral.referralId}`}`}
            >
              {referral === null ? '' : `${referral.service}: `}
              {needActTitles[act]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type HistoryProps = { readonly need: Need; readonly nameOf: (accountId: string | null) => string };

/** Everything that was ever said of it, the latest first. */
function History({ need, nameOf }: HistoryProps): VNode {
  const said = need.versions.map(
    ({ version, area, said: own, unsaid, seen, because, recordedAt, recordedBy }) => ({
      at: recordedAt,
      by: recordedBy,
      text: [
        version === 1 ? 'Written down' : 'Said anew',
        needAreas[area],
        own === null ? '' : `“${own}”`,
        unsaid ?? '',
        seen,
        because === null ? '' : `Why: ${because}`,
      ],
    }),
  );
  const turned = need.turns.map((turn) => ({
    at: turn.recordedAt,
    by: turn.recordedBy,
    text: [
      turnTitles[turn.kind],
      turn.service ?? '',
      turn.answer === null ? '' : serviceAnswers[turn.answer],
      turn.words ?? '',
      formatDate(turn.happenedOn),
    ],
  }));
  const all = [...said, ...turned].sort((one, other) => Date.parse(one.at) - Date.parse(other.at)).reverse();
  return (
    <>
      <h2 class="govuk-heading-m">Everything said of it</h2>
      <ul class="govuk-list">
        {all.map(({ at, by, text }) => (
          <li class="govuk-!-margin-bottom-3">
            <span class="kith-as-typed">{text.filter((part) => part !== '').join(' · ')}</span>
            <span class="govuk-hint govuk-!-display-block">
              Written down {formatInstant(at)} by {nameOf(by)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

const turnTitles = {
  asked: 'Asked for support',
  answered: 'Answer',
  started: 'Support began',
  ended: 'Support ended',
  over: 'No longer a need',
  mistake: 'A mistake',
  'taken back': 'Taken back what was said before',
} as const;

/** The needs of somebody, and one of them with everything said of it. */
export const needRoutes: readonly Route[] = [
  get(needsPath, {
    action: viewMentalHealth,
    audit: 'MentalHealthRead',
    subject: childSubject,
    handle: listPage,
  }),
  get(needPath, {
    action: viewMentalHealth,
    audit: 'MentalHealthNeedRead',
    subject: childSubject,
    handle: onePage,
  }),
];

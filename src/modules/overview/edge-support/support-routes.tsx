import type { VNode } from 'preact';
import type { PageRequest, Route } from '../../access/index.ts';
import { get, listAccountNames } from '../../access/index.ts';
import type { EdgeSupport, SupportAct, SupportTurnKind } from '../../practice/index.ts';
import {
  changePlan,
  currentSupport,
  formatPence,
  getSupport,
  safeAtHome,
  isSupportOpen,
  listSupports,
  nextSupportActs,
  supportsInOrder,
  viewPlan,
} from '../../practice/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { formatInstant } from '../../../platform/dates/instant.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { Button } from '../../../platform/views/components/button.tsx';
import { Details } from '../../../platform/views/components/details.tsx';
import { everybodyIn } from '../plan/plan-people.ts';
import { Saved } from '../promises/readers-view.tsx';
import type { SupportPage } from './read-support.ts';
import { readSupportPage } from './read-support.ts';
import { childSubject, supportPath, supportsOf, supportsPath } from './support-paths.ts';
import { SupportView } from './support-view.tsx';

async function listPage(request: PageRequest<typeof supportsPath, Read, string>): Promise<Reply> {
  const { db, params, query, saw, today } = request;
  const of = await readSupportPage(db, { personId: params.personId, today });
  const supports = supportsInOrder(await listSupports(db, of.people.records), today);
  saw(everybodyIn(of.people));
  const mayWrite = await request.may(changePlan);
  const { personId, name } = of.people;
  const body = (
    <>
      <Saved saved={query['saved']} />
      <h1 class="govuk-heading-l">Support to stay at home: {name}</h1>
      <p class="govuk-body">
        Support for a time that has an end, so that {of.people.firstName} can stay at home, or come home and
        stay.{' '}
        <a class="govuk-link" href={`/children/${personId}/plan`}>
          The plan
        </a>{' '}
        has the goals.
      </p>
      {mayWrite ? <Button href={`${supportsOf(personId)}/new`}>Write down support</Button> : null}
      {supports.length === 0 ? <Empty mayWrite={mayWrite} /> : null}
      <Listed of={of} supports={supports} mayWrite={mayWrite} />
    </>
  );
  return page(`Support to stay at home: ${name}`, body, {
    before: <BackLink href={`/children/${personId}`}>{name}</BackLink>,
  });
}

const Empty = ({ mayWrite }: { readonly mayWrite: boolean }): VNode => (
  <p class="govuk-body">
    No such support is written down.
    {mayWrite ? ' Write down what it is, what would be different, and the day on which it is to end.' : ''}
  </p>
);

type ListedProps = {
  readonly of: SupportPage;
  readonly supports: readonly EdgeSupport[];
  readonly mayWrite: boolean;
};

function Listed(props: ListedProps): VNode {
  const { supports } = props;
  const open = supports.filter(isSupportOpen);
  const closed = supports.filter((one) => !isSupportOpen(one));
  return (
    <>
      {open.map((support) => (
        <One {...props} support={support} />
      ))}
      {closed.length === 0 ? null : (
        <Details summary={`Ended, or written down by mistake: ${closed.length}`} open={open.length === 0}>
          {closed.map((support) => (
            <One {...props} support={support} />
          ))}
        </Details>
      )}
    </>
  );
}

const One = ({ of, support, mayWrite }: ListedProps & { readonly support: EdgeSupport }): VNode => (
  <SupportView support={support} {...of.facts}>
    <p class="govuk-body kith-not-printed">
      <a class="govuk-link" href={`${supportsOf(of.people.personId)}/${support.supportId}`}>
        {mayWrite ? 'Say how it goes, that it ended, or put it right' : 'Everything said of it'}
        <span class="govuk-visually-hidden">: {currentSupport(support).kind}</span>
      </a>
    </p>
  </SupportView>
);

async function onePage(request: PageRequest<typeof supportPath, Read, string>): Promise<Reply> {
  const { db, params, query, saw, today } = request;
  const of = await readSupportPage(db, { personId: params.personId, today });
  const support = await getSupport(db, of.people.records, params.supportId);
  saw(everybodyIn(of.people));
  const writers = [...support.versions, ...support.turns].flatMap(({ recordedBy }) => recordedBy ?? []);
  const names = await listAccountNames(db, writers);
  const here = supportsOf(of.people.personId);
  const title = `Support to stay at home: ${of.people.name}`;
  const body = (
    <>
      <Saved saved={query['saved']} />
      <h1 class="govuk-heading-l">{title}</h1>
      <SupportView support={support} {...of.facts} />
      {(await request.may(changePlan)) ? (
        <Next support={support} link={`${here}/${support.supportId}`} />
      ) : null}
      <History support={support} nameOf={(id) => names.get(id ?? '') ?? 'A colleague'} />
    </>
  );
  return page(title, body, { before: <BackLink href={here}>Support to stay at home</BackLink> });
}

/** What may be said of support, as a title and as a way to it. */
export const supportActTitles: Readonly<Record<SupportAct, string>> = {
  review: 'Say how it goes',
  extend: 'It goes on longer',
  end: 'It ended',
  right: 'Put it right',
  mistake: 'It was written down by mistake',
  back: 'Take back what was said last',
};

function Next({ support, link }: { readonly support: EdgeSupport; readonly link: string }): VNode {
  return (
    <nav class="kith-not-printed" aria-labelledby="next">
      <h2 class="govuk-heading-m" id="next">
        What came of it
      </h2>
      <ul class="govuk-list">
        {nextSupportActs(support).map((act) => (
          <li>
            <a class="govuk-link" href={`${link}/${act}`}>
              {supportActTitles[act]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const turnTitles: Readonly<Record<SupportTurnKind, string>> = {
  reviewed: 'Looked at',
  extended: 'Goes on longer',
  ended: 'Ended',
  mistake: 'A mistake',
  'taken back': 'Taken back what was said before',
};

type HistoryProps = {
  readonly support: EdgeSupport;
  readonly nameOf: (accountId: string | null) => string;
};

/** Everything that was ever said of it, the latest first. */
function History({ support, nameOf }: HistoryProps): VNode {
  const said = support.versions.map((one) => ({
    at: one.recordedAt,
    by: one.recordedBy,
    text: [
      one.version === 1 ? 'Written down' : 'Said anew',
      one.kind,
      one.whyNow,
      `“${one.different}” (${one.saidBy})`,
      `asked for by ${one.askedBy}, agreed by ${one.agreedBy}, given by ${one.givenBy}`,
      `${formatDate(one.starts)} to ${formatDate(one.plannedEnd)}`,
      one.costPence === null ? null : `${formatPence(one.costPence)}, paid by ${one.paidBy ?? 'somebody'}`,
      one.because === null ? null : `Why: ${one.because}`,
    ],
  }));
  const turned = support.turns.map((turn) => ({
    at: turn.recordedAt,
    by: turn.recordedBy,
    text: [
      turnTitles[turn.kind],
      turn.until === null ? null : `until ${formatDate(turn.until)}`,
      turn.home === null ? null : `safe at home: ${safeAtHome[turn.home].toLowerCase()}`,
      turn.said === null ? turn.unsaid : `“${turn.said}”`,
      turn.words,
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
            <span class="kith-as-typed">{text.filter(Boolean).join(' · ')}</span>
            <span class="govuk-hint govuk-!-display-block">
              Written down {formatInstant(at)} by {nameOf(by)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The support of a child to stay at home, and one of them with everything said of it. */
export const supportRoutes: readonly Route[] = [
  get(supportsPath, {
    action: viewPlan,
    audit: 'EdgeSupportsRead',
    subject: childSubject,
    handle: listPage,
  }),
  get(supportPath, {
    action: viewPlan,
    audit: 'EdgeSupportRead',
    subject: childSubject,
    handle: onePage,
  }),
];

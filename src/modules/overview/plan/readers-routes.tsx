import type { VNode } from 'preact';
import type { PageRequest, Route } from '../../access/index.ts';
import { get } from '../../access/index.ts';
import type { AgreedNeed, Goal, PlanReader, PlanView } from '../../practice/index.ts';
import {
  goalsFor,
  isOpenTo,
  listAgreedWords,
  listGoals,
  listPlanViews,
  viewPlan,
} from '../../practice/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { GoalView, isEnded } from './goal-view.tsx';
import { AgreedLines } from '../mental-health/plan-panel-view.tsx';
import { planOf, planSubject, readersPath } from './plan-paths.ts';
import type { PlanPeople } from './plan-people.ts';
import { everybodyIn, getPlanPeople } from './plan-people.ts';
import { latestOfEach, nameIn } from './plan-routes.tsx';
import { NextDates, ViewLine } from './plan-view.tsx';

type Choice = { readonly key: string; readonly text: string; readonly reader: PlanReader };

/** Everybody whose page of the plan can be looked at: the child, the family together, and each of the family. */
function readersOf({ firstName, records: own, relatives }: PlanPeople): readonly Choice[] {
  return [
    { key: 'child', text: firstName, reader: { kind: 'child', records: own } },
    { key: 'family', text: 'The family together', reader: { kind: 'family', records: null } },
    ...relatives.map(({ id, records, name, is }) => ({
      key: id,
      text: `${name} (${is})`,
      reader: { kind: 'family', records } as const,
    })),
  ];
}

async function readersPage(request: PageRequest<typeof readersPath, Read, string>): Promise<Reply> {
  const { db, params, query, saw, today } = request;
  const people = await getPlanPeople(db, params.personId);
  const choices = readersOf(people);
  const chosen = choices.find(({ key }) => key === (query['for'] ?? 'family')) ?? choices[0];
  const reader: PlanReader = chosen?.reader ?? { kind: 'child', records: people.records };
  const goals = goalsFor(reader, await listGoals(db, people.records));
  const views = latestOfEach(await listPlanViews(db, people.records)).filter(({ audience }) =>
    isOpenTo(reader, audience),
  );
  const agreed = (await listAgreedWords(db, people.records)).filter(({ audience }) =>
    isOpenTo(reader, audience),
  );
  saw([...everybodyIn(people), ...[...goals, ...agreed].flatMap(({ alsoOf }) => alsoOf)]);
  const here = planOf(people.personId);
  const body = (
    <ReaderView {...{ people, choices, goals, views, agreed, here, today }} chosen={chosen?.key ?? 'child'} />
  );
  return page(`The plan of ${people.firstName}`, body, { before: <BackLink href={here}>The plan</BackLink> });
}

type ViewProps = {
  readonly people: PlanPeople;
  readonly choices: readonly Choice[];
  readonly chosen: string;
  readonly goals: readonly Goal[];
  readonly views: readonly PlanView[];
  /** What was agreed that the plan says of somebody's needs. */
  readonly agreed: readonly AgreedNeed[];
  readonly here: string;
  readonly today: PlainDate;
};

/** The plan as one reader sees it, and nothing else: to look at, or to print and give. */
function ReaderView(props: ViewProps): VNode {
  const { people, goals, views, agreed, here, today } = props;
  const open = goals.filter((goal) => !isEnded(goal));
  const ended = goals.filter(isEnded);
  const all = { here, csrf: null, nameOf: nameIn(people), isForStaff: false };
  return (
    <>
      <Choices {...props} />
      <h1 class="govuk-heading-l">The plan of {people.firstName}</h1>
      <p class="govuk-body-s">As it stood on {formatDate(today)}</p>
      {goals.length + agreed.length === 0 ? (
        <p class="govuk-body">
          Nothing of the plan is open to this reader yet. Each goal says who may read it: change it there.
        </p>
      ) : null}
      <NextDates goals={goals} />
      {open.map((goal) => (
        <GoalView {...all} goal={goal} />
      ))}
      {ended.length === 0 ? null : <h2 class="govuk-heading-m">Achieved, or no longer a goal</h2>}
      {ended.map((goal) => (
        <GoalView {...all} goal={goal} />
      ))}
      {agreed.length === 0 ? null : <h2 class="govuk-heading-m">Help of our own</h2>}
      <AgreedLines agreed={agreed} changeAt={null} />
      {views.length === 0 ? null : <h2 class="govuk-heading-m">What we said of the plan</h2>}
      {views.map((view) => (
        <ViewLine view={view} />
      ))}
    </>
  );
}

function Choices({ choices, chosen, here }: ViewProps): VNode {
  return (
    <nav class="kith-not-printed" aria-label="Who reads it">
      <p class="govuk-body govuk-!-margin-bottom-1">What each reader will see, exactly:</p>
      <ul class="govuk-list">
        {choices.map(({ key, text }) => (
          <li>
            <a
              class="govuk-link"
              href={`${here}/readers?for=${key}`}
              aria-current={key === chosen ? 'page' : undefined}
            >
              {text}
            </a>
            {key === chosen ? ' (shown below)' : ''}
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What the child, the family and each of the family see of the plan. */
export const readersRoutes: readonly Route[] = [
  get(readersPath, { action: viewPlan, audit: 'PlanReadersRead', subject: planSubject, handle: readersPage }),
];

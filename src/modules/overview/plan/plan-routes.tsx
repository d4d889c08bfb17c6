import type { PageRequest, Route } from '../../access/index.ts';
import { get } from '../../access/index.ts';
import type { Goal, PlanView as View } from '../../practice/index.ts';
import {
  changePlan,
  listAgreed,
  listAgreedWords,
  listGoals,
  listStandingAnswers,
  listSteps,
  listNeeds,
  listPlanViews,
  listSupports,
  listTouching,
  recordMentalHealth,
  viewPlan,
} from '../../practice/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { OutsideLines } from '../harm-outside/outside-line-view.tsx';
import { SupportPanel } from '../edge-support/support-line-view.tsx';
import { ContentsView } from './contents-view.tsx';
import { MentalHealthPanel } from '../mental-health/plan-panel-view.tsx';
import { planOf, planPath, planSubject } from './plan-paths.ts';
import type { PlanPeople } from './plan-people.ts';
import { getPlanPeople } from './plan-people.ts';
import { listContents } from './plan-status.ts';
import type { JustDone } from './plan-view.tsx';
import { PlanView } from './plan-view.tsx';
import { Versions } from './version-view.tsx';

async function planPage(request: PageRequest<typeof planPath, Read, string>): Promise<Reply> {
  const { db, params, query, saw, who, today } = request;
  const people = await getPlanPeople(db, params.personId);
  const goals = await listGoals(db, people.records);
  const views = latestOfEach(await listPlanViews(db, people.records));
  const agreed = await listAgreedWords(db, people.records);
  saw([...people.records, ...[...goals, ...agreed].flatMap(({ alsoOf }) => alsoOf)]);
  const versions = await listAgreed(db, people.records);
  const answers = listStandingAnswers(await listSteps(db, people.records));
  const contents = await listContents(
    db,
    { records: people.records, today },
    { goals, views, hasAgreedVersion: versions.length > 0, answers },
  );
  const here = planOf(people.personId);
  const body = (
    <PlanView
      name={people.name}
      firstName={people.firstName}
      here={here}
      goals={goals}
      views={views}
      csrf={(await request.may(changePlan)) ? who.csrf : null}
      nameOf={nameIn(people)}
      isForStaff
      justDone={findJustDone(goals, here, query)}
      isSaved={query['saved'] === 'yes'}
      below={
        <>
          <OutsideLines contexts={await listTouching(db, people.records)} personId={people.personId} />
          <MentalHealthPanel
            personId={people.personId}
            firstName={people.firstName}
            needs={await listNeeds(db, people.records)}
            agreed={agreed}
            today={today}
            mayWrite={await request.may(recordMentalHealth)}
          />
          <SupportPanel
            personId={people.personId}
            supports={await listSupports(db, people.records)}
            today={today}
          />
          <Versions versions={versions} here={here} />
          <ContentsView lines={contents} />
        </>
      }
    />
  );
  return page(`The plan: ${people.name}`, body, {
    before: <BackLink href={`/children/${people.personId}`}>{people.name}</BackLink>,
  });
}

/** A name for each of those around the child whom the actor may see. */
export function nameIn({ children, relatives }: PlanPeople): (id: string) => string | undefined {
  const ofRelatives = relatives.flatMap(({ records, name }) => records.map((id) => [id, name] as const));
  const names = new Map([...ofRelatives, ...children.map(({ id, name }) => [id, name] as const)]);
  return (id) => names.get(id);
}

/** What each said last; the child's own first. A parent and somebody else of one name are two people. */
export function latestOfEach(views: readonly View[]): readonly View[] {
  const keys = views.map(({ whoKind, who }) =>
    whoKind === 'child' ? 'child' : `${whoKind} ${who.toLowerCase()}`,
  );
  const latest = views.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
  return [
    ...latest.filter(({ whoKind }) => whoKind === 'child'),
    ...latest.filter(({ whoKind }) => whoKind !== 'child'),
  ];
}

/** 'done=<step>' and 'read=<reading>' in the address: what was just pressed, while it still stands. */
function findJustDone(
  goals: readonly Goal[],
  here: string,
  { done, read }: Readonly<Record<string, string>>,
): JustDone {
  for (const goal of goals) {
    const step = goal.steps.find(({ stepId, state }) => stepId === done && state === 'done');
    if (step) {
      const fields = { state: 'to do', version: String(step.version) };
      return { text: `Done: ${step.words}`, action: `${here}/steps/${step.stepId}`, fields };
    }
    const reading = goal.readings.find(({ readingId }) => readingId === read);
    if (reading) {
      const action = `${here}/goals/${goal.goalId}/readings`;
      return { text: `${reading.value} of 10 today`, action, fields: { withdraw: reading.readingId } };
    }
  }
  return null;
}

/** The plan of a child, on one page. */
export const planRoutes: readonly Route[] = [
  get(planPath, { action: viewPlan, audit: 'PlanRead', subject: planSubject, handle: planPage }),
];

import type { PageRequest, Route } from '../../access/index.ts';
import { get } from '../../access/index.ts';
import type { OutsideContext } from '../../practice/index.ts';
import { changePlan, getContext, viewPlan } from '../../practice/index.ts';
import { resolvePerson } from '../../people/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { readChildHelp } from '../stepping/read-help.ts';
import { ContextView } from './context-view.tsx';
import type { OutsidePeople } from './outside-people.ts';
import { everybodyIn, getOutsidePeople } from './outside-people.ts';
import { contextOf, contextPath, outsideOf, outsideSubject } from './outside-paths.ts';

export type FoundContext = { readonly people: OutsidePeople; readonly context: OutsideContext };

/** A context by a child whom it touches, with everybody whom its words may name. @throws NotFound */
export async function findContext(
  db: Read,
  { personId, contextId }: { readonly personId: string; readonly contextId: string },
): Promise<FoundContext> {
  const { all } = await resolvePerson(db, personId);
  const context = await getContext(db, all, contextId);
  return { context, people: await getOutsidePeople(db, personId, [context]) };
}

/** Which of the children whose home is not safe are protected there: a section 47 enquiry or a protection plan is open. */
export async function listProtected(
  db: Read,
  { children }: Pick<OutsideContext, 'children'>,
  today: PlainDate,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const { personId, home } of children) {
    if (home?.answer !== 'not safe') continue;
    const { state } = await readChildHelp(db, personId, today);
    if (state.enquiry !== null || state.protectionPlan !== null) found.add(personId);
  }
  return found;
}

async function contextPage(request: PageRequest<typeof contextPath, Read, string>): Promise<Reply> {
  const { db, params, query, saw, today, may } = request;
  const found = await findContext(db, params);
  const { people, context } = found;
  saw(everybodyIn(people));
  const safe = await listProtected(db, context, today);
  const body = (
    <ContextView
      {...found}
      here={contextOf(people.personId, context.contextId)}
      today={today}
      mayWrite={await may(changePlan)}
      isProtected={(personId) => safe.has(personId)}
      saved={query['saved']}
    />
  );
  const before = (
    <BackLink href={outsideOf(people.personId)}>{`Harm outside the home: ${people.name}`}</BackLink>
  );
  return page(context.name, body, { before });
}

/** One place, group or space online: whom it touches, what was seen, the plan about it. */
export const contextRoutes: readonly Route[] = [
  get(contextPath, {
    action: viewPlan,
    audit: 'HarmOutsideRead',
    subject: outsideSubject,
    handle: contextPage,
  }),
];

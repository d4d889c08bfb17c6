import type { PageRequest, Route } from '../../access/index.ts';
import { get } from '../../access/index.ts';
import { changePlan, listContextsOf, listTakenBackConcerns, viewPlan } from '../../practice/index.ts';
import { getPerson, resolvePerson } from '../../people/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { Button } from '../../../platform/views/components/button.tsx';
import { firstNameOf } from '../entries/visit-children.ts';
import { ContextLine } from './outside-line-view.tsx';
import { childPath, outsideOf, outsideSubject } from './outside-paths.ts';

async function childPage(request: PageRequest<typeof childPath, Read, string>): Promise<Reply> {
  const { db, params, saw, today, may } = request;
  const { canonical, all } = await resolvePerson(db, params.personId);
  const person = await getPerson(db, canonical);
  saw(all);
  const contexts = await listContextsOf(db, all);
  const mistakes = await listTakenBackConcerns(db, all);
  const body = (
    <>
      <h1 class="govuk-heading-l">Harm outside the home: {person.shown}</h1>
      {contexts.length === 0 ? (
        <p class="govuk-body">
          No place, group or space online is written down as touching {firstNameOf(person)}.
        </p>
      ) : null}
      {contexts.map((context) => (
        <ContextLine context={context} personId={canonical} today={today} names={[]} />
      ))}
      {mistakes.map(({ words }) => (
        <p class="govuk-body">
          A concern was written down by mistake and taken back
          {words === null ? '.' : ': '}
          <span class="kith-as-typed">{words}</span>
        </p>
      ))}
      {(await may(changePlan)) ? (
        <Button href={`${outsideOf(canonical)}/new`}>Write down a concern</Button>
      ) : null}
    </>
  );
  const before = <BackLink href={`/children/${canonical}`}>{person.shown}</BackLink>;
  return page(`Harm outside the home: ${person.shown}`, body, { before });
}

/** Which contexts touch a child. */
export const childOutsideRoutes: readonly Route[] = [
  get(childPath, {
    action: viewPlan,
    audit: 'HarmOutsideOfChild',
    subject: outsideSubject,
    handle: childPage,
  }),
];

import type { PageRequest, Route } from '../../access/index.ts';
import { findBanner, get, RestrictedBanner } from '../../access/index.ts';
import { viewMissing } from '../../care/index.ts';
import type { PeopleNeighbours } from '../../people/index.ts';
import { changePlan, recordEntries, viewPlan } from '../../practice/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { listNames } from '../entries/form-child.ts';
import { childSubject, familyPath } from './family-paths.ts';
import { FamilyView } from './family-view.tsx';
import { knowFirstRoutes } from './know-first-routes.tsx';
import { newWarningRoutes } from './new-warning-routes.tsx';
import { readFamily } from './read-family.ts';
import { warningActRoutes } from './warning-act-routes.tsx';
import { warningRoutes } from './warning-routes.tsx';

type Asking = PageRequest<typeof familyPath, Read, string>;

async function familyPage(request: Asking, neighbours: PeopleNeighbours): Promise<Reply> {
  const { db, params, today, now, saw, may, who } = request;
  const mayMissing = await may(viewMissing);
  const family = await readFamily(db, params.personId, { today, now, neighbours, mayMissing });
  saw(family.everybody);
  const [first] = family.children;
  const personId = first?.id ?? params.personId;
  const banner = await findBanner(db, first?.records ?? []);
  const csrf = (await may(changePlan)) && (await may(recordEntries)) ? who.csrf : null;
  const body = (
    <>
      {banner ? <RestrictedBanner banner={banner} href={`/people/${personId}/restriction`} /> : null}
      <FamilyView {...family} personId={personId} today={today} csrf={csrf} />
    </>
  );
  return page(`Family page: ${listNames(family.children.map(({ firstName }) => firstName))}`, body);
}

/** A family on one page, what its children want people to know first, and the warnings before a visit. */
export function familyRoutes(neighbours: PeopleNeighbours): readonly Route[] {
  return [
    get(familyPath, {
      action: viewPlan,
      audit: 'FamilyPageRead',
      subject: childSubject,
      handle: (request) => familyPage(request, neighbours),
    }),
    ...knowFirstRoutes,
    ...warningRoutes,
    ...newWarningRoutes,
    ...warningActRoutes,
  ];
}

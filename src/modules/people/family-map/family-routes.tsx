import type { PageRequest, Route } from '../../access/index.ts';
import { get } from '../../access/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { parsePlainDate } from '../../../platform/dates/plain-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { href } from '../../../platform/http/path.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import type { PeopleNeighbours } from '../neighbours.ts';
import { changePerson, viewPerson } from '../permissions.ts';
import { hrefOf, paths } from '../persons/person-paths.ts';
import { getPerson, resolvePerson } from '../persons/person-queries.ts';
import { relativeRoutes } from '../relatives/relative-routes.tsx';
import { spokesOf } from './ecomap-rules.ts';
import type { FamilyFacts } from './family-facts.ts';
import { familyMap, namesOf } from './family-page.ts';
import type { FamilyMap } from './family-page.ts';
import { getFamily } from './family-queries.ts';
import { FamilyView } from './family-view.tsx';
import type { FamilyPageProps } from './family-view.tsx';
import { listRows } from './list-page.ts';
import { mapDone, panelOf } from './panel-page.ts';
import { rolesTo } from './role-rules.ts';
import { standingsOf } from './standing-rules.ts';

type Reading = PageRequest<typeof paths.family, Read, string>;

async function showFamily(request: Reading, neighbours: PeopleNeighbours): Promise<Reply> {
  const { db, params, query, today, saw } = request;
  const { canonical } = await resolvePerson(db, params.personId);
  if (canonical !== params.personId) return redirect(href(paths.family, { personId: canonical }));
  const facts = await getFamily(db, canonical, { on: dayIn(query, today), neighbours });
  saw(facts.people.keys());
  const child = await getPerson(db, canonical);
  const view = <FamilyView {...await familyPageProps(request, facts)} />;
  const before = <BackLink href={hrefOf(child)}>Back to {child.shown}</BackLink>;
  return page(`Family map: ${child.shown}`, view, { before });
}

/** The day that was asked for; today where none was, or one that has not come. */
function dayIn(query: Readonly<Record<string, string>>, today: PlainDate): PlainDate {
  const asked = parsePlainDate(query['on']);
  return asked && asked <= today ? asked : today;
}

async function familyPageProps(
  { params, query, today, who, may }: Reading,
  facts: FamilyFacts,
): Promise<FamilyPageProps> {
  const map = familyMap(facts);
  const focus = map.people.has(query['focus'] ?? '') ? (query['focus'] ?? '') : facts.index;
  const words = formatDate(facts.on);
  return {
    map,
    standings: standingsOf(facts, [...map.people.keys()]),
    rows: listRows(facts, map),
    panel: panelOf(facts, map, { focus, mayChange: await may(changePerson, focus) }),
    done: mapDone(facts.index, query),
    token: who.csrf,
    on: { field: facts.on, words: facts.on === today ? `${words} (today)` : words },
    path: href(paths.family, params),
    further: facts.further,
    apart: map.apart.map(({ a, b }) => `${nameIn(map, a)} and ${nameIn(map, b)}`),
    ...spokesBoth(facts, map),
  };
}

const nameIn = ({ people }: FamilyMap, id: string) => people.get(id)?.name ?? '';

function spokesBoth(facts: FamilyFacts, map: FamilyMap) {
  const names = {
    shown: (id: string) => map.people.get(id)?.name ?? facts.people.get(id)?.shown ?? '',
    roles: rolesTo(facts.index, { edges: facts.edges, ...namesOf(facts) }),
  };
  return { own: spokesOf(facts, 'themselves', names), workers: spokesOf(facts, 'worker', names) };
}

/** A child's family as a map, and adding somebody to it. */
export function familyRoutes(neighbours: PeopleNeighbours): readonly Route[] {
  return [
    get(paths.family, {
      action: viewPerson,
      audit: 'PersonFamilyRead',
      subject: ({ personId }) => personId,
      handle: (request) => showFamily(request, neighbours),
    }),
    ...relativeRoutes(neighbours),
  ];
}

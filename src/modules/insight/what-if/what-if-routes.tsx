import type { PageRequest, Route } from '../../access/index.ts';
import { get } from '../../access/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { seeCountyFigures } from '../permissions.ts';
import { fetchPublished, ownArea } from '../statistics/statistic-queries.ts';
import { neighbourScenario, neighbourSeries } from './neighbour-scenario.ts';
import { NeighbourView, NoNeighbours } from './neighbour-view.tsx';
import { paths } from './paths.ts';
import { scenarioRoutes } from './scenario-routes.tsx';

async function asBestNeighbour({
  db,
  query,
}: Pick<PageRequest<string, Read, string>, 'db' | 'query'>): Promise<Reply> {
  const title = 'As the best of our neighbours';
  const more = { before: <BackLink href={paths.list}>What if</BackLink> };
  const scenario = neighbourScenario(await fetchPublished(db, Object.values(neighbourSeries)));
  if (!scenario) return page(title, <NoNeighbours />, more);
  const choices = scenario.inCare.map(({ area }) => area).sort((a, b) => (a.name < b.name ? -1 : 1));
  const code = query['area'] ?? (await ownArea(db));
  const area = choices.find((one) => one.code === code);
  return page(title, <NeighbourView page={{ scenario, area, choices }} />, more);
}

/** What different choices would do, and what doing as the best of the neighbours would. */
export const whatIfRoutes: readonly Route[] = [
  get(paths.bestNeighbour, { action: seeCountyFigures, audit: 'BestNeighbourRead', handle: asBestNeighbour }),
  ...scenarioRoutes,
];

import type { PageRequest, Route } from '../../access/index.ts';
import { get } from '../../access/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { formatLong } from '../../../platform/dates/format-date.ts';
import { todayIn } from '../../../platform/dates/instant.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { seeCountyFigures } from '../permissions.ts';
import { findLoad, listAreas, listPublications, ownArea } from './statistic-queries.ts';
import { statisticsPage } from './statistics-page.ts';
import { StatisticsEmpty, StatisticsView } from './statistics-view.tsx';

const before = <BackLink href="/insight">Insight</BackLink>;

async function statistics({ db }: Pick<PageRequest<string, Read, string>, 'db'>): Promise<Reply> {
  const load = await findLoad(db);
  if (!load) return page('Published statistics', <StatisticsEmpty />, { before });
  const model = statisticsPage(load, await listPublications(db));
  const code = await ownArea(db);
  const own = (await listAreas(db)).find((area) => area.code === code);
  const loadedOn = formatLong(todayIn('Europe/London', load.loadedAt));
  return page(
    model.heading,
    <StatisticsView page={model} loadedOn={loadedOn} own={own && `${own.name} (${own.code})`} />,
    { before },
  );
}

/** What published statistics are held. */
export const statisticsRoutes: readonly Route[] = [
  get('/insight/statistics', { action: seeCountyFigures, audit: 'StatisticsRead', handle: statistics }),
];

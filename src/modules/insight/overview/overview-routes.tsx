import type { PageRequest, Route } from '../../access/index.ts';
import { get } from '../../access/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { seriesFor } from '../chance/chance-asked.ts';
import { fetchSeries } from '../chance/signal-queries.ts';
import { signalsPage } from '../chance/signals-page.ts';
import { listMeasures } from '../measures/list-measures.ts';
import { seeCountyFigures } from '../permissions.ts';
import { insightPages } from './insight-pages.ts';
import { InsightOverview } from './overview-view.tsx';

async function overview(request: PageRequest<'/insight', Read, string>): Promise<Reply> {
  const asked = await seriesFor(request);
  const fetched = await fetchSeries(request.db, listMeasures(), asked);
  const signals = signalsPage(fetched, asked.day, asked.countsOnly);
  return page('Insight', <InsightOverview pages={insightPages} signals={signals} />);
}

/** The way to every page of insight. */
export const overviewRoutes: readonly Route[] = [
  get('/insight', { action: seeCountyFigures, audit: 'InsightRead', handle: overview }),
];

import type { Route } from '../../access/index.ts';
import { get } from '../../access/index.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { seeCountyFigures } from '../permissions.ts';
import { insightPages } from './insight-pages.ts';
import { InsightOverview } from './overview-view.tsx';

function overview(): Promise<Reply> {
  return Promise.resolve(page('Insight', <InsightOverview pages={insightPages} />));
}

/** The way to every page of insight. */
export const overviewRoutes: readonly Route[] = [
  get('/insight', { action: seeCountyFigures, audit: 'InsightRead', handle: overview }),
];

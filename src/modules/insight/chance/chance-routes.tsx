import type { PageRequest, Route } from '../../access/index.ts';
import { get } from '../../access/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { parsePlainDate } from '../../../platform/dates/plain-date.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { findMeasure, listMeasures } from '../measures/list-measures.ts';
import { seeCountyFigures } from '../permissions.ts';
import type { AnyRequest } from './chance-asked.ts';
import { seriesFor } from './chance-asked.ts';
import { funnelRoutes } from './funnel-routes.tsx';
import { ownSigns, signKeys } from './early-signs.ts';
import { earlyWarningPage } from './early-warning-page.ts';
import { EarlyWarningView } from './early-warning-view.tsx';
import { fetchPublished, findLoad, ownArea } from '../statistics/statistic-queries.ts';
import { conventions, usualConvention } from './convention-rules.ts';
import { fetchSeries } from './signal-queries.ts';
import { signalPage } from './signal-page.ts';
import { SignalView } from './signal-view.tsx';
import { signalsPage } from './signals-page.ts';
import { SignalsView } from './signals-view.tsx';

async function signals(request: AnyRequest): Promise<Reply> {
  const asked = await seriesFor(request);
  const fetched = await fetchSeries(request.db, listMeasures(), asked);
  const model = signalsPage(fetched, asked.day, asked.countsOnly);
  return page('Signals', <SignalsView page={model} />, {
    before: <BackLink href="/insight">Insight</BackLink>,
  });
}

async function signal(request: PageRequest<'/insight/signals/:measure', Read, string>): Promise<Reply> {
  const measure = findMeasure(request.params.measure);
  if (!measure) throw new NotFound();
  const asked = await seriesFor(request);
  const [series] = (await fetchSeries(request.db, [measure], asked)).series;
  if (!series) throw new NotFound();
  const convention = Object.values(conventions).find(({ name }) => name === request.query['rules']);
  const model = signalPage({
    series,
    day: asked.day,
    convention: convention ?? usualConvention,
    rebasedOn: parsePlainDate(request.query['anew']),
    pair: measure.pair && findMeasure(measure.pair.id),
  });
  return page(
    `${measure.title}: ${model.finding}`,
    <SignalView page={model} day={asked.day} mayOpen={!asked.countsOnly} />,
    { before: <BackLink href={`/insight/signals?on=${asked.day}`}>Signals</BackLink> },
  );
}

async function earlyWarning(request: AnyRequest): Promise<Reply> {
  const { db } = request;
  const asked = await seriesFor(request);
  const measures = listMeasures().filter(({ id }) => ownSigns.some(({ measure }) => measure === id));
  const model = earlyWarningPage({
    fetched: await fetchSeries(db, measures, asked),
    measures,
    published: await fetchPublished(db, signKeys),
    ownArea: await ownArea(db),
    day: asked.day,
    invented: (await findLoad(db))?.invented ?? false,
  });
  return page(`Early warning: ${model.heading}`, <EarlyWarningView page={model} />, {
    before: <BackLink href="/insight">Insight</BackLink>,
  });
}

/** What changed beyond chance, each measure's process chart, early warning, and funnels of authorities and teams. */
export const chanceRoutes: readonly Route[] = [
  get('/insight/signals', { action: seeCountyFigures, audit: 'SignalsRead', handle: signals }),
  get('/insight/signals/:measure', { action: seeCountyFigures, audit: 'SignalRead', handle: signal }),
  get('/insight/early-warning', {
    action: seeCountyFigures,
    audit: 'EarlyWarningRead',
    handle: earlyWarning,
  }),
  ...funnelRoutes,
];

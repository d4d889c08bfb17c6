import type { PageRequest, Route } from '../../access/index.ts';
import { get } from '../../access/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { parsePlainDate } from '../../../platform/dates/plain-date.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { chooseDay } from '../figures/day-rules.ts';
import { findNewestStart } from '../figures/figure-queries.ts';
import { findMeasure, listMeasures } from '../measures/list-measures.ts';
import { seeCountyFigures, seeEveryChild } from '../permissions.ts';
import { conventions, usualConvention } from './signal-conventions.ts';
import type { SeriesFor } from './signal-queries.ts';
import { fetchSeries } from './signal-queries.ts';
import { signalPage } from './signal-page.ts';
import { SignalView } from './signal-view.tsx';
import { signalsPage } from './signals-page.ts';
import { SignalsView } from './signals-view.tsx';

type AnyRequest = Pick<PageRequest<string, Read, string>, 'db' | 'may' | 'query' | 'today'>;

/** The day that a page is about and how much its reader sees: those who see counts only get whole quarters. */
export async function seriesFor({ db, may, query, today }: AnyRequest): Promise<SeriesFor> {
  const { day } = chooseDay(query['on'], today, await findNewestStart(db, today));
  return { day, countsOnly: !(await may(seeEveryChild)) };
}

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

/** What changed beyond chance, and each measure's process chart. */
export const chanceRoutes: readonly Route[] = [
  get('/insight/signals', { action: seeCountyFigures, audit: 'SignalsRead', handle: signals }),
  get('/insight/signals/:measure', { action: seeCountyFigures, audit: 'SignalRead', handle: signal }),
];

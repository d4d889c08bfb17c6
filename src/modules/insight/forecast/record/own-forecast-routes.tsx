import type { PageRequest, Route } from '../../../access/index.ts';
import { get } from '../../../access/index.ts';
import type { Read } from '../../../../platform/database/database.ts';
import { formatLong } from '../../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../../platform/dates/plain-date.ts';
import { parsePlainDate } from '../../../../platform/dates/plain-date.ts';
import type { Reply } from '../../../../platform/http/reply.ts';
import { page } from '../../../../platform/http/reply.ts';
import { BackLink } from '../../../../platform/views/components/back-link.tsx';
import { countCounty } from '../../measures/measure-queries.ts';
import { seeCountyFigures, seeEveryChild } from '../../permissions.ts';
import { findKeptForecast } from './keep-forecast.ts';
import type { KnownCount } from './own-forecast-page.ts';
import { ownForecastPage } from './own-forecast-page.ts';
import { NoOwnForecast, OwnForecastView } from './own-forecast-view.tsx';

const path = '/insight/forecast/ours';
const before = <BackLink href="/insight">Insight</BackLink>;

async function ours({ db, may }: Pick<PageRequest<string, Read, string>, 'db' | 'may'>): Promise<Reply> {
  const kept = await findKeptForecast(db);
  if (!kept) return page('Our own forecast', <NoOwnForecast />, { before });
  const { forecast } = kept;
  const known = await countMarches(db, forecast.origin);
  const model = ownForecastPage(forecast, known, !(await may(seeEveryChild)));
  return page(model.title, <OwnForecastView page={model} asAt={formatLong(forecast.origin)} />, { before });
}

/** How many were in care on the last five 31 Marches up to a day; those before anybody was recorded are left out. */
async function countMarches(db: Read, day: PlainDate): Promise<readonly KnownCount[]> {
  const last = Number(day.slice(0, 4)) - (day.slice(5) < '03-31' ? 1 : 0);
  const days = [4, 3, 2, 1, 0].flatMap((back) => parsePlainDate(`${last - back}-03-31`) ?? []);
  const counted = await countCounty(db, 'M-CL-01', days);
  const known = counted.map(({ day: on, counts }) => ({
    day: on,
    children: counts.reduce((sum, { numerator }) => sum + numerator, 0),
  }));
  return known.slice(known.findIndex(({ children }) => children > 0));
}

/** The forecast from our own record, by kind of home and age. */
export const ownForecastRoutes: readonly Route[] = [
  get(path, { action: seeCountyFigures, audit: 'OwnForecastRead', handle: ours }),
];

import type { PageRequest, Route } from '../../access/index.ts';
import { get } from '../../access/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { seeCountyFigures } from '../permissions.ts';
import type { Area } from '../statistics/statistic.ts';
import { england } from '../statistics/statistic.ts';
import { ownArea } from '../statistics/statistic-queries.ts';
import { forecastPage } from './forecast-page.ts';
import { ForecastView, forecastPath, NoForecast } from './forecast-view.tsx';
import type { PublishedForecasts } from './published-forecasts.ts';
import { findForecasts } from './published-forecasts.ts';

const title = 'Children in care, five years ahead';
const more = { before: <BackLink href="/insight">Insight</BackLink> };

async function fiveYearsAhead({
  db,
  query,
}: Pick<PageRequest<string, Read, string>, 'db' | 'query'>): Promise<Reply> {
  const forecasts = await findForecasts(db);
  if (!forecasts) return page(title, <NoForecast name={undefined} areas={[]} />, more);
  const areas = listChoices(forecasts);
  const area =
    query['area'] === undefined ? firstArea(areas, await ownArea(db)) : getArea(forecasts, query['area']);
  if (!area) return page(title, <NoForecast name={undefined} areas={[]} />, more);
  const model = forecastPage(forecasts, area);
  if (!model) return page(title, <NoForecast name={area.name} areas={areas} />, more);
  return page(title, <ForecastView page={model} areas={areas} />, more);
}

/** England first, then every authority of which something can be forecast. */
function listChoices({ areas, numbers }: PublishedForecasts): readonly Area[] {
  const known = areas.filter(({ code }) => numbers.has(code));
  return [
    ...known.filter(({ code }) => code === england),
    ...known.filter(({ level, current }) => level === 'authority' && current),
  ];
}

/** Our own authority where it is known, else England. */
function firstArea(areas: readonly Area[], own: string | undefined): Area | undefined {
  return areas.find(({ code }) => code === own) ?? areas[0];
}

function getArea({ areas }: PublishedForecasts, code: string): Area {
  const area = areas.find((one) => one.code === code);
  if (!area) throw new NotFound();
  return area;
}

/** Where the number of children in care is heading, of our authority or any other, with cost. */
export const forecastRoutes: readonly Route[] = [
  get(forecastPath, { action: seeCountyFigures, audit: 'ForecastRead', handle: fiveYearsAhead }),
];

import type { PageRequest, Route } from '../../access/index.ts';
import { get } from '../../access/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { perPage } from '../figures/figure-page.ts';
import { findNewestStart } from '../figures/figure-queries.ts';
import { chooseDay, lastQuarterEnd, monthEndsTo, pageNumber, quarterEndsTo } from '../figures/day-rules.ts';
import { seeCountyFigures, seeEveryChild } from '../permissions.ts';
import { findMeasure, listMeasures } from './list-measures.ts';
import { measuredList, measureHref, measurePage, print } from './measure-page.ts';
import { countCounty, listMeasured, listPopulations } from './measure-queries.ts';
import type { Measure } from './measure.ts';
import type { MeasureLine } from './measures-view.tsx';
import { MeasuredChildren, MeasureList, MeasureView } from './measures-view.tsx';

type AnyRequest = Pick<PageRequest<string, Read, string>, 'db' | 'may' | 'query' | 'today' | 'saw'>;

async function askedOf(request: AnyRequest): Promise<{ day: PlainDate; countsOnly: boolean }> {
  const countsOnly = !(await request.may(seeEveryChild));
  const newest = await findNewestStart(request.db, request.today);
  const { day } = chooseDay(request.query['on'], request.today, newest);
  return { countsOnly, day: countsOnly ? lastQuarterEnd(day) : day };
}

function getMeasure(id: string): Measure {
  const measure = findMeasure(id);
  if (!measure) throw new NotFound();
  return measure;
}

async function list(request: AnyRequest): Promise<Reply> {
  const { day, countsOnly } = await askedOf(request);
  const populations = await listPopulations(request.db);
  const lines: MeasureLine[] = [];
  for (const measure of listMeasures()) {
    const days = countsOnly ? quarterEndsTo(day, 2) : [day];
    const counted = await countCounty(request.db, measure.id, days);
    const one = counted.find((each) => each.day === day) ?? { day, counts: [] };
    lines.push({
      measure,
      now: print(one, { measure, populations, countsOnly }, counted[counted.length - 2]),
    });
  }
  return page('Measures', <MeasureList day={day} lines={lines} countsOnly={countsOnly} />);
}

/** The days of a measure's line: ends of 24 months, or of eight quarters with one before them to compare with. */
const trendDays = (day: PlainDate, countsOnly: boolean) =>
  countsOnly ? quarterEndsTo(day, 9) : monthEndsTo(day, 24);

async function one(request: PageRequest<'/measures/:measure', Read, string>): Promise<Reply> {
  const measure = getMeasure(request.params.measure);
  const { day, countsOnly } = await askedOf(request);
  const counted = await countCounty(request.db, measure.id, trendDays(day, countsOnly));
  const populations = await listPopulations(request.db);
  const model = measurePage({ measure, day, counted, populations, countsOnly });
  return page(measure.title, <MeasureView page={model} countsOnly={countsOnly} />, {
    before: <BackLink href={`/measures?on=${day}`}>Measures</BackLink>,
  });
}

async function children(request: PageRequest<'/measures/:measure/children', Read, string>): Promise<Reply> {
  const measure = getMeasure(request.params.measure);
  const { day } = await askedOf(request);
  const part = request.query['part'];
  const number = pageNumber(request.query['page']);
  const which = { id: measure.id, day, part, offset: (number - 1) * perPage, limit: perPage };
  const found = await listMeasured(request.db, which);
  request.saw(found.map(({ personId }) => personId));
  const model = measuredList({ measure, day, part, number, found });
  return page(
    `${measure.title}: the children`,
    <MeasuredChildren measure={measure} day={day} list={model} />,
    {
      before: <BackLink href={measureHref(measure.id, day)}>{measure.title}</BackLink>,
    },
  );
}

/** The measures, each measure over two years, and the children behind it for those who may see every child. */
export const measureRoutes: readonly Route[] = [
  get('/measures', { action: seeCountyFigures, audit: 'MeasuresRead', handle: list }),
  get('/measures/:measure', { action: seeCountyFigures, audit: 'MeasureRead', handle: one }),
  get('/measures/:measure/children', {
    action: seeEveryChild,
    audit: 'MeasureChildrenRead',
    handle: children,
  }),
];

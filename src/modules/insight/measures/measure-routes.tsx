import type { PageRequest, Route } from '../../access/index.ts';
import { get } from '../../access/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { parsePlainDate } from '../../../platform/dates/plain-date.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { perPage } from '../figures/figure-page.ts';
import { findNewestStart } from '../figures/figure-queries.ts';
import { chooseDay, lastQuarterEnd, pageNumber, quarterEndsTo } from '../figures/day-rules.ts';
import { seeCountyFigures, seeEveryChild } from '../permissions.ts';
import { earlierTable } from './earlier-page.ts';
import { groupLabel, parseWayToPart } from './group-words.ts';
import { findMeasure, listMeasures } from './list-measures.ts';
import type { Measure } from './measure.ts';
import { families, isAboutChildren } from './measure.ts';
import { groupTable } from './measure-groups-page.ts';
import type { GroupTable } from './measure-groups-page.ts';
import { findBeside, measureListPage } from './measure-list-page.ts';
import { MeasureList } from './measure-list-view.tsx';
import { measuredList, measurePage } from './measure-page.ts';
import {
  countCountyBy,
  countTrend,
  listAreaNames,
  listEarlier,
  listKept,
  listMeasured,
  listPopulations,
} from './measure-queries.ts';
import { measureHref } from './measure-value-page.ts';
import { MeasuredChildren, MeasureView } from './measures-view.tsx';
import type { PairShown } from './measures-view.tsx';
import { notYet } from './not-yet.ts';
import { pairsOf } from './pair-rules.ts';
import { trendDays } from './trend-days-rules.ts';

type AnyRequest = Pick<PageRequest<string, Read, string>, 'db' | 'may' | 'query' | 'today' | 'saw'>;
type Asked = { readonly day: PlainDate; readonly countsOnly: boolean };

async function askedOf(request: AnyRequest): Promise<Asked> {
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

/** What lists need of some measures: what is kept of them, and what a rate divides by. */
async function fetchKept(
  { db, today }: AnyRequest,
  { day, countsOnly }: Asked,
  measures: readonly Measure[],
) {
  const kept = await listKept(db, measures, countsOnly ? quarterEndsTo(day, 2) : [day]);
  const populations = await listPopulations(db);
  return { measures, notYet, kept, populations, day, today, countsOnly };
}

async function list(request: AnyRequest): Promise<Reply> {
  const { query } = request;
  const asked = await askedOf(request);
  const family = families.find((one) => one === query['family']);
  const filter = { family, words: (query['words'] ?? '').trim().slice(0, 100) };
  const model = measureListPage({ ...(await fetchKept(request, asked, listMeasures())), filter });
  return page('Measures', <MeasureList page={model} />);
}

async function one(request: PageRequest<'/measures/:measure', Read, string>): Promise<Reply> {
  const { db, query } = request;
  const measure = getMeasure(request.params.measure);
  const asked = await askedOf(request);
  const { day, countsOnly } = asked;
  const from = parsePlainDate(query['from']);
  const days = trendDays({ from, to: day, countsOnly });
  const counted = await countTrend(db, measure, days);
  const populations = await listPopulations(db);
  const model = measurePage({ measure, day, counted, populations, countsOnly });
  const earlier = await listEarlier(db, measure, [days[0] ?? day, day]);
  return page(
    measure.title,
    <MeasureView
      page={model}
      countsOnly={countsOnly}
      from={from === undefined ? days[0] : from}
      pairs={await fetchPairs(request, asked, measure)}
      groups={await fetchGroups(request, asked, measure)}
      earlier={earlierTable(model, earlier, countsOnly)}
      missing={days.length - counted.length}
    />,
    { before: <BackLink href={`/measures?on=${day}`}>Measures</BackLink> },
  );
}

async function fetchPairs(
  request: AnyRequest,
  asked: Asked,
  measure: Measure,
): Promise<readonly PairShown[]> {
  const pairs = pairsOf(measure, listMeasures());
  const measures = pairs.flatMap(({ id }) => findMeasure(id) ?? []);
  const input = { ...(await fetchKept(request, asked, measures)), filter: { family: undefined, words: '' } };
  return pairs.flatMap(({ id, why }) => {
    const beside = findBeside(id, input);
    return beside ? [{ ...beside, why }] : [];
  });
}

/** The groups that `?by=` asks for; only a measure about children has any. */
async function fetchGroups(
  request: AnyRequest,
  asked: Asked,
  measure: Measure,
): Promise<GroupTable | undefined> {
  const { db, query } = request;
  const by = parseWayToPart(query['by']);
  if (by === undefined) return undefined;
  const { day, countsOnly } = asked;
  const found = isAboutChildren(measure) ? await countCountyBy(db, { id: measure.id, by, day }) : [];
  const areas = by === 'area' ? await listAreaNames(db) : new Map<string, string>();
  return groupTable({ measure, day, by, found, areas, countsOnly });
}

async function children(request: PageRequest<'/measures/:measure/children', Read, string>): Promise<Reply> {
  const { db, query } = request;
  const measure = getMeasure(request.params.measure);
  if (!isAboutChildren(measure)) throw new NotFound();
  const { day } = await askedOf(request);
  const part = query['part'];
  const [by, group] = [parseWayToPart(query['by']), query['group']];
  const within = by !== undefined && group !== undefined ? { by, group } : undefined;
  const number = pageNumber(query['page']);
  const which = { id: measure.id, day, part, within, offset: (number - 1) * perPage, limit: perPage };
  const found = await listMeasured(db, which);
  request.saw(found.map(({ personId }) => personId));
  const opened = { on: day, ...(part !== undefined && { part }), ...within };
  const model = measuredList({ measure, opened, number, found });
  const words = within && groupLabel(within.by, within.group, await listAreaNames(db));
  return page(
    `${measure.title}: the children`,
    <MeasuredChildren measure={measure} day={day} list={model} within={words} />,
    { before: <BackLink href={measureHref(measure.id, day)}>{measure.title}</BackLink> },
  );
}

/** The measures, each measure over time and by group, and the children behind it for those who may see every child. */
export const measureRoutes: readonly Route[] = [
  get('/measures', { action: seeCountyFigures, audit: 'MeasuresRead', handle: list }),
  get('/measures/:measure', { action: seeCountyFigures, audit: 'MeasureRead', handle: one }),
  get('/measures/:measure/children', {
    action: seeEveryChild,
    audit: 'MeasureChildrenRead',
    handle: children,
  }),
];

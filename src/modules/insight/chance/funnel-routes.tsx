import type { PageRequest, Route } from '../../access/index.ts';
import { get } from '../../access/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { lastQuarterEnd } from '../figures/day-rules.ts';
import { findMeasure, listMeasures } from '../measures/list-measures.ts';
import { countCountyBy } from '../measures/measure-queries.ts';
import type { Measure } from '../measures/measure.ts';
import { seeCountyFigures } from '../permissions.ts';
import { fetchPublished, findLoad, ownArea } from '../statistics/statistic-queries.ts';
import { seriesFor } from './chance-asked.ts';
import { funnelPage } from './funnel-page.ts';
import type { FunnelKind } from './funnel-rules.ts';
import { makeFunnel } from './funnel-rules.ts';
import type { FunnelLink } from './funnel-view.tsx';
import { FunnelView, NoFunnel } from './funnel-view.tsx';
import type { PublicFunnel } from './public-funnels.ts';
import { funnelKeys, listAuthorities, newestYear, publicFunnels } from './public-funnels.ts';
import { addsUp } from './series-rules.ts';
import { listTeams, smallestTeam, teamKind } from './team-funnels.ts';

type FunnelRequest = PageRequest<'/insight/funnel/:measure', Read, string>;

const before = { before: <BackLink href="/insight">Insight</BackLink> };

async function funnel(request: FunnelRequest): Promise<Reply> {
  const asked = request.params.measure;
  const open = publicFunnels.find(({ key }) => key === asked);
  if (open) return publicFunnel(request, open);
  const measure = findMeasure(asked);
  if (!measure) throw new NotFound();
  return teamFunnel(request, measure);
}

async function publicFunnel({ db, query }: FunnelRequest, funnel: PublicFunnel): Promise<Reply> {
  const published = await fetchPublished(db, funnelKeys(funnel));
  const year = newestYear(published, funnel);
  const others = linksTo(funnel.key);
  if (year === undefined) return noFunnel(funnel.title, noStatistics, others);
  const mayAdjust = funnel.lag === 1;
  const adjusted = mayAdjust && query['deprivation'] === 'yes';
  const made = makeFunnel(listAuthorities(published, funnel, { year, adjusted }), funnel.kind);
  if (made.points.length < 3) return noFunnel(funnel.title, noStatistics, others);
  const invented = (await findLoad(db))?.invented === true;
  const model = funnelPage(made, {
    ...{
      title: funnel.title,
      per: funnel.per,
      unit: funnel.unit,
      sizeIs: funnel.sizeIs,
      source: invented ? 'invented for the demonstration' : funnel.source,
    },
    units: `${funnel.unit === '%' ? 'Percent' : `For every ${funnel.unit.replace('per ', '')}`}${adjusted ? ', as if all were equally deprived' : ''}`,
    asAt: `year to 31 March ${year}`,
    who: 'authorities',
    own: await ownArea(db),
  });
  return page(
    `${funnel.title}: ${model.finding}`,
    <FunnelView
      page={model}
      others={others}
      adjusting={mayAdjust ? adjustingLink(funnel, adjusted) : undefined}
      notes={[
        ...(adjusted ? [adjustedNote] : []),
        'City of London and Isles of Scilly are left out: they have too few children.',
      ]}
    />,
    before,
  );
}

const noStatistics =
  'Published statistics of all authorities are not loaded. Somebody who runs Kith loads them with “kith stats load”; the page of published statistics says which files are wanted.';

const adjustedNote =
  'Each authority is held against what authorities whose children are as deprived have (a straight line on the Income Deprivation Affecting Children Index of 2025, weighted by size). Size is then how many children would be expected to give as many.';

function adjustingLink({ key }: PublicFunnel, adjusted: boolean): Pick<FunnelLink, 'href' | 'text'> {
  return adjusted
    ? { href: `/insight/funnel/${key}`, text: 'Without taking deprivation into account' }
    : { href: `/insight/funnel/${key}?deprivation=yes`, text: 'Take deprivation into account' };
}

async function teamFunnel(request: FunnelRequest, measure: Measure): Promise<Reply> {
  const { day, countsOnly } = await seriesFor(request);
  const on = countsOnly ? lastQuarterEnd(day) : day;
  const kind = teamKind(measure);
  const others = linksTo(measure.id);
  if (!kind) return noFunnel(measure.title, noSize, others);
  // From quarter to quarter, what adds up over a year would tell small numbers of teams.
  if (countsOnly && addsUp(measure) && !on.endsWith('-03-31'))
    return noFunnel(measure.title, wholeYears, others);
  const groups = await countCountyBy(request.db, { id: measure.id, by: 'team', day: on });
  const made = makeFunnel(listTeams(groups, countsOnly), kind);
  if (made.points.length < 3) return noFunnel(measure.title, noTeams, others);
  return page(measure.title, teamView({ measure, kind, on, made, others }), before);
}

type TeamFunnel = {
  readonly measure: Measure;
  readonly kind: FunnelKind;
  readonly on: PlainDate;
  readonly made: ReturnType<typeof makeFunnel>;
  readonly others: readonly FunnelLink[];
};

function teamView({ measure, kind, on, made, others }: TeamFunnel) {
  const share = kind === 'proportion';
  const model = funnelPage(made, {
    title: `${measure.title}, by team`,
    units: share ? 'Percent' : measure.unit,
    unit: share ? '%' : measure.unit,
    per: share ? 100 : 1,
    sizeIs: 'Children counted',
    source: 'what is recorded in Kith',
    asAt: formatDate(on),
    who: 'teams',
    own: undefined,
  });
  const notes = [
    `Counted here: ${measure.numerator}. A team is that of the worker who has the child, or had them last. Teams with fewer than ${smallestTeam} children are left out: they would be one or two workers, and workers are not compared.`,
  ];
  return <FunnelView page={model} others={others} adjusting={undefined} notes={notes} />;
}

const noSize =
  'This measure is a number without a size to hold it against (a rate of all children in the area, a sum or a median), so teams cannot be compared by it.';
const wholeYears = 'Numbers by team are shown here for whole years only, on 31 March.';
const noTeams = `Fewer than three teams have ${smallestTeam} or more children in this measure, too few for a funnel.`;

function noFunnel(title: string, why: string, others: readonly FunnelLink[]): Reply {
  return page(title, <NoFunnel title={title} why={why} others={others} />, before);
}

/** Every funnel: authorities by published figures, then teams by our own measures. */
function linksTo(current: string): readonly FunnelLink[] {
  const open = publicFunnels.map(({ key, title }) => ({ key, text: title, who: 'authorities' as const }));
  const own = listMeasures()
    .filter((measure) => teamKind(measure))
    .map(({ id, title }) => ({ key: id, text: title, who: 'teams' as const }));
  return [...open, ...own].map(({ key, ...link }) => ({
    ...link,
    href: `/insight/funnel/${key}`,
    current: key === current,
  }));
}

export const funnelRoutes: readonly Route[] = [
  get('/insight/funnel/:measure', { action: seeCountyFigures, audit: 'FunnelRead', handle: funnel }),
];

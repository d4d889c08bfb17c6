import type { VNode } from 'preact';
import type { PageRequest, Route } from '../../access/index.ts';
import { get } from '../../access/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { seeCountyFigures } from '../permissions.ts';
import { StatisticTable } from '../statistics/statistic-table.ts';
import { listJudgements, listPublications, listStatistics } from '../statistics/statistic-queries.ts';
import { HowToLoad } from '../statistics/statistics-view.tsx';
import { AreaForm, ChooseArea } from './area-form-view.tsx';
import { keysOf } from './comparable.ts';
import type { Choice, Lacking } from './compare-queries.ts';
import { pickAreas } from './compare-queries.ts';
import { sourceOf } from './compare-words.ts';
import { comparisonPage, deprivationKey } from './comparison-page.ts';
import { ComparisonView } from './comparison-view.tsx';
import { comparisonsPage } from './comparisons-page.ts';
import { ComparisonsView } from './comparisons-view.tsx';
import { comparables, findComparable } from './list-comparables.ts';
import { spendingPage } from './spending-page.ts';
import { spendingKeys, spendingYears } from './explain-spending.ts';
import { SpendingView } from './spending-view.tsx';

type AnyRequest = Pick<PageRequest<string, Read, string>, 'db' | 'query'>;

const toInsight = <BackLink href="/insight">Insight</BackLink>;

/** What stands where there is nothing to compare. */
function lackingPage(title: string, path: string, lacking: Lacking): Reply {
  const body: VNode =
    lacking.lacking === 'area' ? <ChooseArea path={path} authorities={lacking.authorities} /> : <HowToLoad />;
  const content = (
    <>
      <h1 class="govuk-heading-l">{title}</h1>
      {body}
    </>
  );
  return page(title, content, { before: toInsight });
}

const codesOf = ({ area, region, country, neighbours }: Choice) =>
  [area, region, country, ...neighbours].flatMap((one) => (one ? [one.code] : []));

async function comparisons({ db, query }: AnyRequest): Promise<Reply> {
  const choice = await pickAreas(db, query);
  if ('lacking' in choice) return lackingPage('Comparison', '/insight/comparison', choice);
  const statistics = await listStatistics(db, comparables.flatMap(keysOf), { areas: codesOf(choice) });
  const table = new StatisticTable(statistics);
  const model = comparisonsPage(choice, table);
  const started = findComparable('started');
  const [key] = started ? keysOf(started) : [];
  const source = sourceOf(key && table.all(key)[0], await listPublications(db));
  return page(model.heading, <ComparisonsView page={model} choice={choice} source={source} />, {
    before: toInsight,
  });
}

async function comparison({
  db,
  query,
  params,
}: PageRequest<'/insight/comparison/:comparable', Read, string>): Promise<Reply> {
  const comparable = findComparable(params.comparable);
  const pair = comparable && findComparable(comparable.pair.id);
  if (!comparable || !pair) throw new NotFound();
  const path = `/insight/comparison/${comparable.id}`;
  const choice = await pickAreas(db, query);
  if ('lacking' in choice) return lackingPage(comparable.title, path, choice);
  const keys = [...keysOf(comparable), ...keysOf(pair), deprivationKey(2019), deprivationKey(2025)];
  const table = new StatisticTable(await listStatistics(db, keys));
  const { areas, authorities, area } = choice;
  const beside = authorities.find(({ code }) => code === query['with'] && code !== area.code);
  const judgements = await listJudgements(db);
  const model = comparisonPage({ ...{ comparable, pair, areas, table, judgements, beside }, picked: choice });
  const before = <BackLink href={`/insight/comparison?area=${area.code}`}>Comparison</BackLink>;
  if (!model)
    return page(comparable.title, <NotKnown title={comparable.title} path={path} choice={choice} />, {
      before,
    });
  const source = sourceOf(model.statistic, await listPublications(db));
  const props = { page: model, comparable, pair, choice, source };
  return page(`${model.heading}, ${area.name}`, <ComparisonView {...props} />, { before });
}

/** An authority without a value of the measure. */
function NotKnown(props: { readonly title: string; readonly path: string; readonly choice: Choice }): VNode {
  const { title, path, choice } = props;
  return (
    <>
      <h1 class="govuk-heading-l">
        {title}: not known of {choice.area.name}
      </h1>
      <p class="govuk-body">No value was published, or the file that holds it is not loaded.</p>
      <AreaForm path={path} choice={choice} beside="" />
    </>
  );
}

async function spending({ db, query }: AnyRequest): Promise<Reply> {
  const choice = await pickAreas(db, query);
  const title = 'What moved spending';
  if ('lacking' in choice) return lackingPage(title, '/insight/spending', choice);
  const table = new StatisticTable(
    await listStatistics(db, Object.values(spendingKeys), { areas: [choice.area.code] }),
  );
  const years = spendingYears(table, choice.area.code);
  const model = spendingPage(choice.area.name, years, query['from']);
  if (!model)
    return page(title, <NotKnown title={title} path="/insight/spending" choice={choice} />, {
      before: toInsight,
    });
  const source = sourceOf(table.all(spendingKeys.spend)[0], await listPublications(db));
  return page(model.heading, <SpendingView page={model} years={years} choice={choice} source={source} />, {
    before: toInsight,
  });
}

/** Authorities side by side: every measure, one measure with deprivation and examples, and what moved spending. */
export const comparisonRoutes: readonly Route[] = [
  get('/insight/comparison', { action: seeCountyFigures, audit: 'ComparisonsRead', handle: comparisons }),
  get('/insight/comparison/:comparable', {
    action: seeCountyFigures,
    audit: 'ComparisonRead',
    handle: comparison,
  }),
  get('/insight/spending', { action: seeCountyFigures, audit: 'SpendingRead', handle: spending }),
];

import type { VNode } from 'preact';
import { BarChart } from '../../../platform/charts/bar-chart.tsx';
import type { BarItem } from '../../../platform/charts/bar-chart.tsx';
import { LineOverTime } from '../../../platform/charts/line-over-time.tsx';
import { Attribution, InventedNote } from '../statistics/statistics-view.tsx';
import { AreaForm } from './area-form-view.tsx';
import type { Comparable } from './comparable.ts';
import type { Choice } from './compare-queries.ts';
import { formatValue, formatWithUnit } from './compare-words.ts';
import type { ComparisonPage, OverTime } from './comparison-page.ts';
import type { ComparisonViewProps } from './comparison-props.ts';
import { LearnView } from './learn-view.tsx';
import { VariationView } from './variation-view.tsx';

/** One measure of an authority: beside others, over the years, beside deprivation, and whom to learn from. */
export function ComparisonView(props: ComparisonViewProps): VNode {
  const { page, comparable, pair, choice } = props;
  return (
    <>
      <span class="govuk-caption-l">
        {choice.area.name}, {page.year}
      </span>
      <h1 class="govuk-heading-l">{page.heading}</h1>
      {choice.load.invented ? <InventedNote /> : null}
      <AreaForm
        path={`/insight/comparison/${comparable.id}`}
        choice={choice}
        beside={page.beside?.area.code ?? ''}
      />
      {choice.area.boundaryNote === '' ? null : (
        <p class="govuk-body">Boundaries changed: {choice.area.boundaryNote}.</p>
      )}
      <Bars {...props} />
      <Lines {...props} />
      <PairView {...props} />
      <VariationView {...props} />
      <LearnView page={page} comparable={comparable} pair={pair} choice={choice} />
      {choice.load.invented ? null : <Attribution />}
    </>
  );
}

function Bars({ page, comparable, choice, source }: ComparisonViewProps): VNode {
  return (
    <BarChart
      id="beside"
      headingLevel={2}
      title={`${choice.area.name} is ${page.among}`}
      summary={`The bar of ${choice.area.name} among those of its neighbours, its region and ${choice.country?.name ?? 'the country'}.`}
      units={`${comparable.title}, ${comparable.unit}`}
      source={source}
      asAt={String(page.year)}
      labelHeading="Area"
      valueHeading={comparable.unit}
      items={itemsOf(page, comparable, choice)}
    />
  );
}

function itemsOf(
  page: ComparisonPage,
  comparable: Comparable,
  { area, region, country }: Choice,
): readonly BarItem[] {
  const item = (label: string, value: number | undefined, tone: BarItem['tone']): BarItem[] =>
    value === undefined
      ? []
      : [{ label, value, display: formatValue(comparable, value), tone: tone ?? 'context' }];
  const { beside } = page;
  const chosen = beside && !page.near.some((one) => one.area.code === beside.area.code) ? beside : undefined;
  return [
    ...item(area.name, page.own, 'sky'),
    ...(chosen ? item(chosen.area.name, chosen.value, 'clay') : []),
    ...item(country?.name ?? 'Country', page.country, 'ink'),
    ...item(region?.name ?? 'Region', page.region, 'ink'),
    ...page.near.flatMap((one) =>
      item(one.area.name, one.value, one.area.code === beside?.area.code ? 'clay' : 'context'),
    ),
  ];
}

function Lines({ page, comparable, choice, source }: ComparisonViewProps): VNode {
  const { years, lines } = page.lines;
  return (
    <LineOverTime
      id="years"
      headingLevel={2}
      title={changeWords(page, comparable, choice.area.name)}
      summary={`One line for ${choice.area.name} and one for each of those that it is set beside, over the years.`}
      units={`${comparable.title}, ${comparable.unit}`}
      source={source}
      asAt={`up to ${page.year}`}
      periodHeading="Year"
      periods={years.map(String)}
      format={(value) => formatValue(comparable, value)}
      lines={lines.map(({ area, values }) => ({
        label: labelOf(area, page, choice),
        values,
        tone: tones[area],
      }))}
    />
  );
}

const tones = { own: 'sky', beside: 'clay', middle: 'leaf', country: 'context' } as const;

function labelOf(area: OverTime['area'], page: ComparisonPage, { area: own, country }: Choice): string {
  const names = {
    own: own.name,
    beside: page.beside?.area.name ?? '',
    middle: 'Neighbours',
    country: country?.name ?? '',
  };
  const name = names[area];
  return name.length > 13 ? `${name.slice(0, 12)}…` : name;
}

/** How the measure moved from the first year held to the last. */
function changeWords(
  { year, own, lines: { years, lines } }: ComparisonPage,
  comparable: Comparable,
  name: string,
): string {
  const first = lines.find(({ area }) => area === 'own')?.values[0];
  const from = years[0];
  if (typeof first !== 'number' || from === undefined || from === year) return `${name} in ${year}`;
  const last = formatValue(comparable, own);
  if (formatValue(comparable, first) === last)
    return `${name} is where it was in ${from}: ${formatWithUnit(comparable, own)}`;
  return `${name} ${own > first ? 'rose' : 'fell'} from ${formatValue(comparable, first)} in ${from} to ${last} in ${year}`;
}

function PairView({ page, comparable, pair, choice }: ComparisonViewProps): VNode {
  const { own, middle } = page.pair;
  const query = `area=${choice.area.code}${choice.edition === undefined ? '' : `&edition=${choice.edition}`}`;
  return (
    <>
      <h2 class="govuk-heading-m">{comparable.pair.why}</h2>
      <p class="govuk-body">
        <a class="govuk-link" href={`/insight/comparison/${pair.id}?${query}`}>
          {pair.title}
        </a>
        : {formatWithUnit(pair, own)} in {choice.area.name}
        {middle === undefined ? '' : `, ${formatValue(pair, middle)} in the middle of its neighbours`}.
      </p>
    </>
  );
}

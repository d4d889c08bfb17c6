import type { VNode } from 'preact';
import type { ScatterPoint } from '../../../platform/charts/scatter.tsx';
import { Scatter } from '../../../platform/charts/scatter.tsx';
import type { Area } from '../statistics/statistic.ts';
import type { Comparable } from './comparable.ts';
import type { Choice } from './compare-queries.ts';
import { formatApart, formatValue } from './compare-words.ts';
import type { DeprivationFinding } from './comparison-page.ts';
import type { ComparisonViewProps } from './comparison-props.ts';

/** How much of the differences between authorities goes with deprivation, and where this one lies. */
export function VariationView({ page, comparable, choice, source }: ComparisonViewProps): VNode {
  if (!page.variation)
    return (
      <>
        <h2 class="govuk-heading-m">What deprivation explains is not known</h2>
        <p class="govuk-body">It takes this measure and a deprivation score for at least ten authorities.</p>
      </>
    );
  const { variation, edition } = page.variation;
  return (
    <>
      <Scatter
        id="deprivation"
        headingLevel={2}
        title={variationTitle(page.variation)}
        summary={standingWords(page.variation, comparable, choice.area.name)}
        units={`${comparable.title}, ${comparable.unit}, against deprivation of children`}
        source={`${source}; Income Deprivation Affecting Children Index ${edition}, average score`}
        asAt={String(page.year)}
        labelHeading="Authority"
        xHeading={`IDACI ${edition}`}
        yHeading={comparable.title}
        ownWords={choice.area.name}
        markedWords="Statistical neighbours"
        formatX={(value) => value.toFixed(2)}
        formatY={(value) => formatValue(comparable, value)}
        line={{ slope: variation.slope, intercept: variation.intercept }}
        points={pointsOf(page.variation, choice)}
      />
      <p class="govuk-body">{standingWords(page.variation, comparable, choice.area.name)}</p>
      <p class="govuk-body-s">
        A straight line by least squares through {variation.points.length} authorities, each counting once,
        without the City of London and the Isles of Scilly, which have too few children for a rate. What goes
        with deprivation is not thereby caused by it, and the index is not the only difference between places.
        {edition === 2025
          ? ' The index of 2025 counts income in a new way: its scores are not those of 2019.'
          : ''}
      </p>
    </>
  );
}

/** The finding: how much deprivation explains, in whole per cent. */
export function variationTitle({ variation }: DeprivationFinding): string {
  const share = Math.round(variation.explained * 100);
  return share < 5
    ? `Deprivation explains almost none of the differences between authorities (${share}%)`
    : `Deprivation goes with ${share}% of the differences between authorities, ${100 - share}% are not explained by it`;
}

/** Where the authority lies against what its deprivation would suggest. */
export function standingWords(
  { standing }: DeprivationFinding,
  comparable: Comparable,
  name: string,
): string {
  if (!standing)
    return `${name} has no place in this: its deprivation is not known, or it has too few children.`;
  const { value, expected, apart, spreads } = standing;
  const shown = (one: number) => formatValue(comparable, one);
  const side = apart > 0 ? 'above' : 'below';
  return `${name}’s ${shown(value)} is ${formatApart(comparable, apart)} ${side} the ${shown(expected)} that its deprivation would suggest. ${usualWords(spreads)}.`;
}

function usualWords(spreads: number): string {
  if (spreads > 1.96) return 'Only about one authority in twenty lies so far from it';
  return spreads > 1 ? 'Most authorities lie nearer to it' : 'Many authorities lie as far from it';
}

function pointsOf(
  { variation }: DeprivationFinding,
  { area, neighbours, areas }: Choice,
): readonly ScatterPoint[] {
  const names = new Map(areas.map(({ code, name }) => [code, name]));
  const near = new Set(neighbours.map(({ code }: Area) => code));
  return variation.points.map(({ area: code, deprivation, value }) => {
    const others = near.has(code) ? 'marked' : 'other';
    return {
      label: names.get(code) ?? code,
      x: deprivation,
      y: value,
      stand: code === area.code ? 'own' : others,
    };
  });
}

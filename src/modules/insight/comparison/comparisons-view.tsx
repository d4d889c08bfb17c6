import type { VNode } from 'preact';
import { LineOverTime } from '../../../platform/charts/line-over-time.tsx';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import { Attribution, InventedNote } from '../statistics/statistics-view.tsx';
import { AreaForm } from './area-form-view.tsx';
import type { Choice } from './compare-queries.ts';
import { formatValue } from './compare-words.ts';
import type { ComparedRow, ComparisonsPage, Flows } from './comparisons-page.ts';

/** Every measure of an authority beside others. */
export function ComparisonsView({
  page,
  choice,
  source,
}: {
  readonly page: ComparisonsPage;
  readonly choice: Choice;
  readonly source: string;
}): VNode {
  const { load, area } = choice;
  return (
    <>
      <h1 class="govuk-heading-l">{page.heading}</h1>
      {load.invented ? <InventedNote /> : null}
      <AreaForm path="/insight/comparison" choice={choice} />
      {area.boundaryNote === '' ? null : <p class="govuk-body">Boundaries changed: {area.boundaryNote}.</p>}
      {page.flows ? <FlowChart flows={page.flows} source={source} /> : null}
      {page.groups.map(({ name, rows }) => (
        <GroupTable name={name} rows={rows} choice={choice} />
      ))}
      <p class="govuk-body-s">
        The middle is the median of the ten statistical neighbours. The best neighbour is the one with the
        best value; where neither way is better by itself, the lowest. Differences of a year may be chance: a
        measure’s own page shows how it moved.
      </p>
      {load.invented ? null : <Attribution />}
    </>
  );
}

/** Coming into care and leaving it, over the years. */
export function FlowChart({ flows, source }: { readonly flows: Flows; readonly source: string }): VNode {
  return (
    <LineOverTime
      id="flows"
      headingLevel={2}
      title={flows.finding}
      summary="Two lines over the years: children who started to be in care, and children who left it."
      units="Of every 10,000 children, in the year to 31 March"
      source={source}
      asAt={`up to ${flows.years.at(-1) ?? ''}`}
      periodHeading="Year"
      periods={flows.years.map(String)}
      lines={[
        { label: 'Started', values: flows.started },
        { label: 'Left', values: flows.left },
      ]}
    />
  );
}

const standingWords: Readonly<Record<ComparedRow['standing'], string>> = {
  better: 'better',
  worse: 'worse',
  alike: 'alike',
  neutral: '',
};

function GroupTable({
  name,
  rows,
  choice,
}: {
  readonly name: string;
  readonly rows: readonly ComparedRow[];
  readonly choice: Choice;
}): VNode {
  return (
    <StackedTable
      caption={name}
      captionClasses="govuk-table__caption--m"
      firstCellIsHeader
      head={[
        { text: 'Measure' },
        { text: choice.area.name, format: 'numeric' },
        { text: 'Neighbours’ middle', format: 'numeric' },
        { text: 'Best neighbour', format: 'numeric' },
        { text: choice.region?.name ?? 'Region', format: 'numeric' },
        { text: choice.country?.name ?? 'Country', format: 'numeric' },
        { text: 'Year', format: 'numeric' },
      ]}
      rows={rows.map((row) => cellsOf(row, choice))}
    />
  );
}

function cellsOf(row: ComparedRow, { area, edition }: Choice) {
  const { comparable, own, middle, best, region, country, year, standing } = row;
  const numeric = (text: string | VNode) => ({ text, format: 'numeric' });
  const shown = (value: number | undefined) => numeric(formatValue(comparable, value));
  const query = `area=${area.code}${edition === undefined ? '' : `&edition=${edition}`}`;
  return [
    {
      text: (
        <>
          <a class="govuk-link" href={`/insight/comparison/${comparable.id}?${query}`}>
            {comparable.title}
          </a>
          {comparable.style === 'rate' ? <span class="govuk-body-s"> per 10,000</span> : null}
        </>
      ),
    },
    numeric(
      <>
        <strong>{formatValue(comparable, own)}</strong>
        {standing === 'neutral' ? null : <span class="govuk-body-s"> {standingWords[standing]}</span>}
      </>,
    ),
    shown(middle),
    numeric(best ? `${formatValue(comparable, best.value)} ${best.name}` : 'Not known'),
    shown(region),
    shown(country),
    numeric(year === undefined ? 'Not known' : String(year)),
  ];
}

import type { VNode } from 'preact';
import { BarChart } from '../../../platform/charts/bar-chart.tsx';
import { Button } from '../../../platform/views/components/button.tsx';
import { Select } from '../../../platform/views/components/select.tsx';
import type { Area } from '../statistics/statistic.ts';
import type { AsBest, NeighbourScenario } from './neighbour-scenario.ts';
import { sumOf } from './neighbour-scenario.ts';
import { paths } from './paths.ts';

export type NeighbourPage = {
  readonly scenario: NeighbourScenario;
  /** The authority looked at. */
  readonly area: Area | undefined;
  readonly choices: readonly Area[];
};

/** If an authority, and every authority, did as the best of those that are like it. */
export function NeighbourView({ page }: { readonly page: NeighbourPage }): VNode {
  const { scenario, area, choices } = page;
  const own = area && scenario.inCare.find((one) => one.area.code === area.code);
  const homes = area && scenario.residential.find((one) => one.area.code === area.code);
  const [all, allHomes] = [sumOf(scenario.inCare), sumOf(scenario.residential)];
  return (
    <>
      <span class="govuk-caption-l">As the best of our neighbours, March {scenario.year}</span>
      <h1 class="govuk-heading-l">{own ? findingOf(own) : 'Choose an authority'}</h1>
      <form action={paths.bestNeighbour} method="get">
        <Select
          name="area"
          label={{ text: 'Authority' }}
          items={choices.map(({ code, name }) => ({
            value: code,
            text: name,
            selected: code === area?.code,
          }))}
        />
        <Button classes="govuk-button--secondary">Show</Button>
      </form>
      {own ? (
        <Own own={own} year={scenario.year} id="in-care" unit="Children in care for every 10,000 children" />
      ) : null}
      {homes ? (
        <Own
          own={homes}
          year={scenario.year}
          id="residential"
          unit="Of 100 children in care, in secure and children’s homes"
        />
      ) : null}
      <h2 class="govuk-heading-m">Every authority together</h2>
      <p class="govuk-body">
        If each of {scenario.inCare.length} authorities had the lowest rate among itself and its neighbours,{' '}
        {whole(all.then)} children would be in care instead of {whole(all.now)}: {all.fall.toFixed(1)}% fewer.
        With the lowest share in secure and children’s homes, {whole(allHomes.then)} would live there instead
        of {whole(allHomes.now)}: {allHomes.fall.toFixed(1)}% fewer, over {scenario.residential.length}{' '}
        authorities whose numbers are published.
      </p>
      <h2 class="govuk-heading-m">How far to trust this</h2>
      <p class="govuk-body">
        This is the method of The Future of Children’s Social Care (2022), Appendix, with the statistical
        neighbours of {scenario.edition}. It takes the lowest of eleven numbers, so part of the gap is chance:
        some authority is always lowest. A low rate is not by itself a good one. It shows what is possible
        somewhere like here, not what to expect; the report used other neighbours for costs, which are not
        held. City of London and Isles of Scilly are left out.
      </p>
    </>
  );
}

type OwnProps = { readonly own: AsBest; readonly year: number; readonly id: string; readonly unit: string };

function Own({ own, year, id, unit }: OwnProps): VNode {
  const same = own.best.code === own.area.code;
  return (
    <BarChart
      id={id}
      headingLevel={2}
      title={
        same
          ? `${own.area.name} is lowest among its neighbours`
          : `${own.area.name} ${short(own.own)}, ${own.best.name} ${short(own.aim)}`
      }
      summary={`${unit}: ${own.area.name} ${short(own.own)}, the lowest of its neighbours, ${own.best.name}, ${short(own.aim)}.`}
      units={unit}
      source="Published statistics as loaded"
      asAt={`March ${year}`}
      items={[
        { label: own.area.name, value: own.own, display: short(own.own) },
        ...(same ? [] : [{ label: own.best.name, value: own.aim, display: short(own.aim) }]),
      ]}
    />
  );
}

function findingOf({ area, best, now, then }: AsBest): string {
  if (area.code === best.code) return `${area.name} has the lowest rate among its neighbours`;
  return `${area.name} would have ${whole(then)} children in care instead of ${whole(now)}`;
}

const whole = (value: number) => Math.round(value).toLocaleString('en-GB');
const short = (value: number) => (value < 100 ? value.toFixed(1).replace('.0', '') : whole(value));

/** Nothing to work with. */
export function NoNeighbours(): VNode {
  return (
    <>
      <h1 class="govuk-heading-l">As the best of our neighbours</h1>
      <p class="govuk-body">
        Published rates and statistical neighbours are not loaded yet. Load them with{' '}
        <code>kith stats load</code>; see <a href="/insight/statistics">the statistics that are held</a>.
      </p>
    </>
  );
}

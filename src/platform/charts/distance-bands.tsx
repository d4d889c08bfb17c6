import { scaleLinear } from 'd3-scale';
import type { VNode } from 'preact';
import type { Content, Options } from '../views/components/markup.ts';
import { Chart } from './chart.tsx';
import type { ChartAbout, Frame, Picture } from './chart.tsx';
import { Bar, formatCount, Rule, Words } from './shapes.tsx';
import { wrapText } from './text-fit.ts';
import type { Tone } from './tones.ts';

/** One span of distance, nearest first, such as '5 to 10 miles'. */
export type DistanceBand = Options<{ tone: Tone; tableLabel: Content }> & {
  readonly label: string;
  readonly value: number;
};

export type DistanceBandsProps = ChartAbout &
  Options<{ bandHeading: string; valueHeading: string; notKnown: number }> & {
    readonly bands: readonly DistanceBand[];
  };

const top = 20;
const base = 180;

/** How many are how far away: one column for each band, nearest first; those not known stand apart in grey. */
export function DistanceBands(props: DistanceBandsProps): VNode {
  const columns = listColumns(props);
  const table = {
    head: [
      { text: props.bandHeading ?? 'Distance' },
      { text: props.valueHeading ?? props.units, format: 'numeric' },
    ],
    rows: columns.map((band) => [
      { text: band.tableLabel ?? band.label },
      { text: formatCount(band.value), format: 'numeric' },
    ]),
  };
  return <Chart {...props} table={table} draw={(frame) => drawColumns(columns, frame)} />;
}

function listColumns({ bands, notKnown }: DistanceBandsProps): readonly DistanceBand[] {
  if (!notKnown) return bands;
  return [...bands, { label: 'Not known', value: notKnown, tone: 'context' }];
}

function drawColumns(columns: readonly DistanceBand[], frame: Frame): Picture {
  const slot = frame.width / columns.length;
  const width = Math.min(slot - 8, 110);
  const length = scaleLinear([0, Math.max(1, ...columns.map(({ value }) => value))], [0, base - top - 4]);
  const labels = columns.map(({ label }) => wrapText(label, slot - 4, 14));
  const content = (
    <>
      {columns.map(({ value, tone }, index) => {
        const x = index * slot + (slot - width) / 2;
        const height = length(value);
        return (
          <>
            <Bar x={x} y={base - height} width={width} height={height} tone={tone ?? 'sky'} />
            <Words
              x={x + width / 2}
              y={base - height - 6}
              lines={[formatCount(value)]}
              anchor="middle"
              classes="kith-chart__text--strong"
            />
            <Words
              x={x + width / 2}
              y={base + 18}
              lines={labels[index] ?? []}
              lineHeight={16}
              anchor="middle"
              classes="kith-chart__text--small"
            />
          </>
        );
      })}
      <Rule x1={0} y1={base} x2={frame.width} y2={base} classes="kith-chart__rule--axis" />
    </>
  );
  return { height: base + 10 + Math.max(...labels.map(({ length: lines }) => lines)) * 16, content };
}

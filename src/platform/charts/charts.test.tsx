import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { BarChart } from './bar-chart.tsx';
import { ColumnsOverTime } from './columns-over-time.tsx';
import { DistanceBands } from './distance-bands.tsx';
import { FunnelPlot } from './funnel-plot.tsx';
import { FanChart } from './fan-chart.tsx';
import { LineOverTime } from './line-over-time.tsx';
import { ProcessChart } from './process-chart.tsx';
import { Scatter } from './scatter.tsx';
import { StackedBar } from './stacked-bar.tsx';

const about = {
  id: 'c',
  title: 'Most are near',
  summary: 'Four in five are within ten miles.',
  units: 'People',
  source: 'the record',
  asAt: '24 November 2026',
};
const parts = [
  { label: 'One', value: 30 },
  { label: 'Two', value: 1 },
];
const periods = ['Sep 2026', 'Oct 2026', 'Nov 2026'];

const fanEnds = { high: 'high', middle: 'most likely', low: 'low' };

const charts: Readonly<Record<string, { full: VNode; empty: VNode }>> = {
  BarChart: { full: <BarChart {...about} items={parts} />, empty: <BarChart {...about} items={[]} /> },
  Scatter: {
    full: (
      <Scatter
        {...about}
        labelHeading="Place"
        xHeading="Size"
        yHeading="Rate"
        line={{ slope: 2, intercept: 1 }}
        points={[
          { label: 'Here', x: 1, y: 30, stand: 'own' },
          { label: 'There', x: 5, y: 9 },
        ]}
      />
    ),
    empty: <Scatter {...about} labelHeading="Place" xHeading="Size" yHeading="Rate" points={[]} />,
  },
  StackedBar: { full: <StackedBar {...about} parts={parts} />, empty: <StackedBar {...about} parts={[]} /> },
  DistanceBands: {
    full: <DistanceBands {...about} bands={parts} notKnown={3} />,
    empty: <DistanceBands {...about} bands={[]} />,
  },
  ColumnsOverTime: {
    full: (
      <ColumnsOverTime
        {...about}
        periods={periods}
        first={{ label: 'In', values: [3, 30, 1] }}
        second={{ label: 'Out', values: [1, 2, 3] }}
      />
    ),
    empty: (
      <ColumnsOverTime
        {...about}
        periods={[]}
        first={{ label: 'In', values: [] }}
        second={{ label: 'Out', values: [] }}
      />
    ),
  },
  ProcessChart: {
    full: (
      <ProcessChart
        {...about}
        breaks={[2]}
        points={[
          { period: 'Sep 2026', value: 30, centre: 12, lower: 4, upper: 20, mark: 'worse', note: 'High' },
          { period: 'Oct 2026', value: null, centre: null, lower: null, upper: null },
          { period: 'Nov 2026', value: 9, centre: 12, lower: 4, upper: 20, mark: 'better' },
        ]}
      />
    ),
    empty: <ProcessChart {...about} points={[]} breaks={[]} />,
  },
  FunnelPlot: {
    full: (
      <FunnelPlot
        {...about}
        target={20}
        labelHeading="Area"
        sizeHeading="People"
        valueHeading="Rate"
        dots={[
          { label: 'Here', size: 300, value: 30, standing: 'very high', own: true },
          { label: 'There', size: 100, value: 20, standing: 'within' },
          { label: 'Yonder', size: 200, value: 2, standing: 'very low' },
        ]}
        edges={[100, 200, 300].map((size) => ({
          size,
          innerLow: 20 - 900 / size,
          innerHigh: 20 + 900 / size,
          outerLow: 20 - 1500 / size,
          outerHigh: 20 + 1500 / size,
        }))}
      />
    ),
    empty: (
      <FunnelPlot
        {...about}
        target={0}
        labelHeading="Area"
        sizeHeading="People"
        valueHeading="Rate"
        dots={[]}
        edges={[]}
      />
    ),
  },
  FanChart: {
    full: (
      <FanChart
        {...about}
        known={[
          { period: '2024', value: 20 },
          { period: '2025', value: 30 },
        ]}
        expected={[
          { period: '2026', low: 25, lowerHalf: 29, middle: 31, upperHalf: 34, high: 40 },
          { period: '2027', low: 20, lowerHalf: 28, middle: 32, upperHalf: 37, high: 48 },
        ]}
        ends={fanEnds}
      />
    ),
    empty: <FanChart {...about} known={[]} expected={[]} ends={fanEnds} />,
  },
  LineOverTime: {
    full: <LineOverTime {...about} periods={periods} lines={[{ label: 'Here', values: [30, null, 1] }]} />,
    empty: <LineOverTime {...about} periods={[]} lines={[]} />,
  },
};

/** The lengths of the bars in the wide picture, in order. */
function barWidths(html: string): number[] {
  const wide = html.slice(0, html.indexOf('--narrow'));
  return [...wide.matchAll(/<rect [^>]*width="([\d.]+)"/g)].map(([, width]) => Number(width));
}

describe.each(Object.entries(charts))('%s', (_, { full, empty }) => {
  const html = render(full);

  it('says what it shows to those who do not see it', () => {
    expect(html.match(/role="img"/g)).toHaveLength(2);
    expect(html).toContain('<title id="c-wide-title">Most are near</title>');
    expect(html).toContain('<desc id="c-narrow-desc">Four in five are within ten miles.</desc>');
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has its finding as heading, its units, source and date', () => {
    expect(html).toMatch(/<h3[^>]*>Most are near<\/h3>/);
    expect(html).toContain('People');
    expect(html).toContain('Source: the record, 24 November 2026');
  });

  it('keeps its figures in a table behind it', () => {
    expect(html).toMatch(/<details.*<table.*30.*<\/details>/s);
  });

  it('holds to the content security policy: no style but by class', () => {
    expect(html).not.toMatch(/style=|<style|<script/);
  });

  it('draws numbers only', () => {
    expect(html).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('says so when there is nothing', () => {
    const nothing = render(empty);
    expect(nothing).toContain('Nothing recorded yet');
    expect(nothing).not.toMatch(/<svg|NaN/);
  });
});

describe('the length of a bar', () => {
  it('goes with its figure', () => {
    const [long = 0, short = 0] = barWidths(
      render(
        <BarChart
          {...about}
          items={[
            { label: 'A', value: 40 },
            { label: 'B', value: 10 },
          ]}
        />,
      ),
    );
    expect(long / short).toBeCloseTo(4, 1);
  });

  it('may be measured against a given greatest figure', () => {
    const items = [{ label: 'A', value: 40 }];
    const [whole = 0] = barWidths(render(<BarChart {...about} items={items} />));
    const [half = 0] = barWidths(render(<BarChart {...about} items={items} max={80} />));
    expect(whole / half).toBeCloseTo(2, 1);
  });

  it('adds up to the whole in a stacked bar', () => {
    const widths = barWidths(
      render(
        <StackedBar
          {...about}
          parts={[
            { label: 'A', value: 3 },
            { label: 'B', value: 1 },
          ]}
        />,
      ),
    );
    expect(widths.map((width) => width + 2)).toEqual([540, 180]);
  });
});

describe('what is not known', () => {
  it('breaks a line and is named in its table', () => {
    const html = render(charts['LineOverTime']?.full ?? <p />);
    expect(html).toMatch(/d="M[^"]*M/);
    expect(html).toContain('Not known');
  });

  it('stands apart in grey beside the bands', () => {
    expect(render(charts['DistanceBands']?.full ?? <p />)).toMatch(/kith-tone--context/);
    expect(render(<DistanceBands {...about} bands={parts} />)).not.toContain('Not known');
  });
});

describe('what chance does not explain', () => {
  it('has a shape and words, not only a colour', () => {
    const process = render(charts['ProcessChart']?.full ?? <p />);
    expect(process).toMatch(/kith-chart__mark--up[^>]*kith-tone--clay/);
    expect(process).toContain('Worse than chance explains');
    expect(process).toContain('Better than chance explains');
    expect(process).not.toContain('Different beyond chance');
    const funnel = render(charts['FunnelPlot']?.full ?? <p />);
    expect(funnel).toMatch(/kith-chart__mark--down/);
    expect(funnel).toContain('Below the outer limit');
    expect(funnel).toContain('Ours');
  });

  it('draws limits anew where they begin anew, and none where there are none', () => {
    const process = render(charts['ProcessChart']?.full ?? <p />);
    const wide = process.slice(0, process.indexOf('--narrow'));
    expect(wide.match(/kith-chart__band/g)).toHaveLength(2);
    const few = render(
      <ProcessChart
        {...about}
        breaks={[]}
        points={[{ period: 'Sep 2026', value: 3, centre: null, lower: null, upper: null }]}
      />,
    );
    expect(few).not.toContain('Limits of chance');
    expect(few).not.toMatch(/NaN/);
  });
});

describe('FanChart', () => {
  const html = render(charts['FanChart']?.full ?? <></>);
  const wide = html.slice(0, html.indexOf('--narrow'));

  it('opens from the last value that is known, nine in ten around half around the middle', () => {
    const paths = [...wide.matchAll(/<path class="[^"]*" d="M([\d.]+),([\d.]+)L/g)].map(([, x, y]) => [x, y]);
    const [outer, inner, middle] = paths;
    expect(inner).toEqual(outer);
    expect(middle).toEqual(outer);
  });

  it('writes the last values beside its end, the highest on top', () => {
    const places = ['48 high', '32 most likely', '20 low'].map((text) =>
      Number(new RegExp(`y="([\\d.]+)"[^>]*>${text}`).exec(wide)?.[1]),
    );
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places.every(Number.isFinite)).toBe(true);
  });
});

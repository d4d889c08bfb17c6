import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { addDays, plainDate } from '../dates/plain-date.ts';
import { TimeBands } from './time-bands.tsx';
import type { TimeBand, TimeBlock } from './time-bands-data.ts';
import { coveredDays, placeBand } from './time-bands-layout.ts';
import { timeAxis } from './time-axis.ts';

const day = plainDate;
const to = day('2026-11-24');
const about = {
  id: 't',
  title: 'Three stays',
  summary: 'Three stays in six years.',
  units: '',
  source: 'the record',
  asAt: 'today',
};

const three: TimeBand = {
  label: 'Stays',
  blocks: [
    { label: 'The mill', start: day('2022-08-01'), end: null, detail: 'By the river' },
    { label: 'The very long name of a house on a hill', start: day('2022-07-01'), end: day('2022-08-01') },
    { label: 'The old house', start: day('2020-11-24'), end: day('2022-06-01') },
  ],
  notches: [{ at: day('2022-08-01'), label: 'Roof fell in' }],
  marks: [{ at: day('2021-05-05'), label: 'Away', detail: 'two days' }],
};

function place(band: TimeBand, narrow = false) {
  const axis = timeAxis(day('2020-11-24'), to, 1000);
  return placeBand(band, { axis, width: 1012, narrow, y: 0 });
}

/** As many stays, end to end. */
function stays(count: number): TimeBlock[] {
  return Array.from({ length: count }, (_, index) => ({
    label: `Stay ${index + 1}`,
    start: addDays(day('2016-01-01'), index * 60),
    end: addDays(day('2016-01-01'), index * 60 + 60),
  }));
}

describe('bands of time', () => {
  it('number blocks in the order of time, whatever order they came in', () => {
    expect(place(three).blocks.map(({ number, block }) => [number, block.label])).toEqual([
      [1, 'The old house'],
      [2, 'The very long name of a house on a hill'],
      [3, 'The mill'],
    ]);
  });

  it('leave a gap where there is one, and none where there is not', () => {
    const [first, second, third] = place(three).blocks;
    const end = (block: typeof first) => (block?.x ?? 0) + (block?.width ?? 0);
    expect(second?.x ?? 0).toBeGreaterThan(end(first) + 5);
    expect(third?.x).toBeCloseTo(end(second), 5);
  });

  it('let a block that goes on reach the end', () => {
    const last = place(three).blocks[2];
    expect((last?.x ?? 0) + (last?.width ?? 0)).toBeCloseTo(1000, 5);
  });

  it('name a block where its name fits, and else say it under the picture', () => {
    expect(place(three).blocks.map(({ lines }) => lines !== undefined)).toEqual([true, false, true]);
    const html = render(<TimeBands {...about} to={to} bands={[three]} />);
    expect(html).toMatch(
      /key--wide".*<li value="2"[^>]*>The very long name of a house on a hill, 1 July to 1 August 2022/s,
    );
  });

  it('say every name, reason and mark in words for a narrow screen', () => {
    const html = render(<TimeBands {...about} to={to} bands={[three]} />);
    const words = html.slice(html.indexOf('kith-time__key--narrow'), html.indexOf('<details'));
    for (const text of ['The old house', 'The mill', 'By the river', 'Roof fell in', 'Away', 'two days']) {
      expect(words).toContain(text);
    }
  });

  it('put what overlaps below, so that neither hides the other', () => {
    const blocks = [
      { label: 'A', start: day('2021-01-01'), end: day('2022-01-01') },
      { label: 'B', start: day('2021-06-01'), end: day('2021-07-01') },
    ];
    const [a, b] = place({ label: 'Both', blocks }).blocks;
    expect(b?.y ?? 0).toBeGreaterThanOrEqual((a?.y ?? 0) + (a?.height ?? 0));
  });

  it('show a block that ended on the day it began', () => {
    const blocks = [{ label: 'A', start: day('2021-01-01'), end: day('2021-01-01') }];
    expect(place({ label: 'One', blocks }).blocks[0]?.width).toBe(5);
  });

  it('cover all that is recorded, what is planned as well, and a month at least', () => {
    expect(coveredDays({ to, bands: [three] })).toEqual({ from: '2020-11-24', to });
    const planned = {
      label: 'P',
      blocks: [{ label: 'P', start: day('2026-12-01'), end: day('2027-01-01') }],
    };
    expect(coveredDays({ to, bands: [planned] }).to).toBe('2027-01-01');
    const today = { label: 'T', blocks: [{ label: 'T', start: to, end: null }] };
    expect(coveredDays({ to, bands: [today] }).from).toBe('2026-10-25');
  });

  it.each([1, 3, 60])('draw %i blocks, all of them in the table', (count) => {
    const html = render(
      <TimeBands {...about} to={to} toLabel="Today" bands={[{ label: 'Stays', blocks: stays(count) }]} />,
    );
    expect(html).not.toMatch(/NaN|undefined|style=/);
    expect(html.slice(html.indexOf('<table')).match(/Stay \d+</g)).toHaveLength(count);
  });

  it('say so when nothing is recorded', () => {
    const html = render(<TimeBands {...about} to={to} bands={[{ label: 'Stays', blocks: [] }]} />);
    expect(html).toContain('Nothing recorded yet');
    expect(html).not.toContain('<svg');
  });

  it('tell past from planned by the line of today', () => {
    const html = render(<TimeBands {...about} to={to} toLabel="Today" bands={[three]} />);
    expect(html.match(/kith-time__today"/g)).toHaveLength(2);
    expect(render(<TimeBands {...about} to={to} bands={[three]} />)).not.toContain('kith-time__today"');
  });

  it('carry a second scale, such as ages', () => {
    const scale = {
      label: 'Age',
      marks: [
        { at: day('2021-03-01'), label: '7' },
        { at: day('2022-03-01'), label: '8' },
      ],
    };
    const html = render(<TimeBands {...about} to={to} scale={scale} bands={[three]} />);
    expect(html).toMatch(/Age 7<.*>8</s);
  });
});

import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { sayDifference, StarChart } from './star-chart.tsx';

const about = {
  ...{ id: 's', title: 'Two went up', summary: 'A star', units: '0 to 10', source: 'a test', asAt: 'today' },
  ...{ axes: ['North', 'East', 'South', 'West'], axisHeading: 'Where', most: 10 },
};
const draw = (...values: readonly (readonly (number | null)[])[]) =>
  render(
    <StarChart
      {...about}
      shapes={values.map((one, index) => ({ label: `Shape ${index}`, tone: 'plum', values: one }))}
    />,
  );

describe('a star', () => {
  it('puts the first axis at the top and goes on clockwise, the middle being 0', () => {
    const html = draw([10, 0, 0, 0]);
    // The wide picture: a radius of 130 around 360, 182.
    expect(html).toContain('M360 52L360 182L360 182L360 182Z');
    expect(draw([0, 10, 0, 0])).toContain('M360 182L490 182L');
  });

  it('draws no line through a value that is not known', () => {
    const html = draw([10, null, 10, 10]);
    expect(html).not.toContain('Z"></path>');
    expect(html).toContain('M230 182L360 52');
    expect(html).not.toContain('L490');
  });

  it('has a table with what changed between two, and nothing of change for one or three', () => {
    const html = draw([2, 5, null, 4], [6, 4, 3, 4]);
    for (const text of ['Change', '+4', '−1', 'Not known', '>0<']) expect(html).toContain(text);
    expect(draw([1, 1, 1, 1])).not.toContain('Change');
  });

  it('is told in words, and draws a narrow picture beside the wide one', () => {
    const html = draw([1, 2, 3, 4]);
    expect(html).toContain('<desc id="s-wide-desc">A star</desc>');
    expect(html).toContain('kith-chart__picture--narrow');
  });
});

describe('a difference', () => {
  it.each([
    [2, 6, '+4'],
    [6, 2, '−4'],
    [3, 3, '0'],
    [null, 3, 'Not known'],
  ])('from %s to %s is %s', (before, after, said) => {
    expect(sayDifference([before, after])).toBe(said);
  });
});

import type { VNode } from 'preact';
import { Words } from './shapes.tsx';
import { estimateWidth } from './text-fit.ts';

type PeriodLabelsProps = {
  readonly periods: readonly string[];
  /** The middle of each period. */
  readonly x: (index: number) => number;
  readonly y: number;
  readonly width: number;
};

const font = 14;

/** As many names of periods under an axis as fit, always with the last. */
export function PeriodLabels({ periods, x, y, width }: PeriodLabelsProps): VNode {
  const places = periods.map((period, index) => placeLabel(period, x(index), width));
  return (
    <>
      {chooseLabels(places).map(({ text, middle }) => (
        <Words x={middle} y={y} lines={[text]} anchor="middle" classes="kith-chart__text--small" />
      ))}
    </>
  );
}

type Place = { readonly text: string; readonly middle: number; readonly half: number };

function placeLabel(text: string, middle: number, width: number): Place {
  const half = estimateWidth(text, font) / 2;
  return { text, middle: Math.min(Math.max(middle, half), width - half), half };
}

/** From the last backwards, every nth label, where n is the fewest at which none touches the next. */
function chooseLabels(places: readonly Place[]): readonly Place[] {
  const every = (step: number) => places.filter((_, index) => (places.length - 1 - index) % step === 0);
  const steps = places.map((_, index) => index + 1);
  const step = steps.find((count) => areApart(every(count))) ?? 1;
  return every(step);
}

function areApart(places: readonly Place[]): boolean {
  return places.every((place, index) => {
    const before = places[index - 1];
    return before === undefined || place.middle - place.half >= before.middle + before.half + 8;
  });
}

import type { FunnelDot, FunnelEdge } from '../../../platform/charts/funnel-plot.tsx';
import { formatNumber } from '../figures/number-rules.ts';
import type { Funnel, FunnelPoint } from './funnel-rules.ts';
import { sizeOf } from './funnel-rules.ts';

/** What a funnel is of: words and scale, the same for authorities and teams. */
export type FunnelAbout = {
  readonly title: string;
  readonly units: string;
  readonly unit: string;
  readonly per: number;
  readonly sizeIs: string;
  readonly source: string;
  readonly asAt: string;
  readonly who: 'authorities' | 'teams';
  /** The code of our own authority, where it is known. */
  readonly own: string | undefined;
};

export type FunnelPage = {
  readonly about: FunnelAbout;
  readonly finding: string;
  readonly summary: string;
  readonly dots: readonly FunnelDot[];
  readonly edges: readonly FunnelEdge[];
  readonly target: number;
  readonly chance: string;
  readonly format: (value: number) => string;
};

/** The page of a funnel: the finding, every dot, and what the limits take into account. */
export function funnelPage(funnel: Funnel, about: FunnelAbout): FunnelPage {
  const format = (value: number) => `${formatNumber(value)}${about.unit === '%' ? '%' : ''}`;
  const scale = (value: number) => value * about.per;
  const own = funnel.points.find(({ unit }) => unit.code === about.own);
  const sizes = funnel.points.map((point) => sizeOf(point, funnel.target));
  return {
    about,
    finding: own ? ownFinding(own, funnel, { format, scale }) : allFinding(funnel, about),
    summary: allFinding(funnel, about),
    dots: [...funnel.points]
      .sort((a, b) => a.unit.name.localeCompare(b.unit.name, 'en-GB'))
      .map((point) => ({
        label: point.unit.name,
        size: Math.round(sizeOf(point, funnel.target)),
        value: scale(point.value),
        standing: point.place,
        own: point.unit.code === about.own,
      })),
    edges: funnel.points.length === 0 ? [] : drawEdges(funnel, sizes, scale),
    target: scale(funnel.target),
    chance: chanceWords(funnel, about, format),
    format,
  };
}

type Printing = {
  readonly format: (value: number) => string;
  readonly scale: (value: number) => number;
};

function ownFinding(
  { unit, place, value }: FunnelPoint,
  { target }: Funnel,
  { format, scale }: Printing,
): string {
  const numbers = `${format(scale(value))} against ${format(scale(target))} for all together`;
  const where = {
    within: 'within what chance and the usual differences explain',
    high: 'above the inner limit',
    low: 'below the inner limit',
    'very high': 'above the outer limit',
    'very low': 'below the outer limit',
  }[place];
  return `${unit.name} is ${where}: ${numbers}`;
}

function allFinding({ points }: Funnel, { who }: FunnelAbout): string {
  const beyond = points.filter(({ place }) => place.startsWith('very')).length;
  const among = `${points.length} ${who}`;
  return beyond === 0
    ? `None of ${among} is beyond the outer limits`
    : `${beyond} of ${among} ${beyond === 1 ? 'is' : 'are'} beyond the outer limits`;
}

/** Limits at about forty sizes, closer together where places are small and limits steep. */
function drawEdges(
  funnel: Funnel,
  sizes: readonly number[],
  scale: (value: number) => number,
): readonly FunnelEdge[] {
  const [least, most] = [Math.max(1, Math.min(...sizes) * 0.8), Math.max(...sizes)];
  const count = 40;
  return Array.from({ length: count + 1 }, (_, index) => {
    const size = least * (most / least) ** (index / count);
    const limits = funnel.limitsAt(size);
    return {
      size,
      innerLow: scale(limits.innerLow),
      innerHigh: scale(limits.innerHigh),
      outerLow: scale(limits.outerLow),
      outerHigh: scale(limits.outerHigh),
    };
  });
}

function chanceWords(
  { dispersion, target }: Funnel,
  { who, per }: FunnelAbout,
  format: (value: number) => string,
): string {
  if (!dispersion.present)
    return `The ${who} differ by no more than chance explains. The limits are those of chance alone, exact for each size.`;
  const spread = format(Math.sqrt(dispersion.between) * per);
  return `The ${who} differ ${formatNumber(dispersion.ratio)} times as much as chance alone would have it (variance; ${format(target * per)} for all together). The limits take this in: besides chance, ${who} are allowed to differ by a standard deviation of ${spread}. Who is beyond the limits is unusual even among ${who} that differ so much.`;
}

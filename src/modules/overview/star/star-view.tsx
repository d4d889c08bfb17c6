import type { VNode } from 'preact';
import { StarChart } from '../../../platform/charts/star-chart.tsx';
import type { Tone } from '../../../platform/charts/tones.ts';
import { formatDate, formatShort } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { Tag } from '../../../platform/views/components/tag.tsx';
import type { ByKind, Giver, StarArea, StarReading } from '../../practice/index.ts';
import { byGiver, changeOf, sayChange, starAudiences } from '../../practice/index.ts';

/** The child's own in the colour of their words everywhere. */
const tones: Readonly<Record<ByKind, Tone>> = {
  child: 'plum',
  parent: 'sky',
  worker: 'leaf',
  'somebody else': 'clay',
};

type StarProps = {
  readonly areas: readonly StarArea[];
  readonly readings: readonly StarReading[];
  readonly today: PlainDate;
};

/** A star for everyone who gave readings: then and now; and what all say now, on one. */
export function Stars({ areas, readings, today }: StarProps): VNode {
  const givers = byGiver(readings);
  return (
    <>
      {givers.map((giver, index) => (
        <GiverStar giver={giver} areas={areas} today={today} id={`star-${index}`} />
      ))}
      {givers.length < 2 ? null : <Together givers={givers} areas={areas} today={today} />}
    </>
  );
}

type GiverProps = {
  readonly giver: Giver;
  readonly areas: readonly StarArea[];
  readonly today: PlainDate;
  readonly id: string;
};

function GiverStar({ giver, areas, today, id }: GiverProps): VNode | null {
  const { then, now, areas: compared } = changeOf(giver, areas);
  if (!now) return null;
  const said = then ? sayChange(compared) : `One reading, on ${formatDate(now.readOn)}`;
  const tone = tones[giver.byKind];
  const earlier = then && {
    ...{ label: `First, ${formatShort(then.readOn)}`, tone, stand: 'earlier' as const },
    values: compared.map((one) => one.then),
  };
  const latest = {
    label: `Latest, ${formatShort(now.readOn)}`,
    tone,
    values: compared.map((one) => one.now),
  };
  return (
    <StarChart
      {...about(today)}
      id={id}
      title={`As ${giver.byWhom} sees it. ${said}`}
      summary={compared.map(({ name, then: before, now: after }) => sayArea(name, before, after)).join('. ')}
      axes={areas.map(({ name }) => name)}
      shapes={earlier ? [earlier, latest] : [latest]}
    />
  );
}

const sayArea = (name: string, before: number | null, after: number | null): string => {
  if (after === null) return `${name}: not known`;
  return before === null ? `${name}: ${after}` : `${name}: ${before}, then ${after}`;
};

const about = (today: PlainDate) => ({
  ...{ units: 'From 0 in the middle to 10 at the edge', source: 'readings of the star', most: 10 },
  ...{ axisHeading: 'Area', headingLevel: 2 as const, width: 640, asAt: formatDate(today) },
});

/** Told apart without colour. */
const marks = ['dot', 'square', 'up', 'diamond', 'down'] as const;

type TogetherProps = Omit<GiverProps, 'giver' | 'id'> & { readonly givers: readonly Giver[] };

function Together({ givers, areas, today }: TogetherProps): VNode {
  const shapes = givers.slice(0, marks.length).flatMap((giver, index) => {
    const now = giver.readings.at(-1);
    return now
      ? [
          {
            label: `${giver.byWhom}, ${formatShort(now.readOn)}`,
            tone: tones[giver.byKind],
            mark: marks[index] ?? 'dot',
            values: areas.map(({ area }) => now.values[area] ?? null),
          },
        ]
      : [];
  });
  return (
    <StarChart
      {...about(today)}
      id="star-together"
      title="What each says now"
      summary={`The latest reading of each: ${shapes.map(({ label }) => label).join('; ')}. The table has the numbers.`}
      axes={areas.map(({ name }) => name)}
      shapes={shapes}
    />
  );
}

type ListProps = {
  readonly readings: readonly StarReading[];
  readonly here: string;
  /** Whether somebody may choose anew who reads them. */
  readonly mayWrite: boolean;
};

/** Every reading, the latest first, with the words and who reads it. */
export function ReadingList({ readings, here, mayWrite }: ListProps): VNode | null {
  if (readings.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Every reading</h2>
      <ul class="govuk-list">
        {[...readings].reverse().map((reading) => (
          <li class="govuk-!-margin-bottom-4">
            <strong>{reading.byWhom}</strong>, {formatDate(reading.readOn)}{' '}
            {reading.isTakenBack ? <Tag classes="govuk-tag--grey">Taken back</Tag> : null}{' '}
            {reading.audience === 'private' ? <Tag classes="govuk-tag--plum">Private</Tag> : null}
            {reading.words === null ? null : (
              <p
                class={`govuk-body govuk-!-margin-bottom-1 kith-as-typed${reading.byKind === 'child' ? ' kith-voice' : ''}`}
              >
                “{reading.words}”
              </p>
            )}
            <span class="govuk-hint govuk-!-margin-bottom-0">
              May be read by: {starAudiences[reading.audience].toLowerCase()}
              {mayWrite ? (
                <>
                  {'. '}
                  <a class="govuk-link" href={`${here}/${reading.id}`}>
                    Change who reads it, or take it back
                    <span class="govuk-visually-hidden">
                      : {reading.byWhom}, {formatDate(reading.readOn)}
                    </span>
                  </a>
                </>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

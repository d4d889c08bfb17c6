import type { VNode } from 'preact';
import { formatLong } from '../../../platform/dates/format-date.ts';
import { parsePlainDate } from '../../../platform/dates/plain-date.ts';
import type { Judgement } from '../statistics/statistic.ts';
import type { Comparable } from './comparable.ts';
import type { Choice } from './compare-queries.ts';
import { formatValue } from './compare-words.ts';
import type { ComparisonPage } from './comparison-page.ts';
import type { Example } from './learn-from.ts';

type LearnProps = {
  readonly page: ComparisonPage;
  readonly comparable: Comparable;
  readonly pair: Comparable;
  readonly choice: Choice;
};

/** Neighbours that do better, each in a sentence with what inspectors said of it. */
export function LearnView(props: LearnProps): VNode {
  const { page, comparable } = props;
  return (
    <>
      <h2 class="govuk-heading-m">{learnTitle(props)}</h2>
      {comparable.polarity === 'neutral' ? <Lowest {...props} /> : null}
      <ul class="govuk-list govuk-list--bullet govuk-list--spaced">
        {page.examples.map((example) => (
          <li>{exampleWords(example, props)}</li>
        ))}
      </ul>
      {page.examples.length > 0 ? (
        <p class="govuk-body-s">
          Like by the statistical neighbours’ model, better here, and no worse on {lower(props.pair.title)}.
          Whether what they do would work elsewhere the figures cannot say: ask them.
        </p>
      ) : null}
    </>
  );
}

function learnTitle({ page, comparable, choice, pair }: LearnProps): string {
  if (comparable.polarity === 'neutral')
    return 'Neither more nor less is better by itself, so nobody is named';
  if (page.examples.length === 0)
    return `No neighbour does better without doing worse on ${lower(pair.title)}`;
  const first = page.examples[0]?.area.name ?? '';
  return page.examples.length === 1
    ? `${choice.area.name} could learn from ${first}`
    : `${choice.area.name} could learn from ${first} and ${page.examples.length - 1} more`;
}

function Lowest({ page, comparable, choice }: LearnProps): VNode | null {
  const { lowest } = page;
  if (!lowest) return null;
  const own = lowest.area.code === choice.area.code;
  return (
    <p class="govuk-body">
      {own
        ? `${choice.area.name} has the lowest figure among its neighbours.`
        : `The lowest among its neighbours is ${lowest.area.name}’s ${formatValue(comparable, lowest.value)}.`}
    </p>
  );
}

/** Better here, no worse there, and what inspectors judged. */
export function exampleWords({ area, value, pairValue, judgement }: Example, props: LearnProps): string {
  const { page, comparable, pair, choice } = props;
  const here = `${area.name}: ${formatValue(comparable, value)} where ${choice.area.name} has ${formatValue(comparable, page.own)}`;
  const there = `${formatValue(pair, pairValue)} on ${lower(pair.title)} (${choice.area.name} ${formatValue(pair, page.pair.own)})`;
  return `${here}, and ${there}. ${judgementWords(judgement)}`;
}

function judgementWords(judgement: Judgement | undefined): string {
  const inspected = parsePlainDate(judgement?.inspected);
  if (!judgement || !inspected) return 'No inspection is loaded.';
  return `Inspected on ${formatLong(inspected)}: ${judgement.overall.toLowerCase()} overall.`;
}

const lower = (title: string): string => title.charAt(0).toLowerCase() + title.slice(1);

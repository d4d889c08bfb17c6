import type { VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { Details } from '../../../platform/views/components/details.tsx';
import { Tag } from '../../../platform/views/components/tag.tsx';
import type { Met } from '../../practice/index.ts';

/** What law asks of the plan in the child's status today: met or missing, each with where it is from. */
export function ContentsView({ lines }: { readonly lines: readonly Met[] }): VNode | null {
  if (lines.length === 0) return null;
  const plans = [...new Set(lines.map(({ plan }) => plan))];
  return (
    <section class="kith-not-printed" aria-labelledby="contents">
      <h2 class="govuk-heading-m" id="contents">
        What law asks of this plan
      </h2>
      <p class="govuk-body">
        Worked out from what the plan holds. A heading is met by a goal about it; whether the goal is a good
        one is for people to say.
      </p>
      {plans.map((plan) => (
        <OnePlan plan={plan} lines={lines.filter((line) => line.plan === plan)} />
      ))}
    </section>
  );
}

function OnePlan({ plan, lines }: { readonly plan: string; readonly lines: readonly Met[] }): VNode {
  const met = lines.filter((line) => line.met).length;
  return (
    <Details summary={`${plan}: ${met} of ${lines.length} met`}>
      <ul class="govuk-list">
        {lines.map((line) => (
          <li class="kith-step">
            <Tag classes={line.met ? 'govuk-tag--leaf' : 'govuk-tag--clay'}>
              {line.met ? 'Met' : 'Missing'}
            </Tag>
            <span class="kith-step__words">
              {line.told.length === 0 ? line.asks : `${line.asks}: ${line.told.join('; ')}`}
              <span class="govuk-hint govuk-!-font-size-16 govuk-!-margin-bottom-0">{sourceOf(line)}</span>
            </span>
          </li>
        ))}
      </ul>
    </Details>
  );
}

function sourceOf({ source, from, until, group }: Met): string {
  const dates = until === null ? `since ${formatDate(from)}` : `${formatDate(from)} to ${formatDate(until)}`;
  const kind = group === null ? '' : '. A local default from general knowledge, not checked against the text';
  return `${source}, ${dates}${kind}`;
}

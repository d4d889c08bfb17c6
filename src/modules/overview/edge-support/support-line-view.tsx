import type { VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { EdgeSupport } from '../../practice/index.ts';
import {
  currentSupport,
  isSupportOpen,
  plannedEndOf,
  supportsInOrder,
  supportState,
  supportStates,
} from '../../practice/index.ts';
import { supportsOf } from './support-paths.ts';

type Props = {
  readonly personId: string;
  readonly supports: readonly EdgeSupport[];
  readonly today: PlainDate;
};

/** What a plan says of support to stay at home: what is open in a line each, and the way to all of it. */
export function SupportPanel({ personId, supports, today }: Props): VNode {
  const open = supportsInOrder(supports, today).filter(isSupportOpen);
  return (
    <section aria-labelledby="staying-home">
      <h2 class="govuk-heading-m" id="staying-home">
        Support to stay at home
      </h2>
      {open.length === 0 ? null : (
        <ul class="govuk-list govuk-list--bullet">
          {open.map((support) => (
            <li>
              <a class="govuk-link" href={`${supportsOf(personId)}/${support.supportId}`}>
                {supportLine(support, today)}
              </a>
            </li>
          ))}
        </ul>
      )}
      <p class="govuk-body kith-not-printed">
        <a class="govuk-link" href={supportsOf(personId)}>
          {open.length === 0 ? 'None goes on: see what was given, or write some down' : 'All of it'}
        </a>
      </p>
    </section>
  );
}

/** On a page about more than this: what is open of one child; nothing where there is nothing. */
export function SupportLine({
  personId,
  of = null,
  supports,
  today,
}: Props & {
  /** The child's name, where a page is about several. */
  readonly of?: string | null;
}): VNode | null {
  const open = supportsInOrder(supports, today).filter(isSupportOpen);
  if (open.length === 0) return null;
  return (
    <p class="govuk-body">
      <a class="govuk-link" href={supportsOf(personId)}>
        Support to stay at home{of === null ? '' : ` for ${of}`}
      </a>
      : {open.map((support) => supportLine(support, today)).join('; ')}
    </p>
  );
}

/** 'Multisystemic therapy, until 1 December 2026 (going on)'. */
function supportLine(support: EdgeSupport, today: PlainDate): string {
  const state = supportStates[supportState(support, today)].toLowerCase();
  return `${currentSupport(support).kind}, until ${formatDate(plannedEndOf(support))} (${state})`;
}

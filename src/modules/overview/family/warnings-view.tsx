import type { VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { Tag } from '../../../platform/views/components/tag.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import { isUnsure } from '../../practice/index.ts';
import { warningsOf } from './family-paths.ts';
import type { ToldWarning } from './read-warnings.ts';

type PanelProps = {
  readonly warnings: readonly ToldWarning[];
  /** Whose page it is. */
  readonly personId: string;
  readonly today: PlainDate;
};

/** What whoever visits has to know before they go; nothing where there is nothing. */
export function BeforeYouGo({ warnings, personId, today }: PanelProps): VNode | null {
  if (warnings.length === 0) return null;
  return (
    <section class="kith-warnings" aria-labelledby="before-you-go">
      <h2 class="govuk-heading-s govuk-!-margin-bottom-1" id="before-you-go">
        Before you go
      </h2>
      <ul class="govuk-list govuk-!-margin-bottom-1">
        {warnings.map((told) => (
          <li>
            <WarningWords told={told} today={today} />
          </li>
        ))}
      </ul>
      <p class="govuk-body-s govuk-!-margin-bottom-0 kith-not-printed">
        <a class="govuk-link" href={warningsOf(personId)}>
          Still true? Say so, or put it right
        </a>
      </p>
    </section>
  );
}

/** From a visit to what else is known of the family. */
export function ToFamilyPage({ personId }: Pick<PanelProps, 'personId'>): VNode {
  return (
    <p class="govuk-body-s govuk-!-margin-bottom-2">
      <a class="govuk-link" href={`/children/${personId}/family`}>
        Family page
      </a>
    </p>
  );
}

type WordsProps = { readonly told: ToldWarning; readonly today: PlainDate };

/** The fact first, then of whom, where and since when. */
export function WarningWords({ told, today }: WordsProps): VNode {
  const { warning, who } = told;
  return (
    <>
      <strong class="kith-as-typed">{warning.words}</strong>{' '}
      <span class="govuk-body-s">
        {warning.place === 'home' ? `At the home of ${who}` : who}
        {told.home?.lines ? `, ${told.home.lines}` : ''}, since {formatDate(warning.since)}{' '}
        <WarningTags told={told} today={today} />
      </span>
    </>
  );
}

/** What makes a warning unsure. It holds all the same. */
function WarningTags({ told: { warning, home }, today }: WordsProps): VNode {
  return (
    <>
      {isUnsure(warning, today) ? <Tag classes="govuk-tag--gold">Not looked at lately</Tag> : null}{' '}
      {home?.isLeft && warning.state === 'stands' ? (
        <Tag classes="govuk-tag--gold">They have left this home</Tag>
      ) : null}
    </>
  );
}

type StillProps = { readonly told: ToldWarning; readonly personId: string; readonly csrf: string };

/** One press: it is still true. */
export function StillTrue({ told: { warning }, personId, csrf }: StillProps): VNode {
  return (
    <form method="post" action={`${warningsOf(personId)}/${warning.warningId}/still`}>
      <CsrfField token={csrf} />
      <input type="hidden" name="form" value={newId()} />
      <input type="hidden" name="seen" value={warning.id} />
      <button class="govuk-button govuk-button--secondary kith-button--quiet" data-module="govuk-button">
        Still true<span class="govuk-visually-hidden">: {warning.words}</span>
      </button>
    </form>
  );
}

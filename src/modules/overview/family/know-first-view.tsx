import type { VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { KnowFirst } from '../../practice/index.ts';
import { knowFirstAudiences, knowFirstTitle } from '../../practice/index.ts';
import { knowFirstOf } from './family-paths.ts';

type WordsProps = { readonly said: KnowFirst; readonly firstName: string };

/** The child's own words as a child's words are shown everywhere; of a child without words, who sees it. */
export function KnowFirstWords({ said, firstName }: WordsProps): VNode {
  const { kind, words, observedBy, writtenBy, saidOn, audience } = said;
  const isOwn = kind === 'said';
  const seen = observedBy === null ? '' : `Seen by ${observedBy}. `;
  return (
    <>
      <p
        class={`govuk-body govuk-!-margin-bottom-1 kith-as-typed${isOwn ? ' kith-voice kith-know-first' : ''}`}
      >
        {isOwn ? `“${words}”` : words}
      </p>
      <p class="govuk-hint govuk-!-font-size-16 govuk-!-margin-bottom-2">
        {seen}Written {writtenBy === firstName ? '' : 'down '}by {writtenBy}, {formatDate(saidOn)}.{' '}
        {knowFirstAudiences[audience]}
      </p>
    </>
  );
}

export type FirstChild = {
  readonly id: string;
  readonly firstName: string;
  readonly said: KnowFirst | undefined;
};

type FirstProps = { readonly children: readonly FirstChild[]; readonly mayWrite: boolean };

/** Before everything else: what each child wants people to know. Who has not said yet can be asked. */
export function KnowFirstAll({ children, mayWrite }: FirstProps): VNode {
  const silent = children.filter(({ said }) => said === undefined);
  return (
    <section aria-label="What the children want people to know first">
      {children.map(({ id, firstName, said }) =>
        said === undefined ? null : (
          <>
            <h2 class="govuk-heading-s govuk-!-margin-bottom-1">
              <a class="govuk-link govuk-link--no-underline" href={knowFirstOf(id)}>
                {knowFirstTitle(said.kind, firstName)}
              </a>
            </h2>
            <KnowFirstWords said={said} firstName={firstName} />
          </>
        ),
      )}
      {silent.map(({ id, firstName }) => (
        <p class="govuk-body">
          Nothing is written down yet of what {firstName} wants people to know first.{' '}
          {mayWrite ? (
            <a class="govuk-link" href={knowFirstOf(id)}>
              Ask {firstName}, and write it down
            </a>
          ) : null}
        </p>
      ))}
    </section>
  );
}

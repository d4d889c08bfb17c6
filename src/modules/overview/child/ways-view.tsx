import type { VNode } from 'preact';

type WaysProps = {
  readonly personId: string;
  /** Where visits and entries are read; null for who may not, who gets none of these ways. */
  readonly entriesHref: string | null;
  /** Whether the reader may read when the child was missing. */
  readonly missing: object | null;
};

/** The ways from a child's page to what was written of the child. */
export function Ways({ personId, entriesHref, missing }: WaysProps): VNode | null {
  if (entriesHref === null) return null;
  const pages = [
    ['family', 'Family page'],
    ['timeline', 'Timeline'],
    ['plan', 'The plan'],
    ['workers', 'Workers so far'],
    ...(missing === null ? [] : [['missing', 'Missing'] as const]),
    ['harm-outside', 'Harm outside the home'],
    ['staying-home', 'Support to stay at home'],
    ['mental-health', 'Support of their own'],
    ['promises', 'Promises'],
    ['wishes', 'Wishes'],
    ['star', 'The star'],
  ] as const;
  return (
    <p class="govuk-body">
      <a class="govuk-link" href={entriesHref}>
        Visits and entries
      </a>
      {pages.map(([page, text]) => (
        <>
          {' · '}
          <a class="govuk-link" href={`/children/${personId}/${page}`}>
            {text}
          </a>
        </>
      ))}
    </p>
  );
}

import type { VNode } from 'preact';
import { formatInstant } from '../../../platform/dates/instant.ts';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import type { Banner } from './restriction-queries.ts';
import { levels } from './restriction-rules.ts';

/** On top of every page about a restricted record: that it is, and why the reader sees it all the same. */
export function RestrictedBanner({
  banner,
  href,
}: {
  readonly banner: Banner;
  readonly href: string;
}): VNode {
  return (
    <InsetText classes="govuk-!-margin-top-0">
      {banner.kind === 'named' ? (
        <>
          <strong>Restricted: kept to {peopleWords(banner.named)}.</strong>{' '}
          {banner.level === 'R2' ? '' : `${levels[banner.level].name}. `}Say nothing of it to others.{' '}
          <a class="govuk-link" href={href}>
            Who may look, and why
          </a>
        </>
      ) : (
        <>
          <strong>Restricted: you are looking anyway until {formatInstant(banner.until)}.</strong> Whoever
          answers for this record sees that you do, and your reason.
        </>
      )}
    </InsetText>
  );
}

function peopleWords(count: number): string {
  return count === 1 ? '1 named person' : `${count} named people`;
}

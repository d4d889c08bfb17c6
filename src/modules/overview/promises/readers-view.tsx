import type { VNode } from 'preact';
import { NotificationBanner } from '../../../platform/views/components/notification-banner.tsx';

/** For whom a page is shown: staff, or a look at what the child or the family reads. */
export type PageReader = 'staff' | 'child' | 'family';

export const readerIn = (asked: string | undefined): PageReader =>
  asked === 'child' || asked === 'family' ? asked : 'staff';

type ReadersProps = {
  readonly here: string;
  readonly reader: PageReader;
  readonly firstName: string;
};

/** From one reader's page to another's. */
export function Readers({ here, reader, firstName }: ReadersProps): VNode {
  const choices = [
    ['staff', 'staff', here],
    ['child', firstName, `${here}?for=child`],
    ['family', 'the family together', `${here}?for=family`],
  ] as const;
  return (
    <nav class="kith-not-printed" aria-label="Who reads it">
      <p class="govuk-body">
        What each reads:{' '}
        {choices.map(([key, text, href], index) => (
          <>
            {index === 0 ? '' : ' · '}
            <a class="govuk-link" href={href} aria-current={key === reader ? 'page' : undefined}>
              {text}
            </a>
            {key === reader ? ' (shown)' : ''}
          </>
        ))}
      </p>
    </nav>
  );
}

const savedWords: ReadonlyMap<string | undefined, string> = new Map([
  ['yes', 'It is written down. What was said before is kept.'],
  [
    'before',
    'This form was saved when it was sent before, and nothing is written down twice. If you changed something in it since, that was not saved: say it here.',
  ],
]);

/** Said once after a form was sent: `saved` is `yes`, or `before` where the same form had been saved already. */
export function Saved({ saved }: { readonly saved: string | undefined }): VNode | null {
  const words = savedWords.get(saved);
  if (words === undefined) return null;
  return (
    <NotificationBanner type="success" title={saved === 'yes' ? 'Saved' : 'Saved before'}>
      <p class="govuk-notification-banner__heading">{words}</p>
    </NotificationBanner>
  );
}

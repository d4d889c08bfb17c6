import type { VNode } from 'preact';
import { Button } from '../../../platform/views/components/button.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { NotificationBanner } from '../../../platform/views/components/notification-banner.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { CheckedChild, Preview } from './check-page.ts';

export type CheckProps = {
  readonly action: string;
  readonly back: string;
  readonly csrf: string;
  readonly version: number;
  /** Which files stand on it, as this page shows them. */
  readonly files: string;
  /** Somebody tried to finish what had been changed meanwhile. */
  readonly isChanged: boolean;
  readonly children: readonly CheckedChild[];
};

/** What each reader will see, before anything is finished. */
export function CheckView({ action, back, csrf, version, files, isChanged, children }: CheckProps): VNode {
  return (
    <>
      {isChanged ? (
        <NotificationBanner title="Not finished">
          <p class="govuk-notification-banner__heading">
            The visit or its files were changed after you opened this page. Look at them as they are now, then
            finish.
          </p>
        </NotificationBanner>
      ) : null}
      <h1 class="govuk-heading-l">What each reader will see</h1>
      <p class="govuk-body">
        Nothing is finished yet. Each child’s record has only what stands here under their name.
      </p>
      {children.map((child) => (
        <section aria-label={child.name}>
          <h2 class="govuk-heading-m">{child.name}</h2>
          <p class="govuk-body">{child.seen}</p>
          {child.previews.map((preview) => (
            <OnePreview preview={preview} />
          ))}
        </section>
      ))}
      <form method="post" action={action} novalidate>
        <CsrfField token={csrf} />
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="files" value={files} />
        <div class="govuk-button-group">
          <Button name="step" value="confirm" preventDoubleClick>
            Finish the visit
          </Button>
          <a class="govuk-link" href={back}>
            Change something
          </a>
        </div>
      </form>
    </>
  );
}

function OnePreview({ preview: { reader, passages } }: { readonly preview: Preview }): VNode {
  return (
    <>
      <h3 class="govuk-heading-s govuk-!-margin-bottom-1">{reader}</h3>
      <InsetText>
        {passages.length === 0 ? 'Sees none of the words.' : null}
        {passages.map(({ title, words }) => (
          <p>
            <strong>{title}:</strong> {words}
          </p>
        ))}
      </InsetText>
    </>
  );
}

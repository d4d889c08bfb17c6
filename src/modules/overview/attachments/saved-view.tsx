import type { VNode } from 'preact';
import { NotificationBanner } from '../../../platform/views/components/notification-banner.tsx';

const savedWords: ReadonlyMap<string | undefined, readonly [string, string]> = new Map([
  ['file', ['Added', 'The file is added. Open it to put its words right, or to take it off again.']],
  ['before', ['Saved before', 'This form was saved when it was sent before, and nothing is kept twice.']],
  ['words', ['Saved', 'What it shows is said anew. What was said before is kept.']],
  ['taken off', ['Taken off', 'Nobody is shown it any more. You can put it back below.']],
  ['put back', ['Put back', 'It is shown again to those who may see it.']],
]);

/** Said once after a form about a file was sent. */
export function FileSaved({ saved }: { readonly saved: string | undefined }): VNode | null {
  const [title, words] = savedWords.get(saved) ?? [];
  if (title === undefined) return null;
  return (
    <NotificationBanner type="success" title={title}>
      <p class="govuk-notification-banner__heading">{words}</p>
    </NotificationBanner>
  );
}

import type { VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { NotificationBanner } from '../../../platform/views/components/notification-banner.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { Entry } from '../../practice/index.ts';
import { filesOf } from '../attachments/attachment-paths.ts';
import type { EntryFiles } from '../attachments/draft-files.tsx';
import { FileSaved } from '../attachments/saved-view.tsx';
import { kindWords } from './addition-form.ts';
import { EntryWords } from './entries-view.tsx';
import type { Asked } from './field-views.tsx';
import { asked, OneOf } from './field-views.tsx';

export type EntryPageProps = {
  readonly entry: Entry;
  readonly name: string;
  readonly firstName: string;
  readonly authors: ReadonlyMap<string, string>;
  readonly files: EntryFiles;
  /** What was just done with a file. */
  readonly fileSaved: string | undefined;
  readonly action: string;
  /** Null for who may only read. */
  readonly csrf: string | null;
  readonly isSaved: boolean;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
};

/** One entry, and what somebody wants to put beside it: the entry itself never changes. */
export function EntryPage(props: EntryPageProps): VNode {
  const { entry, name, isSaved } = props;
  return (
    <>
      {isSaved ? (
        <NotificationBanner type="success" title="Saved">
          <p class="govuk-notification-banner__heading">It stands beside the entry now.</p>
        </NotificationBanner>
      ) : null}
      <FileSaved saved={props.fileSaved} />
      <h1 class="govuk-heading-l">
        Visit on {formatDate(entry.happenedOn)}: {name}
      </h1>
      <EntryWords {...props} />
      {props.csrf === null ? null : (
        <>
          <p class="govuk-body kith-not-printed">
            <a class="govuk-link" href={filesOf(props.entry.personId, props.entry.eventId)}>
              Add a photograph or document
            </a>
          </p>
          <AdditionForm {...props} />
        </>
      )}
    </>
  );
}

function AdditionForm({ action, csrf, typed, errors }: EntryPageProps): VNode {
  const part: Asked = { typed, errors, behind: '' };
  return (
    <form method="post" action={action} novalidate>
      <h2 class="govuk-heading-m">Put something beside this entry</h2>
      <p class="govuk-body">
        What was written stays as it is. What you add stands beside it, with your name and the day.
      </p>
      <CsrfField token={csrf ?? ''} />
      <OneOf
        asked={part}
        name="kind"
        text="What do you want to add?"
        options={kindWords}
        beside={{
          amendment: <Textarea {...asked(part, 'why', 'Why is it added now?')} rows={2} />,
          disagreement: (
            <Input
              {...asked(part, 'who', 'Who sees it differently?')}
              hint={{ text: 'Such as “Mum” or “Ella”' }}
            />
          ),
        }}
      />
      <Textarea {...asked(part, 'addition', 'What should stand beside it?')} rows={4} />
      <Button preventDoubleClick>Save</Button>
    </form>
  );
}

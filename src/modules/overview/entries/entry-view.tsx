import type { VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { NotificationBanner } from '../../../platform/views/components/notification-banner.tsx';
import { Tag } from '../../../platform/views/components/tag.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { ChronologyEvent, Entry } from '../../practice/index.ts';
import { formatKnown } from '../../practice/index.ts';
import { filesOf } from '../attachments/attachment-paths.ts';
import type { EntryFiles } from '../attachments/draft-files.tsx';
import { FileSaved } from '../attachments/saved-view.tsx';
import { kindWords } from './addition-form.ts';
import { EntryWords, markHref } from './entries-view.tsx';
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
  /** What was taken from it into the chronology, as far as the reader may read it. */
  readonly events: readonly ChronologyEvent[];
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
      {props.fileSaved === 'significant' ? (
        <NotificationBanner type="success" title="Marked">
          <p class="govuk-notification-banner__heading">
            It stands in the chronology, and is significant on the timeline. Put it right or take it out
            below.
          </p>
        </NotificationBanner>
      ) : null}
      <FileSaved saved={props.fileSaved} />
      <h1 class="govuk-heading-l">
        Visit on {formatDate(entry.happenedOn)}: {name}
      </h1>
      <EntryWords {...props} mayMark={props.csrf !== null} />
      <Significant {...props} />
      {props.csrf === null ? null : (
        <>
          <p class="govuk-body kith-not-printed">
            <a class="govuk-link" href={filesOf(entry.personId, entry.eventId)}>
              Add a photograph or document
            </a>
          </p>
          <p class="govuk-body kith-not-printed">
            <a class="govuk-link" href={markHref(entry)}>
              Mark the visit as a significant event
            </a>
          </p>
          <AdditionForm {...props} />
        </>
      )}
    </>
  );
}

/** The lines of the chronology that were taken from the entry, each with the way to put it right or take it out. */
function Significant({ entry, events, csrf }: EntryPageProps): VNode | null {
  if (events.length === 0) return null;
  return (
    <section aria-labelledby="significant">
      <h2 class="govuk-heading-s govuk-!-margin-bottom-1" id="significant">
        <Tag classes="govuk-tag--gold">Significant</Tag> In the chronology
      </h2>
      <ul class="govuk-list govuk-list--bullet">
        {events.map(({ eventId, happenedOn, precision, words }) => (
          <li>
            {formatKnown(happenedOn, precision)}: <span class="kith-as-typed">{words}</span>{' '}
            {csrf === null ? null : (
              <a
                class="govuk-link kith-not-printed"
                href={`/children/${entry.personId}/chronology/events/${eventId}`}
              >
                Put it right or take it out<span class="govuk-visually-hidden">: {words}</span>
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
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

import type { VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { formatInstantInFull } from '../../../platform/dates/instant.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { NotificationBanner } from '../../../platform/views/components/notification-banner.tsx';
import { Pagination } from '../../../platform/views/components/pagination.tsx';
import { Tag } from '../../../platform/views/components/tag.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { EntryFiles } from '../attachments/draft-files.tsx';
import { FilesOfEntry } from '../attachments/draft-files.tsx';
import type { Addition, Entry, EntryPassage } from '../../practice/index.ts';
import { audiences, placeWords, seenWords, titleOf } from '../../practice/index.ts';

export type EntriesProps = {
  readonly personId: string;
  readonly name: string;
  readonly firstName: string;
  readonly entries: readonly Entry[];
  readonly unfinished: readonly { readonly href: string; readonly text: string }[];
  readonly authors: ReadonlyMap<string, string>;
  readonly files: EntryFiles;
  /** Brothers and sisters of the same visit whom the reader may see, by event. */
  readonly older: string | null;
  readonly newest: string | null;
  /** The token for beginning a visit; null for who may only read. */
  readonly csrf: string | null;
  readonly isSaved: boolean;
};

/** A child's entries, the newest first; each with the words that the reader may read. */
export function EntriesView(props: EntriesProps): VNode {
  const { personId, name, entries, older, newest, csrf, isSaved } = props;
  return (
    <>
      {isSaved ? <Saved /> : null}
      <h1 class="govuk-heading-l">Visits and entries: {name}</h1>
      {csrf === null ? null : <BeginVisit personId={personId} csrf={csrf} />}
      <Unfinished {...props} />
      {entries.length === 0 ? <p class="govuk-body">No visit is written down yet.</p> : null}
      {entries.map((entry) => (
        <OneEntry entry={entry} {...props} />
      ))}
      {older === null && newest === null ? null : (
        <Pagination
          {...(newest ? { previous: { href: newest, text: 'The newest' } } : {})}
          {...(older ? { next: { href: older, text: 'Older entries' } } : {})}
        />
      )}
    </>
  );
}

function Saved(): VNode {
  return (
    <NotificationBanner type="success" title="Finished">
      <p class="govuk-notification-banner__heading">
        The visit is finished. Open it to add to it, or to put something right.
      </p>
    </NotificationBanner>
  );
}

/** Begins a visit, to brothers and sisters too. */
export function BeginVisit({ personId, csrf }: { readonly personId: string; readonly csrf: string }): VNode {
  return (
    <form method="post" action={`/children/${personId}/visits`}>
      <CsrfField token={csrf} />
      <Button preventDoubleClick>Record a visit</Button>
    </form>
  );
}

function Unfinished({ unfinished }: EntriesProps): VNode | null {
  if (unfinished.length === 0) return null;
  return (
    <InsetText>
      {unfinished.map(({ href, text }) => (
        <p>
          <Tag classes="govuk-tag--clay">Unfinished</Tag>{' '}
          <a class="govuk-link" href={href}>
            {text}
          </a>
        </p>
      ))}
    </InsetText>
  );
}

type OneProps = Pick<EntriesProps, 'firstName' | 'authors' | 'files'> & {
  readonly entry: Entry;
  /** Whether its words can be marked here as a significant event. */
  readonly mayMark?: boolean;
};

/** Where an entry, or one passage of it, is marked as a significant event. */
export const markHref = ({ id, personId }: Pick<Entry, 'id' | 'personId'>, passageId?: string): string =>
  `/children/${personId}/chronology/events?item=${id}&kind=entry&from=entry${passageId ? `&passage=${passageId}` : ''}`;

function OneEntry(props: OneProps): VNode {
  const { entry } = props;
  return (
    <section aria-labelledby={`e-${entry.id}`}>
      <h2 class="govuk-heading-m govuk-!-margin-bottom-1" id={`e-${entry.id}`}>
        <a class="govuk-link" href={`/children/${entry.personId}/entries/${entry.id}`}>
          Visit on {formatDate(entry.happenedOn)}
        </a>
      </h2>
      <EntryWords {...props} />
    </section>
  );
}

/** What an entry says to its reader, and what was put beside it later. */
export function EntryWords({ entry, firstName, authors, files, mayMark = false }: OneProps): VNode {
  const { passages, additions } = entry;
  return (
    <>
      <p class="govuk-body-s">{factsOf(entry)}</p>
      {passages.map((passage) => (
        <Words
          passage={passage}
          firstName={firstName}
          colleague={authors.get(passage.namedId ?? '')}
          author={authors.get(passage.dictated?.by ?? '')}
          mark={mayMark ? markHref(entry, passage.id) : null}
        />
      ))}
      <FilesOfEntry entry={entry} all={files} />
      {additions.map((one) => (
        <AdditionWords one={one} author={authors.get(one.recordedBy ?? '')} />
      ))}
      <p class="govuk-body-s">{writtenWords(entry, authors)}</p>
    </>
  );
}

function writtenWords(
  { recordedBy, recordedAt, writtenBy, writtenAt }: Entry,
  authors: ReadonlyMap<string, string>,
): string {
  const nameOf = (id: string | null) => authors.get(id ?? '') ?? 'somebody whose name is not known';
  const recorded = `${nameOf(recordedBy)}, ${formatInstantInFull(recordedAt)}`;
  if (!writtenBy || !writtenAt) return `Written by ${recorded}`;
  return `Written by ${nameOf(writtenBy)} on a device, ${formatInstantInFull(writtenAt)}; taken over by ${recorded}`;
}

function factsOf({ happenedAt, place, seen, notAloneBecause, sleeps, restrictedTo }: Entry): string {
  const slept = sleeps === 'not seen' ? 'where they sleep not seen' : 'where they sleep seen';
  const alone = notAloneBecause === null ? seenWords[seen] : `${seenWords[seen]} (${notAloneBecause})`;
  const facts = [happenedAt, placeWords[place], alone, slept, restrictedTo === null ? null : 'restricted'];
  return facts.filter(Boolean).join(' · ');
}

type WordsProps = {
  readonly passage: EntryPassage;
  readonly firstName: string;
  readonly colleague: string | undefined;
  /** Who accepted what was dictated of it. */
  readonly author: string | undefined;
  /** Where these words are marked as a significant event; null where they cannot be. */
  readonly mark: string | null;
};

function Words({ passage, firstName, colleague, author, mark }: WordsProps): VNode {
  const { about, words, observedBy, audience, dictated } = passage;
  const readers =
    audience === 'named' ? `Only ${colleague ?? 'a named person'} and the writer` : audiences[audience];
  return (
    <div class="govuk-!-margin-bottom-3">
      <h3 class="govuk-heading-s govuk-!-margin-bottom-1">
        {titleOf(about, firstName)}
        {observedBy === null ? '' : ` (seen by ${observedBy})`}
      </h3>
      <p class="govuk-body kith-as-typed govuk-!-margin-bottom-1">
        {about === 'words' ? `“${words}”` : words}
      </p>
      <p class="govuk-hint govuk-!-font-size-16 govuk-!-margin-bottom-0">
        {readers}
        {dictated
          ? `. Dictated in part; accepted by ${author ?? 'somebody whose name is not known'}, ${formatInstantInFull(dictated.at)}`
          : ''}
        {mark === null ? null : (
          <>
            {'. '}
            <a class="govuk-link kith-not-printed" href={mark}>
              Mark as significant
              <span class="govuk-visually-hidden">: {titleOf(about, firstName)}</span>
            </a>
          </>
        )}
      </p>
    </div>
  );
}

function AdditionWords({
  one,
  author,
}: {
  readonly one: Addition;
  readonly author: string | undefined;
}): VNode {
  const title = one.kind === 'amendment' ? 'Added later' : `${one.who ?? 'Somebody'} sees it differently`;
  return (
    <InsetText>
      <p>
        <strong>{title}:</strong> <span class="kith-as-typed">{one.words}</span>
      </p>
      {one.why === null ? null : <p>Why: {one.why}</p>}
      <p class="govuk-body-s">
        {author ?? 'Somebody whose name is not known'}, {formatInstantInFull(one.recordedAt)}
      </p>
    </InsetText>
  );
}

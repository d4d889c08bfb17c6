import type { PageRequest, Route } from '../../access/index.ts';
import { get, listAccountNames, post } from '../../access/index.ts';
import type { After, Draft, Entry } from '../../practice/index.ts';
import {
  addToEntry,
  entriesPerPage,
  findEntry,
  listDraftsAbout,
  listEntries,
  listEventsOfEntry,
  recordEntries,
  viewEntries,
} from '../../practice/index.ts';
import type { ResolvedPerson } from '../../people/index.ts';
import { getPerson, resolvePerson } from '../../people/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { formatInstant } from '../../../platform/dates/instant.ts';
import { parsePlainDate } from '../../../platform/dates/plain-date.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { isUuid } from '../../../platform/ids/ids.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { listEntryFiles } from '../attachments/draft-files.tsx';
import { parseAddition, typedAddition } from './addition-form.ts';
import { EntriesView } from './entries-view.tsx';
import { EntryPage } from './entry-view.tsx';
import { firstNameOf } from './visit-children.ts';

const listPath = '/children/:personId/entries';
const entryPath = '/children/:personId/entries/:entryId';

/** 'after=2026-05-03_<id>': everything older than that entry. Anything else is the first page. */
function parseAfter(text: string | undefined): After | null {
  const [day, id = ''] = (text ?? '').split('_');
  const on = parsePlainDate(day);
  return on && isUuid(id) ? { on, id } : null;
}

async function listPage(request: PageRequest<typeof listPath, Read, string>): Promise<Reply> {
  const { db, params, query, saw, who } = request;
  const { canonical, all } = await resolvePerson(db, params.personId);
  const person = await getPerson(db, canonical);
  const after = parseAfter(query['after']);
  const found = await listEntries(db, all, after);
  const entries = found.slice(0, entriesPerPage);
  const last = entries.at(-1);
  saw(all);
  const drafts = await listDraftsAbout(db, all);
  const authors = await namesIn(db, entries, drafts);
  const here = `/children/${canonical}/entries`;
  const body = (
    <EntriesView
      personId={canonical}
      name={person.shown}
      firstName={firstNameOf(person)}
      entries={entries}
      unfinished={drafts.map((draft) => toUnfinished(draft, authors, who.accountId))}
      authors={authors}
      files={await listEntryFiles(db, entries)}
      older={found.length > entriesPerPage && last ? `${here}?after=${last.happenedOn}_${last.id}` : null}
      newest={after ? here : null}
      csrf={(await request.may(recordEntries)) ? who.csrf : null}
      isSaved={query['saved'] === 'yes'}
    />
  );
  return page(`Visits and entries: ${person.shown}`, body, {
    before: <BackLink href={`/children/${canonical}`}>{person.shown}</BackLink>,
  });
}

function namesIn(db: Read, entries: readonly Entry[], drafts: readonly Draft[] = []) {
  const ids = entries.flatMap(({ recordedBy, writtenBy, passages, additions }) => [
    recordedBy,
    writtenBy,
    ...passages.flatMap(({ namedId, dictated }) => [namedId, dictated?.by ?? null]),
    ...additions.map((one) => one.recordedBy),
  ]);
  return listAccountNames(
    db,
    [...ids, ...drafts.map(({ authorId }) => authorId)].flatMap((id) => id ?? []),
  );
}

function toUnfinished(draft: Draft, names: ReadonlyMap<string, string>, me: string) {
  const by = draft.authorId === me ? 'you' : (names.get(draft.authorId ?? '') ?? 'a colleague');
  const { personId = '' } = draft.children[0] ?? {};
  return {
    href: `/children/${personId}/visits/${draft.draftId}`,
    text: `A visit, last saved ${formatInstant(draft.savedAt)} by ${by}`,
  };
}

type OneRequest<Handle extends Read> = PageRequest<typeof entryPath, Handle, string>;

async function entryOf({ db, params, saw }: OneRequest<Read>): Promise<ResolvedPerson & { entry: Entry }> {
  const person = await resolvePerson(db, params.personId);
  saw(person.all);
  const entry = await findEntry(db, person.all, params.entryId);
  if (!entry) throw new NotFound();
  return { ...person, entry };
}

async function entryPage(
  request: OneRequest<Read>,
  filled: { readonly typed: Typed; readonly errors: readonly FieldError[] } = { typed: {}, errors: [] },
): Promise<Reply> {
  const { db, params, who, query } = request;
  const { canonical, all, entry } = await entryOf(request);
  const person = await getPerson(db, canonical);
  const events = await listEventsOfEntry(db, all, entry.id);
  request.saw(events.flatMap(({ alsoOf }) => alsoOf));
  const body = (
    <EntryPage
      entry={entry}
      name={person.shown}
      firstName={firstNameOf(person)}
      authors={await namesIn(db, [entry])}
      events={events}
      files={await listEntryFiles(db, [entry])}
      action={`/children/${params.personId}/entries/${params.entryId}`}
      csrf={(await request.may(recordEntries)) ? who.csrf : null}
      isSaved={query['saved'] === 'yes'}
      fileSaved={query['saved']}
      {...filled}
    />
  );
  const before = <BackLink href={`/children/${canonical}/entries`}>Visits and entries</BackLink>;
  return page(`Visit on ${formatDate(entry.happenedOn)}: ${person.shown}`, body, {
    before,
    errors: filled.errors,
  });
}

async function add(request: OneRequest<Write>): Promise<Reply> {
  const { db, params, body } = request;
  const { entry } = await entryOf(request);
  const parsed = parseAddition(body);
  if (!parsed.ok) return entryPage(request, { typed: typedAddition(body), errors: parsed.errors });
  await addToEntry(db, entry, parsed.value);
  return redirect(`/children/${params.personId}/entries/${params.entryId}?saved=yes`);
}

const subject = ({ personId }: { personId: string }) => personId;

/** A child's entries, and one of them with what stands beside it. */
export const entryRoutes: readonly Route[] = [
  get(listPath, { action: viewEntries, audit: 'EntriesRead', subject, handle: listPage }),
  get(entryPath, {
    action: viewEntries,
    audit: 'EntryRead',
    subject,
    handle: (request) => entryPage(request),
  }),
  post(entryPath, { action: recordEntries, audit: 'EntryAdd', subject, handle: add }),
];

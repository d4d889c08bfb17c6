import type { VNode } from 'preact';
import type { PageRequest, Route } from '../../access/index.ts';
import { formDraftsPath, get, listAccountNames, listFormDrafts } from '../../access/index.ts';
import type { Draft } from '../../practice/index.ts';
import {
  findDraft,
  listOthersDrafts,
  listOwnDrafts,
  listUnfinished,
  seenWords,
  typedText,
} from '../../practice/index.ts';
import { getPersonSummary, resolvePerson } from '../../people/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { formatInstant } from '../../../platform/dates/instant.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { NotificationBanner } from '../../../platform/views/components/notification-banner.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import { Button } from '../../../platform/views/components/button.tsx';
import { isUuid } from '../../../platform/ids/ids.ts';
import { SummaryList } from '../../../platform/views/components/summary-list.tsx';
import { Tag } from '../../../platform/views/components/tag.tsx';
import { listDraftFiles } from '../attachments/draft-files.tsx';
import { Files } from '../attachments/files-view.tsx';
import { firstNameOf } from './visit-children.ts';
import { listNames } from './form-child.ts';

type Line = readonly [string, string];

/** What is written so far of one child, without words that are for one person only: who answers for the child reads it. */
export function unfinishedLines(shared: Typed, own: Typed): readonly Line[] {
  if (typedText(shared, 'restricted') !== '') return [];
  const isFor = (from: Typed, name: string) => typedText(from, name) !== 'named';
  const of = (from: Typed, pairs: readonly Line[], may: boolean): readonly Line[] =>
    may ? pairs.map(([name, title]) => [title, typedText(from, name)] as const) : [];
  const seen = Object.entries(seenWords).find(([name]) => name === typedText(own, 'seen'))?.[1] ?? '';
  const lines: readonly Line[] = [
    ['Seen', seen],
    ['Why not alone', typedText(own, 'why')],
    ...of(
      shared,
      [
        ['purpose', 'What the visit was for'],
        ['gained', 'What came of it'],
      ],
      isFor(shared, 'shared_for'),
    ),
    ...of(
      shared,
      [
        ['present', 'Who was there'],
        ['happened', 'What happened'],
      ],
      isFor(shared, 'shared_for'),
    ),
    ...of(
      own,
      [
        ['words', 'Own words'],
        ['shows', 'What the child shows us'],
      ],
      isFor(own, 'words_for'),
    ),
    ...of(own, [['remark', 'Remark']], isFor(own, 'remark_for')),
  ];
  return lines.filter(([, text]) => text !== '');
}

/** An unfinished visit as it is read by the duty team and by those who answer for the child: of this child only. */
export async function unfinishedPage(
  { db, params }: Pick<PageRequest<'/children/:personId', Read, string>, 'db' | 'params'>,
  draft: Draft,
): Promise<Reply> {
  const { canonical, all } = await resolvePerson(db, params.personId);
  const name = (await getPersonSummary(db, [canonical])).get(canonical)?.shown ?? 'this child';
  const mine = draft.children.find(({ personId }) => all.some((id) => id === personId));
  const lines = unfinishedLines(draft.shared, mine?.own ?? {});
  const files = await listDraftFiles(db, { draftId: draft.draftId, children: mine ? [mine] : [] });
  const author =
    (await listAccountNames(db, [draft.authorId ?? ''])).get(draft.authorId ?? '') ?? 'A colleague';
  const body = (
    <>
      <h1 class="govuk-heading-l">
        A visit to {name} <Tag classes="govuk-tag--clay">Unfinished</Tag>
      </h1>
      <p class="govuk-body">
        {author} is writing this and last saved it {formatInstant(draft.savedAt)}. It is not finished: it may
        be wrong or not whole, and counts as no visit yet.
      </p>
      {lines.length === 0 ? (
        <p class="govuk-body">Nothing of it can be shown yet.</p>
      ) : (
        <SummaryList rows={lines.map(([key, value]) => ({ key: { text: key }, value: { text: value } }))} />
      )}
      <Files files={files} title="Photographs and documents" />
    </>
  );
  const before = <BackLink href={`/children/${canonical}/entries`}>Visits and entries</BackLink>;
  return page(`An unfinished visit to ${name}`, body, { before });
}

type Listed = {
  readonly href: string;
  readonly names: string;
  readonly saved: string;
  readonly by: string | null;
};

async function listRows(
  db: Read,
  drafts: readonly Draft[],
  withAuthors: boolean,
): Promise<readonly Listed[]> {
  const people = await getPersonSummary(
    db,
    drafts.flatMap(({ children }) => children.map(({ personId }) => personId)),
  );
  const authors = await listAccountNames(
    db,
    withAuthors ? drafts.flatMap(({ authorId }) => authorId ?? []) : [],
  );
  return drafts.map(({ draftId, children, savedAt, authorId }) => ({
    href: `/children/${children[0]?.personId ?? ''}/visits/${draftId}`,
    names: listNames(
      children.flatMap(({ personId }) => {
        const person = people.get(personId);
        return person ? [firstNameOf(person)] : [];
      }),
    ),
    saved: formatInstant(savedAt),
    by: withAuthors ? (authors.get(authorId ?? '') ?? 'A colleague') : null,
  }));
}

/** What was just thrown away, with the way back; undefined where it is not the reader's, or was taken up again. */
async function findThrown({ db, query, who }: PageRequest<string, Read, string>): Promise<Draft | undefined> {
  const { thrown } = query;
  if (thrown === undefined || !isUuid(thrown)) return undefined;
  const found = await findDraft(db, thrown);
  return found && found.discardedAt !== null && found.authorId === who.accountId ? found : undefined;
}

function Thrown({ draft, csrf }: { readonly draft: Draft; readonly csrf: string }): VNode {
  const personId = draft.children[0]?.personId ?? '';
  return (
    <NotificationBanner type="success" title="Thrown away">
      <p class="govuk-notification-banner__heading">The visit is not among your unfinished ones any more.</p>
      <form method="post" action={`/children/${personId}/visits/${draft.draftId}`}>
        <CsrfField token={csrf} />
        <Button name="step" value="undo" classes="govuk-button--secondary" preventDoubleClick>
          Undo
        </Button>
      </form>
    </NotificationBanner>
  );
}

async function listPage(request: PageRequest<string, Read, string>): Promise<Reply> {
  const { db, query, saw, who } = request;
  const thrown = await findThrown(request);
  const [own, others] = [await listOwnDrafts(db), await listOthersDrafts(db)];
  const typed = (await listFormDrafts(db)).length;
  saw(
    [...own, ...others, ...(thrown ? [thrown] : [])].flatMap(({ children }) =>
      children.map(({ personId }) => personId),
    ),
  );
  const body = (
    <>
      {thrown ? <Thrown draft={thrown} csrf={who.csrf} /> : null}
      {query['saved'] === 'yes' ? (
        <NotificationBanner type="success" title="Saved">
          <p class="govuk-notification-banner__heading">Saved. You can finish it later, on any device.</p>
        </NotificationBanner>
      ) : null}
      <h1 class="govuk-heading-l">My unfinished entries</h1>
      <Rows
        rows={await listRows(db, own, false)}
        empty="Nothing is unfinished. A visit is begun from a child’s page."
      />
      <p class="govuk-body">
        <a class="govuk-link" href={formDraftsPath}>
          Typed into other forms and not sent
        </a>
        : {typed}
      </p>
      {others.length === 0 ? null : (
        <>
          <h2 class="govuk-heading-m">Unfinished by others</h2>
          <Rows rows={await listRows(db, others, true)} empty="" />
        </>
      )}
    </>
  );
  return page('My unfinished entries', body);
}

function Rows({ rows, empty }: { readonly rows: readonly Listed[]; readonly empty: string }): VNode {
  if (rows.length === 0) return <p class="govuk-body">{empty}</p>;
  return (
    <ul class="govuk-list">
      {rows.map(({ href, names, saved, by }) => (
        <li>
          <a class="govuk-link" href={href}>
            A visit to {names}
          </a>{' '}
          <span class="govuk-hint">
            last saved {saved}
            {by === null ? '' : `, by ${by}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What is begun and not finished: one's own, and others' for who answers for them. */
export const unfinishedRoutes: readonly Route[] = [
  get('/unfinished', { action: listUnfinished, audit: 'UnfinishedRead', handle: listPage }),
];

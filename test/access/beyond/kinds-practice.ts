import type { Role } from '../../../src/modules/access/index.ts';
import { newId } from '../../../src/platform/ids/ids.ts';
import type { Kind, Making, Row } from './words.ts';
import { like } from './words.ts';
import type { Only, Outside } from './rule.ts';

/*
 * Tables of practice whose rows have an audience, with who reads them. To join a table with passages: a line in one of the files of
 * kinds, after the tables that its rows belong to. `actions` are those of the pages that show it, as access-table.ts gives them to
 * roles; `row` makes one row that the constraints accept, with `word('column')` for each column of free text. Words beneath that
 * (for one person, for who wrote them, for a few roles) say so by `only`; words that may be given to the child or the family by `open`.
 */
const on = '2026-10-01';
const managers: readonly Role[] = ['team manager', 'service manager'];
const entries = ['viewEntries', 'recordEntries'];

/** Words open to staff, the child or the family: who reads each of them. */
const openTo: Readonly<Record<string, readonly Outside[]>> = {
  child: ['child'],
  told: ['child'],
  family: ['child', 'family'],
};
export const audiences = ['staff', 'child', 'family'] as const;
export const opened = (audience: unknown) => ({ open: openTo[String(audience)] ?? [] });

const forAccounts = (...accounts: readonly unknown[]): Only => ({
  accounts: accounts.map(String),
  roles: [],
});

/** For one account and who wrote the row, every third row; else for everybody. */
function forOne({ count, account, writer }: Making) {
  const one = count % 3 === 2 ? account() : null;
  return { one, only: one === null ? undefined : forAccounts(one, writer) };
}

/** What hangs on an entry that is for one person was written by who wrote the entry: nobody else could. */
const writtenWith = ({ restricted_to: held, recorded_by }: Row): Row =>
  held === null ? {} : { recorded_by };

/** What hangs on an entry that is for one person is for that person and who wrote it (ADR 25, 35). */
function withEntry(entry: Row, named: unknown, writer: string): Only | undefined {
  const [held, by] = [entry['restricted_to'] ?? null, entry['recorded_by']];
  if (held !== null)
    return forAccounts(...[held, by].filter((one) => named === null || one === named || one === by));
  return named === null ? undefined : forAccounts(named, writer);
}

export const entryKinds: Readonly<Record<string, Kind>> = {
  'practice.entry': {
    actions: entries,
    at: ['entryId', 'id'],
    row: (making) => {
      const { one, only } = forOne(making);
      const visit = { event_id: newId(), kind: 'visit', happened_on: on, place: 'where they live' };
      const seen = { seen: 'not alone', sleeps: 'as recorded', restricted_to: one };
      return { ...visit, ...seen, not_alone_because: making.word('not_alone_because', { only }) };
    },
  },
  'practice.entry_passage': {
    actions: entries,
    rows: 9,
    row: (making) => {
      const { chance, word, parent, writer, count } = making;
      const entry = parent('practice.entry');
      const about = chance.pick(['purpose', 'gained', 'words', 'remark', 'happened', 'for child']);
      const named = chance.isOneIn(4) ? making.account() : null;
      const audience = named === null ? chance.pick(audiences) : 'named';
      const words = word('words', { only: withEntry(entry, named, writer), ...opened(audience) });
      return {
        entry_id: entry['id'],
        place: count,
        about,
        audience,
        named_id: named,
        words,
        ...writtenWith(entry),
      };
    },
  },
  'practice.entry_addition': {
    actions: entries,
    rows: 6,
    row: ({ parent, word, count }) => {
      const entry = parent('practice.entry');
      const only = withEntry(entry, null, '');
      const held = { restricted_to: entry['restricted_to'], recorded_by: entry['recorded_by'] };
      const text = { entry_id: entry['id'], ...held, words: word('words', { only }) };
      // Something was wrong; or somebody sees it differently.
      return count < 3
        ? { ...text, kind: 'amendment', why: word('why', { only }) }
        : { ...text, kind: 'disagreement', who: word('who', { only }) };
    },
  },
  'practice.entry_draft': {
    actions: [...entries, 'listUnfinished'],
    at: ['draftId', 'draft_id'],
    writer: 'author_id',
    writerPasses: true,
    row: ({ word, writer, account, count }) => {
      const all = { accounts: [writer], roles: ['front door', ...managers] } as const;
      // An unfinished visit that is to be for one person is its writer's alone.
      const restricted = count === 2 ? account() : '';
      const only = restricted === '' ? all : forAccounts(writer, restricted);
      const shared = { purpose: word('purpose', { only }), gained: word('gained', { only }), restricted };
      const own = { seen: 'alone', remark: word('remark', { only }), words: word('words', { only }) };
      return { draft_id: newId(), place: 0, version: 2, shared, own };
    },
  },
  'practice.offline_held': {
    actions: ['listHeldUploads', 'decideHeldUpload'],
    at: ['heldId', 'id'],
    writer: 'author_id',
    writerPasses: true,
    row: ({ word, writer, count }) => {
      const only: Only = { accounts: [writer], roles: [...managers, 'guardian'] };
      const shared = { purpose: word('purpose', { only }) };
      const own = { seen: 'alone', remark: word('remark', { only }) };
      const reason = count === 1 ? 'conflict' : 'access';
      return { event_id: newId(), reason, place: 0, shared, own, said_at: '2026-11-20T09:00:00Z' };
    },
  },
  'practice.dictation': {
    actions: ['recordEntries'],
    at: ['dictationId', 'id'],
    writer: 'author_id',
    row: ({ word, parent, count }) => {
      const draft = parent('practice.entry_draft', count);
      const author_id = draft['author_id'];
      const only = forAccounts(author_id);
      const recording = {
        author_id,
        upload_id: newId(),
        draft_id: draft['draft_id'],
        seconds: 3,
        sha256: Buffer.alloc(0),
      };
      const written = { state: 'ready', written_down_at: '2026-11-20T09:00:00Z' };
      return {
        ...recording,
        ...written,
        family_told: true,
        passages: json([word('passages', { only })]),
        $who: { only },
      };
    },
  },
  'practice.dictation_sound': {
    actions: ['recordEntries'],
    writer: 'author_id',
    row: ({ word, parent, count }) => {
      const dictation = parent('practice.dictation', count);
      const content = Buffer.from(word('content', like(dictation)));
      return { dictation_id: dictation['id'], author_id: dictation['author_id'], content };
    },
  },
  'practice.attachment': {
    actions: entries,
    at: ['attachmentId', 'id'],
    rows: 4,
    row: (making) => {
      const { word, parent, writer, chance, count } = making;
      const entry = parent('practice.entry');
      const named = count === 3 ? making.account() : null;
      const audience = named === null ? chance.pick(audiences) : 'named';
      const only = withEntry(entry, named, writer);
      const who = { only, ...opened(audience) };
      const drawn = { kind: 'picture', media_type: 'image/jpeg', width: 30, height: 20 };
      const read = { kind: 'document', media_type: 'application/pdf' };
      const file = { ...(count % 2 === 0 ? drawn : read), bytes: 30, sha256: Buffer.from(String(count)) };
      const said = { words: word('words', who), made_by: word('made_by', who), made_on: on, agreed: 'no' };
      const because = { agreed_because: word('agreed_because', { only }), name: `${word('name', who)}.pdf` };
      const hung = { file_id: newId(), event_id: entry['event_id'], audience, named_id: named };
      return { ...hung, ...file, ...said, ...because, ...writtenWith(entry), $who: { only } };
    },
  },
  'practice.attachment_file': {
    actions: entries,
    rows: 4,
    row: ({ parent, word, count }) => {
      const file = parent('practice.attachment', count);
      const bytes = (column: string) => Buffer.from(`%PDF-1.4 ${word(column, like(file))} %%EOF`);
      // A picture is given out whole and small: each has bytes of its own.
      const small = file['kind'] === 'picture' ? { small: bytes('small') } : {};
      return { attachment_id: file['id'], content: bytes('content'), ...small };
    },
  },
  'practice.attachment_change': {
    actions: entries,
    row: ({ parent, word, count }) => {
      const file = parent('practice.attachment', count);
      return {
        attachment_id: file['id'],
        kind: 'words',
        words: word('words', like(file)),
        because: word('because', like(file)),
      };
    },
  },
};

const json = (value: unknown) => JSON.stringify(value);

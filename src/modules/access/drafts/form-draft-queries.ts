import type { Read, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import { postedLine } from '../../../platform/forms/posted.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Id } from '../../../platform/ids/ids.ts';
import { isUuid, parseId } from '../../../platform/ids/ids.ts';

export type FormDraftId = Id<'formDraft'>;

/** What somebody typed into a form and has not sent. */
export type FormDraft = {
  readonly id: FormDraftId;
  /** The address that it will be sent to, with the name of the form's first text. */
  readonly form: string;
  /** Where the form stands. */
  readonly page: string;
  readonly title: string;
  /** Each field and what stands in it, as a browser sends them (application/x-www-form-urlencoded). */
  readonly typed: string;
  /** What its page calls each field and each choice, as `labelsOf` of the page's script tells it; empty where it told nothing. */
  readonly labels: string;
  /** How often its page has saved it. */
  readonly saves: number;
  readonly savedAt: Instant;
  readonly isThrownAway: boolean;
};

/** What a page saves. */
export type TypedForm = Omit<FormDraft, 'savedAt' | 'isThrownAway'>;
type KeptDraft = Omit<FormDraft, 'labels'>;

/** Stands in the column after what was typed, as a field that no form has. */
const labelled = '&_labels=';
const together = ({ typed, labels }: Pick<TypedForm, 'typed' | 'labels'>) =>
  typed === '' || labels === '' ? typed : `${typed}${labelled}${encodeURIComponent(labels)}`;

function apart<Kept extends { readonly typed: string }>(kept: Kept): Kept & Pick<FormDraft, 'labels'> {
  const [typed = ''] = kept.typed.split(labelled);
  const labels = new URLSearchParams(kept.typed.slice(typed.length)).get('_labels') ?? '';
  return { ...kept, typed, labels };
}

const columns = sql`id, form, page, title, typed, saves, saved_at as "savedAt", coalesce(ended_as = 'thrown away', false) as "isThrownAway"`;
const isOpen = sql`account_id = platform.actor() and ended_at is null and typed <> ''`;

/** How many are listed, the latest first. */
export const mostListed = 100;

/** What the actor has typed and not sent, the latest first. */
export async function listFormDrafts(db: Read): Promise<readonly FormDraft[]> {
  const found = await db.query(sql<KeptDraft>`
    select ${columns} from access.form_draft where ${isOpen} order by saved_at desc, id limit ${mostListed}`);
  return found.map(apart);
}

/** Which of these are hidden from the actor. */
export async function findHidden(db: Read, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const hidden = await db.query(sql<{ id: string }>`
    select h as id from access.hidden_subjects() h where h = any(${[...ids]}::uuid[])`);
  return new Set(hidden.map(({ id }) => id));
}

/** The same of these forms alone. */
export async function findFormDrafts(db: Read, forms: readonly string[]): Promise<readonly FormDraft[]> {
  const found = await db.query(sql<KeptDraft>`
    select ${columns} from access.form_draft where ${isOpen} and form = any(${[...forms]}::text[])
     order by saved_at desc, id limit ${mostListed}`);
  return found.map(apart);
}

/** One of the actor's own, thrown away or not. @throws NotFound */
export async function getFormDraft(db: Read, id: FormDraftId): Promise<FormDraft> {
  const found = await db.first(sql<KeptDraft>`
    select ${columns} from access.form_draft where id = ${id} and account_id = platform.actor() and typed <> ''`);
  if (!found) throw new NotFound();
  return apart(found);
}

/**
 * Keeps what stands in a form now. 'stale': another page that shows the same draft saved newer text over it, which stands. 'gone':
 * nothing is kept, because it was sent or thrown away, or whom it is about is hidden from its writer by now.
 */
export async function saveFormDraft(db: Write, draft: TypedForm): Promise<'saved' | 'stale' | 'gone'> {
  const { id, form, page, title, typed, saves } = draft;
  const all = together(draft);
  const about = [...new Set([...idsIn(form), ...idsIn(page)])];
  const changed =
    (await db.run(sql`
    insert into access.form_draft (id, form, page, title, typed, about, saves)
    values (${id}, ${form}, ${page}, ${title}, ${all}, ${about}::uuid[], ${saves}) on conflict do nothing`)) +
    (await db.run(sql`
    update access.form_draft set title = ${title}, typed = ${all}, saves = ${saves}, saved_at = platform.moment()
     where id = ${id} and account_id = platform.actor() and saves < ${saves} and ended_at is null`));
  const kept = await db.first(sql<{ typed: string }>`
    select typed from access.form_draft where id = ${id} and account_id = platform.actor() and ended_at is null`);
  if (!kept) return 'gone';
  return changed > 0 || apart(kept).typed === typed ? 'saved' : 'stale';
}

const idsIn = (address: string) => address.split(/[/?&=# ]/).filter(isUuid);

/** The field that a form carries once what was typed into it is kept: the draft's id. */
const draftField = '_draft';

/** The form was sent and taken: what was typed stands where it belongs now. */
export async function endSentDraft(db: Write, body: Readonly<Record<string, unknown>>): Promise<void> {
  const id = parseId<'formDraft'>(postedLine(body, draftField));
  if (!id) return;
  await db.run(sql`
    update access.form_draft set typed = '', ended_at = platform.moment(), ended_as = 'sent'
     where id = ${id} and account_id = platform.actor() and ended_at is null`);
}

/** Throws one away, or takes it up again as it was. */
export async function setFormDraftThrownAway(
  db: Write,
  id: FormDraftId,
  isThrownAway: boolean,
): Promise<void> {
  await db.run(sql`
    update access.form_draft
       set ended_at = case when ${isThrownAway}::boolean then platform.moment() end,
           ended_as = case when ${isThrownAway}::boolean then 'thrown away' end
     where id = ${id} and account_id = platform.actor() and ended_as is distinct from 'sent'`);
}

/** With which the actor's browsers seal what is not saved yet. */
export async function getOwnDraftKey(db: Read): Promise<string> {
  const found = await db.first(sql<{ key: string }>`select access.own_draft_key()::text as key`);
  return found?.key ?? '';
}

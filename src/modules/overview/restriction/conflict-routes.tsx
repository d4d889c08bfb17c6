import type { PageRequest, Route } from '../../access/index.ts';
import {
  countConflicts,
  endConflict,
  findConflict,
  get,
  listConflicts,
  listOwnConflicts,
  post,
  settleConflicts,
  tellWhomIKnow,
} from '../../access/index.ts';
import {
  countAcquaintances,
  findAcquaintance,
  listAcquaintances,
  listOwnAcquaintances,
  settleAcquaintance,
  tellAcquaintance,
} from '../../people/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { date } from '../../../platform/forms/date-fields.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { optional } from '../../../platform/forms/field.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import { longText, text } from '../../../platform/forms/text-fields.ts';
import { hrefWith, pageOfList } from '../../../platform/http/page-of-list.ts';
import { Stale } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { isUuid } from '../../../platform/ids/ids.ts';
import type { ConflictsProps, SentAgain } from './conflict-view.tsx';
import { ConflictsView } from './conflict-view.tsx';
import { errorsOf } from './refusal-words.ts';
import { callPeople, namesOf } from './restriction-queries.ts';
import { restrictionPaths as paths } from './restriction-paths.ts';

type Request<H extends Read = Read> = Pick<
  PageRequest<string, H, string>,
  'db' | 'who' | 'query' | 'saw' | 'may' | 'today' | 'body'
>;

const doneWords: Readonly<Record<string, string>> = {
  told: 'Information governance knows. They may ask you about it',
  declared: 'It is declared. You do not see that record any more',
  colleague: 'It is declared. Your colleague does not see that record any more',
  ended: 'It has ended',
  settled: 'It is done',
};

async function showConflicts(request: Request, again?: SentAgain): Promise<Reply> {
  const { db, who, query, saw, may } = request;
  const all = (await may(settleConflicts)) ? await listAll(db, query, again?.form) : null;
  const called = await callPeople(
    db,
    (all?.conflicts ?? []).map(({ subject }) => subject),
  );
  saw(called.keys());
  const props: ConflictsProps = {
    token: who.csrf,
    done: doneWords[query['done'] ?? ''],
    own: await listOwnConflicts(db),
    told: await listOwnAcquaintances(db),
    all,
    called,
    nameOf: await namesOf(db, accountsIn(all)),
    again,
  };
  return page('Conflicts of interest', <ConflictsView {...props} />, { errors: again?.shown.errors ?? [] });
}

type All = NonNullable<ConflictsProps['all']>;

/** A page of each list, with the line that somebody just wrote into wherever that stands. */
async function listAll(db: Read, query: Request['query'], written: string | undefined): Promise<All> {
  const pages = pageOfList(query, await countConflicts(db));
  const toldPages = pageOfList(query, await countAcquaintances(db), { perPage: 20, name: 'told' });
  const conflicts = await listConflicts(db, pages);
  const told = await listAcquaintances(db, toldPages);
  const [one, other] = isUuid(written ?? '')
    ? [await findConflict(db, written ?? ''), await findAcquaintance(db, written ?? '')]
    : [];
  return {
    pages,
    toldPages,
    conflicts: one && !conflicts.some(({ id }) => id === one.id) ? [one, ...conflicts] : conflicts,
    told: other && !told.some(({ id }) => id === other.id) ? [other, ...told] : told,
  };
}

/** Which pages of the two lists the form stood on. */
const pagesIn = (query: Request['query']) => ({ page: query['page'], told: query['told'] });

function accountsIn(all: ConflictsProps['all']): readonly (string | null)[] {
  if (!all) return [];
  return [
    ...all.conflicts.flatMap(({ account, declaredBy }) => [account, declaredBy]),
    ...all.told.map(({ account }) => account),
  ];
}

const tellSchema = (today: PlainDate) => ({
  name: text({ label: 'their name' }),
  born: optional(date({ label: 'the day of birth', latest: today, tooLate: 'must be today or in the past' })),
  how: longText({ label: 'how you know them', max: 1000 }),
});

async function tell(request: PageRequest<typeof paths.conflicts, Write, 'tellWhomIKnow'>): Promise<Reply> {
  const parsed = parseForm(tellSchema(request.today), request.body);
  if (!parsed.ok) return showConflicts(request, { form: 'tell', shown: parsed });
  await tellAcquaintance(request.db, request.authorised, parsed.value);
  return redirect(`${paths.conflicts}?done=told`);
}

/** Back to the list; somebody else was quicker: their form stands there no longer, so the words are given back on a page of their own. */
function finished(errors: readonly FieldError[], done: string, query: Request['query']): Reply {
  if (errors.length > 0) throw new Stale();
  return redirect(hrefWith(paths.conflicts, { done, ...pagesIn(query) }));
}

async function settleTold(
  request: PageRequest<typeof paths.acquaintance, Write, 'settleConflicts'>,
): Promise<Reply> {
  const { db, params, body, authorised } = request;
  const field = `outcome-${params.acquaintanceId}`;
  const parsed = parseForm({ [field]: longText({ label: 'what you did', max: 1000 }) }, body);
  if (!parsed.ok) return showConflicts(request, { form: params.acquaintanceId, shown: parsed });
  const outcome = parsed.value[field] ?? '';
  const errors = await errorsOf(
    settleAcquaintance(db, authorised, { id: params.acquaintanceId, outcome }).then(() => undefined),
  );
  return finished(errors, 'settled', request.query);
}

async function end(request: PageRequest<typeof paths.conflict, Write, 'settleConflicts'>): Promise<Reply> {
  const { db, params, body, authorised, saw } = request;
  const field = `because-${params.conflictId}`;
  const parsed = parseForm({ [field]: longText({ label: 'why it ends', max: 1000 }) }, body);
  if (!parsed.ok) return showConflicts(request, { form: params.conflictId, shown: parsed });
  const conflict = await findConflict(db, params.conflictId);
  saw(conflict ? [conflict.subject] : []);
  const work = endConflict(db, authorised, {
    conflict: params.conflictId,
    because: parsed.value[field] ?? '',
  });
  const errors = await errorsOf(work);
  return finished(errors, 'ended', request.query);
}

/** Conflicts of interest: one's own, and for information governance everybody's. */
export const conflictRoutes: readonly Route[] = [
  get(paths.conflicts, {
    action: tellWhomIKnow,
    audit: 'ConflictsRead',
    handle: (request) => showConflicts(request),
  }),
  post(paths.conflicts, { action: tellWhomIKnow, audit: 'AcquaintanceTell', handle: tell }),
  post(paths.acquaintance, { action: settleConflicts, audit: 'AcquaintanceSettle', handle: settleTold }),
  post(paths.conflict, { action: settleConflicts, audit: 'ConflictEnd', stepUp: true, handle: end }),
];

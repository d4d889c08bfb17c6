import type { Look, PageRequest, Route } from '../../access/index.ts';
import { countLooks, findLook, get, guardRecords, listLooks, post, seeLook } from '../../access/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import { longText } from '../../../platform/forms/text-fields.ts';
import { askedPage, hrefOfPage, pageOfList } from '../../../platform/http/page-of-list.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { LooksView } from './look-view.tsx';
import type { LooksProps } from './look-view.tsx';
import { errorsOf } from './refusal-words.ts';
import { callPeople, namesOf } from './restriction-queries.ts';
import { restrictionPaths as paths } from './restriction-paths.ts';

type Request<H extends Read = Read> = Pick<
  PageRequest<string, H, 'guardRecords'>,
  'db' | 'who' | 'query' | 'saw'
>;

const perPage = 25;

const before = <BackLink href={paths.list}>Restricted records</BackLink>;

async function showLooks({ db, who, query, saw }: Request, again?: LooksProps['again']): Promise<Reply> {
  const { total, unseen } = await countLooks(db);
  const pages = pageOfList(query, total, { perPage });
  const looks = await withWritten(db, await listLooks(db, pages), again?.id);
  const called = await callPeople(
    db,
    looks.map(({ subject }) => subject),
  );
  saw(looks.map(({ subject }) => subject));
  const nameOf = await namesOf(
    db,
    looks.flatMap(({ account, grantedBy, seenBy }) => [account, grantedBy, seenBy]),
  );
  const done = query['done'] === 'seen';
  const props = { looks, unseen, pages, called, nameOf, token: who.csrf, done, again };
  const view = <LooksView {...props} />;
  return page('Looked anyway', view, { errors: again?.shown.errors ?? [], before });
}

/** The look that somebody just wrote about stands on the page, though the list has moved on beneath it meanwhile. */
async function withWritten(
  db: Read,
  looks: readonly Look[],
  id: string | undefined,
): Promise<readonly Look[]> {
  if (id === undefined || looks.some((look) => look.id === id)) return looks;
  const written = await findLook(db, id);
  return written ? [written, ...looks] : looks;
}

async function markSeen(request: PageRequest<typeof paths.look, Write, 'guardRecords'>): Promise<Reply> {
  const { db, params, body, saw } = request;
  const field = `finding-${params.lookId}`;
  const parsed = parseForm({ [field]: longText({ label: 'what you found', max: 2000 }) }, body);
  if (!parsed.ok) return showLooks(request, { id: params.lookId, shown: parsed });
  const look = await findLook(db, params.lookId);
  saw(look ? [look.subject] : []);
  const finding = parsed.value[field] ?? '';
  const errors = await errorsOf(seeLook(db, params.lookId, finding));
  if (errors.length === 0)
    return redirect(hrefOfPage(paths.looks, { kept: { done: 'seen' } }, askedPage(request.query)));
  return showLooks(request, { id: params.lookId, shown: { typed: {}, errors: [seenAlready(finding)] } });
}

/** The line that they wrote into is gone from the page: their words are given back here. */
const seenAlready = (finding: string) =>
  fieldError(
    'meanwhile',
    `Somebody else wrote what they found while you were writing. You had written: ${finding}`,
  );

/** Looks at restricted records, for who answers for them. */
export const lookRoutes: readonly Route[] = [
  get(paths.looks, {
    action: guardRecords,
    audit: 'GlassLooksRead',
    handle: (request) => showLooks(request),
  }),
  post(paths.look, { action: guardRecords, audit: 'GlassLookSeen', handle: markSeen }),
];

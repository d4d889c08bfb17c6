import type { PageRequest, Route } from '../../access/index.ts';
import { get, guardRecords, listLooks, post, seeLook } from '../../access/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import { longText } from '../../../platform/forms/text-fields.ts';
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

const before = <BackLink href={paths.list}>Restricted records</BackLink>;

async function showLooks({ db, who, query, saw }: Request, again?: LooksProps['again']): Promise<Reply> {
  const looks = await listLooks(db);
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
  const view = (
    <LooksView looks={looks} called={called} nameOf={nameOf} token={who.csrf} done={done} again={again} />
  );
  return page('Looked anyway', view, { errors: again?.shown.errors ?? [], before });
}

async function markSeen(request: PageRequest<typeof paths.look, Write, 'guardRecords'>): Promise<Reply> {
  const { db, params, body, saw } = request;
  const field = `finding-${params.lookId}`;
  const parsed = parseForm({ [field]: longText({ label: 'what you found', max: 2000 }) }, body);
  if (!parsed.ok) return showLooks(request, { id: params.lookId, shown: parsed });
  saw((await listLooks(db)).filter(({ id }) => id === params.lookId).map(({ subject }) => subject));
  const finding = parsed.value[field] ?? '';
  const errors = await errorsOf(seeLook(db, params.lookId, finding));
  if (errors.length === 0) return redirect(`${paths.looks}?done=seen`);
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

import type { PageRequest, Route, UnusualLook } from '../../access/index.ts';
import {
  explainLooks,
  findUnusual,
  get,
  listUnusual,
  listUsual,
  post,
  sayFound,
  watchLooks,
} from '../../access/index.ts';
import { peoplePaths } from '../../people/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { parsePlainDate } from '../../../platform/dates/plain-date.ts';
import { choice } from '../../../platform/forms/choice-fields.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { postedLine, toPosted } from '../../../platform/forms/posted.ts';
import { longText } from '../../../platform/forms/text-fields.ts';
import { hrefWith } from '../../../platform/http/page-of-list.ts';
import { href } from '../../../platform/http/path.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import type { Id } from '../../../platform/ids/ids.ts';
import { parseId } from '../../../platform/ids/ids.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { callThem, listPeople } from '../child/person-queries.ts';
import { paths, unusualHref } from './audit-paths.ts';
import { findRule } from './unusual-rules.ts';
import { UnusualListView, UnusualOneView } from './unusual-view.tsx';

const perPage = 50;
type AnyRequest<H extends Read = Read> = Omit<PageRequest<string, H, string>, 'params'>;
type OneRequest<H extends Read = Read> = AnyRequest<H> & {
  readonly params: { readonly unusualId: Id<'unusual'> };
};

async function listPage({ db, query, saw }: AnyRequest): Promise<Reply> {
  const onlyOpen = query['all'] !== 'yes';
  const [day, id] = [parsePlainDate(query['day']), parseId(query['id'])];
  const after = day !== undefined && id !== undefined ? { day, id } : undefined;
  const found = await listUnusual(db, { open: onlyOpen, after }, perPage + 1);
  const shown = found.slice(0, perPage);
  saw(shown.flatMap(({ subjectId }) => subjectId ?? []));
  const last = shown.at(-1);
  const next = found.length > perPage && last ? nextHref(onlyOpen, last) : undefined;
  const first = after && hrefWith(paths.unusual, { all: onlyOpen ? '' : 'yes' });
  return page(
    'Unusual looking',
    <UnusualListView found={shown} onlyOpen={onlyOpen} next={next} first={first} />,
    {
      before: <BackLink href={paths.start}>Who saw what</BackLink>,
    },
  );
}

function nextHref(onlyOpen: boolean, last: UnusualLook): string {
  return hrefWith(paths.unusual, { all: onlyOpen ? '' : 'yes', day: last.day, id: last.id });
}

type Sent = { readonly typed: Typed; readonly errors: readonly FieldError[] };

async function onePage(request: OneRequest, sent: Sent = { typed: {}, errors: [] }): Promise<Reply> {
  const { db, params, who, may } = request;
  const one = await findUnusual(db, params.unusualId);
  if (!one) throw new NotFound();
  const props = {
    one,
    whom: await findWhom(request, one.subjectId),
    usual: await listUsual(db, one.accountId, one.day),
    mayExplain: await may(explainLooks),
    csrf: who.csrf,
    ...sent,
  };
  return page(findRule(one.rule).title, <UnusualOneView {...props} />, {
    before: <BackLink href={paths.unusual}>Unusual looking</BackLink>,
    errors: sent.errors,
  });
}

/** The person, where the reader may see them. */
async function findWhom({ db, saw }: AnyRequest, subject: string | null) {
  if (subject === null) return undefined;
  const [person] = await listPeople(db, [subject]);
  if (!person) return undefined;
  saw([subject]);
  const personId = parseId<'person'>(subject);
  return personId && { name: callThem(person), href: href(peoplePaths.person, { personId }) };
}

const questions = {
  finding: choice({ label: 'what it is', options: ['explained', 'being looked into', 'open again'] }),
  note: longText({ label: 'what the reason is, or who looks into it', max: 2000 }),
};

const said: Readonly<Record<string, string>> = {
  'own account': 'This is your own account: somebody else has to look into it',
  'changed meanwhile':
    'Somebody else has said something since you opened this page. Read it above, then save yours',
};

async function takeFinding(request: OneRequest<Write>): Promise<Reply> {
  const { db, body, params } = request;
  const parsed = parseForm(questions, body);
  if (!parsed.ok) return onePage(request, parsed);
  const was = postedLine(toPosted(body), 'was');
  const outcome = await sayFound(db, params.unusualId, { was: was === '' ? null : was, ...parsed.value });
  if (outcome === 'done') return redirect(unusualHref(params.unusualId));
  if (outcome === 'not there') throw new NotFound();
  return onePage(request, { typed: parsed.value, errors: [fieldError('note', said[outcome] ?? outcome)] });
}

/** What stood out, and what the guardian found. */
export const unusualRoutes: readonly Route[] = [
  get(paths.unusual, { action: watchLooks, audit: 'UnusualLooksRead', handle: listPage }),
  get(paths.one, {
    action: watchLooks,
    audit: 'UnusualLookRead',
    handle: (request) => onePage(request),
  }),
  post(paths.one, { action: explainLooks, audit: 'UnusualLookExplain', handle: takeFinding }),
];

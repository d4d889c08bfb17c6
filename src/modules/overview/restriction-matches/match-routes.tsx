import type { Read, Write } from '../../../platform/database/database.ts';
import { choice } from '../../../platform/forms/choice-fields.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { parseForm, typedIn } from '../../../platform/forms/form.ts';
import { longText } from '../../../platform/forms/text-fields.ts';
import { Stale } from '../../../platform/http/problems.ts';
import { askedPage, hrefOfPage, pageOfList } from '../../../platform/http/page-of-list.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import type { PageRequest, Route } from '../../access/index.ts';
import { get, listAccountNames, post } from '../../access/index.ts';
import {
  getPersonSummary,
  listSilentMatches,
  settleSilentMatch,
  settleSilentMatches,
} from '../../people/index.ts';
import type { Again } from './match-view.tsx';
import { MatchesView } from './match-view.tsx';

/** Each is a form with what is known of two people. */
const perPage = 20;

const listPath = '/restrictions/matches';
const onePath = '/restrictions/matches/:personId/:otherId';

type Request<H extends Read = Read> = Pick<
  PageRequest<string, H, 'settleSilentMatches'>,
  'db' | 'who' | 'query' | 'saw'
>;

async function showMatches({ db, who, query, saw }: Request, again?: Again): Promise<Reply> {
  const all = await listSilentMatches(db);
  const pages = pageOfList(query, all.length, { perPage });
  const matches = all.filter(
    (one, index) =>
      (index >= pages.offset && index < pages.offset + perPage) ||
      (one.keptId === again?.keptId && one.newId === again.newId),
  );
  const kept = await getPersonSummary(
    db,
    matches.map(({ keptId }) => keptId),
  );
  const names = await listAccountNames(
    db,
    matches.flatMap(({ recordedBy }) => recordedBy ?? []),
  );
  saw(matches.flatMap(({ keptId, newId }) => [keptId, newId]));
  const view = (
    <MatchesView
      matches={matches}
      pages={pages}
      kept={kept}
      nameOf={(account) => names.get(account ?? '') ?? 'Kith, from a file that was loaded'}
      token={who.csrf}
      done={query['done'] ?? ''}
      again={again}
    />
  );
  const before = <BackLink href="/">Back to the first page</BackLink>;
  return page('May be a record of yours', view, { errors: again?.errors ?? [], before });
}

const schema = {
  verdict: choice({ label: 'whether they are the same person', options: ['same', 'different'] }),
  why: longText({ label: 'how you know', max: 500 }),
};

async function settle(request: PageRequest<typeof onePath, Write, 'settleSilentMatches'>): Promise<Reply> {
  const { db, params, body, authorised, saw } = request;
  const pair: { keptId: string; newId: string } = { keptId: params.personId, newId: params.otherId };
  const isTheirs = (await listSilentMatches(db)).some(
    ({ keptId, newId }) => keptId === pair.keptId && newId === pair.newId,
  );
  // Settled meanwhile, or never theirs: told alike, since nobody learns which.
  if (!isTheirs) throw new Stale();
  const parsed = parseForm(schema, body);
  if (!parsed.ok) return showMatches(request, { ...pair, shown: parsed.typed, errors: parsed.errors });
  const { verdict, why } = parsed.value;
  const settled = await settleSilentMatch(db, authorised, { ...pair, same: verdict === 'same', why });
  if (settled === 'not there') throw new Stale();
  saw([pair.keptId, pair.newId]);
  if (settled === 'done')
    return redirect(hrefOfPage(listPath, { kept: { done: verdict } }, askedPage(request.query)));
  const errors = [
    fieldError('verdict', 'One of these records is joined with another already. Separate them first'),
  ];
  return showMatches(request, { ...pair, shown: typedIn(schema, body), errors });
}

/** Records that somebody made who may be a person whose record is kept to named people: for those who answer for that record. */
export const matchRoutes: readonly Route[] = [
  get(listPath, {
    action: settleSilentMatches,
    audit: 'SilentMatchesRead',
    handle: (request) => showMatches(request),
  }),
  post(onePath, { action: settleSilentMatches, audit: 'SilentMatchSettle', handle: settle }),
];

import type { LookDay, PageRequest, Route } from '../../access/index.ts';
import { get, listLooksAt, listLooksByMonth, seeLooks } from '../../access/index.ts';
import { peoplePaths, resolvePerson } from '../../people/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { parsePlainDate } from '../../../platform/dates/plain-date.ts';
import { href } from '../../../platform/http/path.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { isUuid } from '../../../platform/ids/ids.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { callThem, listPeople } from '../child/person-queries.ts';
import { paths } from './audit-paths.ts';
import { looksPage } from './looks-page.ts';
import { FamilySummaryView, LooksView } from './looks-view.tsx';
import { readDays, toPeriod } from './period-form.ts';
import type { TrailNames } from './trail-names.ts';

const perPage = 100;
type LooksRequest = PageRequest<typeof paths.looks, Read, string>;

async function findWhom({ db, params, saw }: LooksRequest) {
  const { canonical, all } = await resolvePerson(db, params.personId);
  const [person] = await listPeople(db, [canonical]);
  if (!person) throw new NotFound();
  saw(all);
  return { name: callThem(person), records: all };
}

async function looksOfPerson(request: LooksRequest, names: TrailNames): Promise<Reply> {
  const { db, params, query, today } = request;
  const { name, records } = await findWhom(request);
  const days = readDays(query, today);
  const filter = { ...toPeriod(days), opening: names.opening, after: readAfter(query) };
  const found = await listLooksAt(db, records, filter, perPage + 1);
  const shown = found.slice(0, perPage);
  const path = href(paths.looks, params);
  const next = found.length > perPage ? nextHref(path, days, shown.at(-1)) : undefined;
  const props = { name, path, days, looks: looksPage(shown, names), next };
  return page(`Who looked: ${name}`, <LooksView {...props} />, {
    before: <BackLink href={href(peoplePaths.person, params)}>{name}</BackLink>,
  });
}

function readAfter(query: Readonly<Record<string, string>>) {
  const [day, account] = [parsePlainDate(query['day']), query['account']];
  return day !== undefined && account !== undefined && isUuid(account) ? { day, account } : undefined;
}

function nextHref(path: string, days: { from: string; to: string }, last: LookDay | undefined): string {
  const after = { day: last?.day ?? '', account: last?.accountId ?? '' };
  return `${path}?${new URLSearchParams({ ...days, ...after }).toString()}`;
}

async function familySummary(request: LooksRequest, names: TrailNames): Promise<Reply> {
  const { db, params, query, today } = request;
  const { name, records } = await findWhom(request);
  const days = readDays(query, today);
  const months = await listLooksByMonth(db, records, { ...toPeriod(days), opening: names.opening });
  return page(`Who has looked: ${name}`, <FamilySummaryView name={name} days={days} months={months} />, {
    before: <BackLink href={href(paths.looks, params)}>Who looked</BackLink>,
  });
}

const subject = ({ personId }: { readonly personId: string }) => personId;

/** Who saw this child: by day, and as a summary for the family. */
export function looksRoutes(names: () => TrailNames): readonly Route[] {
  return [
    get(paths.looks, {
      action: seeLooks,
      audit: 'LooksRead',
      subject,
      handle: (request) => looksOfPerson(request, names()),
    }),
    get(paths.family, {
      action: seeLooks,
      audit: 'LooksSummaryRead',
      subject,
      handle: (request) => familySummary(request, names()),
    }),
  ];
}

import type { PageRequest, Route } from '../../access/index.ts';
import { get } from '../../access/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { seeCountyFigures, seeEveryChild } from '../permissions.ts';
import { homesPath } from './homes-form-view.tsx';
import { readHomesForm } from './homes-form.ts';
import { expectedPage, planPage } from './homes-page.ts';
import { countByArea, findHomesForecast, findPublishedHomes } from './homes-queries.ts';
import { HomesView, NoHomes, PlanView } from './homes-view.tsx';

const title = 'Homes we will need';
const before = <BackLink href="/insight">Insight</BackLink>;

const noRecord =
  'There is no record of at least half a year of children in care to start from. Load the children looked after return (SSDA903) first.';
const notForCounts =
  'This is worked out from every child’s record when it is opened, so only those who may see every child can open it: service managers, analysts and directors among them. Ask one of them for the page as printed.';

type Request = Pick<PageRequest<string, Read, string>, 'db' | 'may' | 'query' | 'today'>;

async function homesNeeded({ db, may, query, today }: Request): Promise<Reply> {
  if (!(await may(seeEveryChild))) return page(title, <NoHomes why={notForCounts} />, { before });
  const forecast = await findHomesForecast(db, today);
  if (!forecast) return page(title, <NoHomes why={noRecord} />, { before });
  const form = readHomesForm(query);
  const input = { forecast, areas: await countByArea(db, today), countsOnly: false };
  const expected = expectedPage(input);
  // Places are asked for at the 31 March before the first year that is worked out.
  const from = (expected.years[0] ?? 0) - 1;
  const props = { form, forecast, expected, from, published: await findPublishedHomes(db) };
  const plan = form.asked && planPage(input, form.asked);
  if (!form.asked || !plan) return page(title, <HomesView {...props} />, { before, errors: form.errors });
  const view = <PlanView {...props} plan={plan} asked={form.asked} countedOn={formatDate(today)} />;
  return page(plan.finding, view, { before });
}

/** How many homes children will need, less those that there are: what to recruit, by when. */
export const homesNeededRoutes: readonly Route[] = [
  get(homesPath, { action: seeCountyFigures, audit: 'HomesNeededRead', handle: homesNeeded }),
];

import type { PageRequest, Route } from '../../access/index.ts';
import { get } from '../../access/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { lastQuarterEnd } from '../figures/day-rules.ts';
import { seeCountyFigures, seeEveryChild } from '../permissions.ts';
import { homesPath } from './homes-form-view.tsx';
import { readHomesForm } from './homes-form.ts';
import { expectedPage, isTooSmall, planPage } from './homes-page.ts';
import { countByArea, findHomesForecast, findPublishedHomes } from './homes-queries.ts';
import { HomesView, NoHomes, PlanView } from './homes-view.tsx';

const title = 'Homes we will need';
const before = <BackLink href="/insight">Insight</BackLink>;

const noRecord =
  'There is no record of at least half a year of children in care to start from. Load the children looked after return (SSDA903) first.';
const notYetForCounts =
  'There is no forecast yet. It is made every night from the record; those who see every child can open this page before.';
const tooFew =
  'Too few children are expected in foster families or residential homes for this to be shown to those who see counts only.';

type Request = Pick<PageRequest<string, Read, string>, 'db' | 'may' | 'query' | 'today'>;

async function homesNeeded({ db, may, query, today }: Request): Promise<Reply> {
  const seesAll = await may(seeEveryChild);
  const forecast = await findHomesForecast(db, { today, seesAll });
  if (!forecast) return page(title, <NoHomes why={seesAll ? noRecord : notYetForCounts} />, { before });
  const form = readHomesForm(query);
  const day = seesAll ? today : lastQuarterEnd(today);
  const input = { forecast, areas: await countByArea(db, day), countsOnly: !seesAll };
  if (form.asked && isTooSmall(input)) return page(title, <NoHomes why={tooFew} />, { before });
  const expected = expectedPage(input);
  // Places are asked for at the 31 March before the first year that is worked out.
  const from = (expected.years[0] ?? 0) - 1;
  const props = { form, forecast, expected, from, published: await findPublishedHomes(db) };
  const plan = form.asked && planPage(input, form.asked);
  if (!form.asked || !plan) return page(title, <HomesView {...props} />, { before, errors: form.errors });
  const view = <PlanView {...props} plan={plan} asked={form.asked} countedOn={formatDate(day)} />;
  return page(plan.finding, view, { before });
}

/** How many homes children will need, less those that there are: what to recruit, by when. */
export const homesNeededRoutes: readonly Route[] = [
  get(homesPath, { action: seeCountyFigures, audit: 'HomesNeededRead', handle: homesNeeded }),
];

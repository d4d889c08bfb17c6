import type { PageRequest, Route } from '../../access/index.ts';
import { get } from '../../access/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { enter, openFigure, seeCountyFigures, seeEveryChild, seeFigures } from '../permissions.ts';
import type { ChosenDay } from './day-rules.ts';
import { chooseDay, lastQuarterEnd, pageNumber } from './day-rules.ts';
import type { ChildList } from './figure-page.ts';
import { childList, figurePage, perPage } from './figure-page.ts';
import type { Sight } from './figure-queries.ts';
import { countFigures, findNewestStart, listFigureChildren } from './figure-queries.ts';
import type { Figure } from './figure.ts';
import { findFigure } from './figure-rules.ts';
import { FigureView } from './figure-view.tsx';
import { ourChildrenPage, shownFigure } from './our-children-page.ts';
import { NothingLoaded, OurChildren } from './our-children-view.tsx';

type AnyRequest = Pick<PageRequest<string, Read, string>, 'db' | 'may' | 'query' | 'today' | 'saw'>;

/** Whom this account's figures are about. */
async function sightOf({ may }: Pick<AnyRequest, 'may'>): Promise<Sight> {
  if (await may(seeEveryChild)) return 'everyone';
  return (await may(seeCountyFigures)) ? 'counts' : 'own';
}

/** The day of the figures: for those who see counts only the end of a quarter. */
async function dayOf({ db, query, today }: AnyRequest, sight: Sight): Promise<ChosenDay> {
  const chosen = chooseDay(query['on'], today, await findNewestStart(db, today));
  return sight === 'counts' ? { ...chosen, day: lastQuarterEnd(chosen.day) } : chosen;
}

async function start({ may }: AnyRequest): Promise<Reply> {
  return redirect((await may(seeFigures)) ? '/our-children' : '/account/password');
}

async function ourChildren(request: AnyRequest): Promise<Reply> {
  const sight = await sightOf(request);
  const { day, reachesTo } = await dayOf(request, sight);
  const model = ourChildrenPage(await countFigures(request.db, sight, day), { day, sight, reachesTo });
  const nothing = model.nothingKnown && sight !== 'own';
  return page('Our children today', nothing ? <NothingLoaded /> : <OurChildren page={model} />);
}

async function figure(request: PageRequest<'/our-children/:figure', Read, string>): Promise<Reply> {
  const sight = await sightOf(request);
  const { day } = await dayOf(request, sight);
  const found = findFigure(request.params.figure, day);
  if (!found) throw new NotFound();
  const selected = request.query['part'];
  if (selected !== undefined && !found.parts.some(({ key }) => key === selected)) throw new NotFound();
  const shown = shownFigure(await countFigures(request.db, sight, day), found, sight);
  const children = await childrenOf(request, { figure: found, part: selected, day, sight });
  const model = figurePage({ figure: found, shown, day, sight, selected, children });
  return page(found.name, <FigureView page={model} />, {
    before: <BackLink href={`/our-children?on=${day}`}>Our children</BackLink>,
  });
}

type Which = {
  readonly figure: Figure;
  readonly part: string | undefined;
  readonly day: PlainDate;
  readonly sight: Sight;
};

/** The children of a figure, for those who may open it; every child listed is named to the audit trail. */
async function childrenOf(request: AnyRequest, which: Which): Promise<ChildList | undefined> {
  if (which.sight === 'counts' || !(await request.may(openFigure))) return undefined;
  const number = pageNumber(request.query['page']);
  const found = await listFigureChildren(request.db, {
    ...which,
    figure: which.figure.key,
    offset: (number - 1) * perPage,
    limit: perPage,
  });
  request.saw(found.map(({ personId }) => personId));
  return childList({ ...which, number, found });
}

/** Where everybody starts, 'Our children today', and each of its figures opened. */
export const figureRoutes: readonly Route[] = [
  get('/', { action: enter, audit: 'StartRead', handle: start }),
  get('/our-children', { action: seeFigures, audit: 'FiguresRead', handle: ourChildren }),
  get('/our-children/:figure', { action: seeFigures, audit: 'FigureRead', handle: figure }),
];

import type { Read } from '../../../platform/database/database.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import type { NavItem, PageRequest, Route } from '../../access/index.ts';
import { get } from '../../access/index.ts';
import { mendFindings } from '../permissions.ts';
import { lastDayOf, listCurrentYears } from '../years/year-rules.ts';
import { fewThingsPage } from './few-things-page.ts';
import { isOwnCheckWanted, listDoneToday, listOwnFindings } from './few-things-queries.ts';
import { FewThings } from './few-things-view.tsx';
import { isAskedLater } from './finding-page.ts';

type Asked = Pick<PageRequest<'/my-few-things', Read, string>, 'db' | 'saw' | 'today'>;

async function fewThings({ db, saw, today }: Asked): Promise<Reply> {
  const findings = await listOwnFindings(db, listCurrentYears(today));
  const done = await listDoneToday(db, today);
  saw([...findings, ...done].flatMap(({ personId }) => personId ?? []));
  const isChecking = await isOwnCheckWanted(db);
  const due = findings.filter((one) => !isAskedLater(one, today <= lastDayOf(one.year)));
  const model = fewThingsPage({ today, findings: due, done, isChecking });
  return page('My few things', <FewThings page={model} />, isChecking ? { refreshAfterSeconds: 2 } : {});
}

/** What a worker is asked to put right. */
export const fewThingsRoutes: readonly Route[] = [
  get('/my-few-things', { action: mendFindings, audit: 'FewThingsRead', handle: fewThings }),
];

export const fewThingsNav: readonly NavItem[] = [
  { href: '/my-few-things', text: 'My few things', action: mendFindings },
];

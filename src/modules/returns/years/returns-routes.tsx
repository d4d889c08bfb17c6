import type { Read, Write } from '../../../platform/database/database.ts';
import { formatInstantInFull } from '../../../platform/dates/instant.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { getSetting } from '../../../platform/settings/settings.ts';
import type { NavItem, PageRequest, Route } from '../../access/index.ts';
import { get, listAccountNames, post } from '../../access/index.ts';
import type { CheckSoon } from '../findings/check-after-change.ts';
import { startChecksSoon } from '../findings/check-after-change.ts';
import type { YearOfForm } from '../findings/check-queries.ts';
import { findLastRun, isCheckWanted, wantCheck } from '../findings/check-queries.ts';
import { checkedForms } from '../findings/finding.ts';
import { countTrend, countYear } from '../findings/finding-queries.ts';
import { checkReturns, readReturn, seeFindings } from '../permissions.ts';
import { listCopies } from './copy-queries.ts';
import { dueDaysSetting } from './due-days.ts';
import { ReturnsView } from './returns-view.tsx';
import type { YearCard } from './returns-view.tsx';
import { countDown, listCurrentYears } from './year-rules.ts';

type StartRequest = Pick<PageRequest<'/returns', Read, string>, 'db' | 'may' | 'who' | 'now' | 'today'>;

const trendWeeks = 12;

async function returnsPage(request: StartRequest): Promise<Reply> {
  const { db, may, who, today } = request;
  const isChecking = await isCheckWanted(db);
  const years: YearCard[] = [];
  for (const form of checkedForms)
    for (const year of listCurrentYears(today)) years.push(await yearCard(request, { form, year }));
  const model = {
    years,
    today,
    mayCheck: await may(checkReturns),
    mayRead: await may(readReturn),
    isChecking,
    csrf: who.csrf,
  };
  return page('Returns', <ReturnsView page={model} />, isChecking ? { refreshAfterSeconds: 2 } : {});
}

async function yearCard({ db, now, today }: StartRequest, of: YearOfForm): Promise<YearCard> {
  const days = await getSetting(db, dueDaysSetting);
  return {
    of,
    countdown: countDown(of, days[of.form], today),
    numbers: await countYear(db, of, now),
    last: await findLastRun(db, of),
    trend: await countTrend(db, of, today, trendWeeks),
    signed: await saySigned(db, of),
  };
}

async function saySigned(db: Read, of: YearOfForm): Promise<string | undefined> {
  const signed = (await listCopies(db, of)).find(({ signedAt }) => signedAt !== null);
  if (!signed?.signedAt) return undefined;
  const names = await listAccountNames(db, signed.signedBy === null ? [] : [signed.signedBy]);
  const by = names.get(signed.signedBy ?? '') ?? 'somebody';
  return `Signed off: copy ${signed.number}, ${formatInstantInFull(signed.signedAt)}, by ${by}.`;
}

async function askForCheck({ db }: PageRequest<'/returns/check', Write, string>): Promise<Reply> {
  await wantCheck(db, 'asked');
  return redirect('/returns');
}

/** The first page of the returns, and a check at once. The work is done after the answer. */
export function returnsRoutes(soonAfter: CheckSoon): readonly Route[] {
  return [
    get('/returns', { action: seeFindings, audit: 'ReturnsRead', handle: returnsPage }),
    post('/returns/check', {
      action: checkReturns,
      audit: 'ReturnsCheck',
      handle: async (request) => {
        const reply = await askForCheck(request);
        startChecksSoon(soonAfter);
        return reply;
      },
    }),
  ];
}

export const yearsNav: readonly NavItem[] = [{ href: '/returns', text: 'Returns', action: seeFindings }];

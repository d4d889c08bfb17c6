import type { PageRequest, Route } from '../../access/index.ts';
import { get } from '../../access/index.ts';
import {
  listChildrenOften,
  listCompany,
  listMissing,
  listMissingSince,
  listPlaces,
} from '../../care/index.ts';
import { getPersonSummary } from '../../people/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { addMonths } from '../../../platform/dates/plain-date.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { listPath, patternsPath } from './missing-paths.ts';
import { PatternTable } from './patterns-view.tsx';

/** More than these are not looked through at once. */
const mostTimes = 2000;
const mostRows = 50;

/** Nothing is counted beforehand: each reader's page counts what is theirs to see, so that no number tells of anybody else. */
async function patternsPage({
  db,
  today,
  saw,
}: PageRequest<typeof patternsPath, Read, string>): Promise<Reply> {
  const since = addMonths(today, -12);
  const times = await listMissingSince(db, since, mostTimes);
  const [children, places, company] = [listChildrenOften(times), listPlaces(times), listCompany(times)].map(
    (all) => all.slice(0, mostRows),
  );
  const ids = [
    ...times.map(({ personId }) => personId),
    ...(company ?? []).flatMap(({ peerId }) => peerId ?? []),
  ];
  saw(ids);
  const people = await getPersonSummary(db, [...new Set(ids)]);
  const nameOf = (id: string) => people.get(id)?.shown;
  const body = (
    <>
      <h1 class="govuk-heading-l">Patterns of going missing</h1>
      <p class="govuk-body">
        Since {formatDate(since)}, of the children whom you may see and no others.{' '}
        {times.length < mostTimes ? '' : `Only the newest ${mostTimes} times are looked at. `}
        Places and names are as they were typed: two spellings are two rows.
      </p>
      <PatternTable
        caption="By child"
        first="Child"
        patterns={children ?? []}
        nameOf={nameOf}
        withChildren={false}
        empty="No child was reported missing."
      />
      <PatternTable
        caption="By place"
        first="Where they were found"
        patterns={places ?? []}
        nameOf={nameOf}
        withChildren
        empty="No place is written down."
      />
      <PatternTable
        caption="By who they were with"
        first="With"
        patterns={company ?? []}
        nameOf={nameOf}
        withChildren
        empty="Nobody is written down."
      />
    </>
  );
  return page('Patterns of going missing', body, {
    before: <BackLink href={listPath}>Missing now</BackLink>,
  });
}

/** What comes again among the times that children were missing. */
export const patternsRoutes: readonly Route[] = [
  get(patternsPath, { action: listMissing, audit: 'MissingPatterns', handle: patternsPage }),
];

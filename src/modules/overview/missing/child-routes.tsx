import type { VNode } from 'preact';
import type { PageRequest, Route } from '../../access/index.ts';
import { get } from '../../access/index.ts';
import type { BareMissing, MissingTime } from '../../care/index.ts';
import {
  interviewStatus,
  interviewWords,
  lengthWords,
  listBareFacts,
  listCompany,
  listPlaces,
  recordMissing,
  returnInterviewHours,
  seenTime,
  viewMissing,
} from '../../care/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { formatRange } from '../../../platform/dates/format-date.ts';
import { formatInstantInFull } from '../../../platform/dates/instant.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { getSetting } from '../../../platform/settings/settings.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { Button } from '../../../platform/views/components/button.tsx';
import { Tag } from '../../../platform/views/components/tag.tsx';
import { RiskTag } from './list-view.tsx';
import type { MissingPeople } from './missing-people.ts';
import { everybodyIn, getMissingPeople, nameOfPeer } from './missing-people.ts';
import { childPath, missingOf, missingSubject, timeOf } from './missing-paths.ts';
import { PatternTable } from './patterns-view.tsx';

type At = { readonly now: Instant; readonly hours: number };

async function childMissing(request: PageRequest<typeof childPath, Read, string>): Promise<Reply> {
  const { db, params, today, now, saw, may } = request;
  const people = await getMissingPeople(db, params.personId, today);
  saw(everybodyIn(people));
  const bare = await listBareFacts(db, people.records);
  const hours = await getSetting(db, returnInterviewHours);
  const isOpen = people.times.some(({ state }) => state === 'missing');
  const body = (
    <>
      <h1 class="govuk-heading-l">{people.name}: missing</h1>
      {isOpen || !(await may(recordMissing)) ? null : (
        <Button href={`${missingOf(people.personId)}/report`}>{`${people.firstName} is missing now`}</Button>
      )}
      {people.times.length + bare.length === 0 ? (
        <p class="govuk-body">{people.firstName} is not recorded as ever having been missing.</p>
      ) : null}
      {people.times.map((time) => (
        <TimeLine time={time} href={timeOf(people.personId, time.id)} at={{ now, hours }} />
      ))}
      <BareList bare={bare} />
      {people.times.length === 0 ? null : <Patterns people={people} />}
    </>
  );
  const before = <BackLink href={`/children/${people.personId}`}>{people.name}</BackLink>;
  return page(`${people.name}: missing`, body, { before });
}

type LineProps = { readonly time: MissingTime; readonly href: string; readonly at: At };

function TimeLine({ time, href, at }: LineProps): VNode {
  const what = time.kind === 'A' ? 'Away without authorisation' : 'Missing';
  const { backAt } = time;
  return (
    <div class="govuk-!-margin-bottom-4">
      <p class="govuk-body govuk-!-margin-bottom-1">
        <a class="govuk-link" href={href}>
          {what} from {formatInstantInFull(time.goneAt)}
        </a>
        {backAt === null ? '' : `, for ${lengthWords(time.goneAt, backAt)}`} <StateTag time={time} />
      </p>
      {backAt === null || time.state !== 'back' ? null : (
        <p class="govuk-hint">
          Talking about it: {interviewWords[interviewStatus({ backAt, interviews: time.interviews }, at).is]}
        </p>
      )}
    </div>
  );
}

function StateTag({ time }: { readonly time: MissingTime }): VNode | null {
  if (time.state === 'taken back') return <Tag>Taken back: a mistake</Tag>;
  return time.state === 'missing' ? <RiskTag risk={time.risk} /> : null;
}

/** What a return or a single entry says, with nothing beside it. */
function BareList({ bare }: { readonly bare: readonly BareMissing[] }): VNode | null {
  if (bare.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Days without more</h2>
      <ul class="govuk-list govuk-list--bullet">
        {bare.map((one) => (
          <li>
            <a class="govuk-link" href={`/children/${one.personId}/facts/missing_episode/${one.episodeId}`}>
              {one.kind === 'A' ? 'Away without authorisation' : 'Missing'}{' '}
              {formatRange(one.starts, one.ends)}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Patterns({ people }: { readonly people: MissingPeople }): VNode {
  const nameOf = nameOfPeer(people);
  return (
    <>
      <PatternTable
        caption="Where"
        first="Where they were found"
        patterns={listPlaces(people.times.map(seenTime))}
        nameOf={nameOf}
        withChildren={false}
        empty="No place is written down."
      />
      <PatternTable
        caption="With whom"
        first="With"
        patterns={listCompany(people.times.map(seenTime))}
        nameOf={nameOf}
        withChildren={false}
        empty="Nobody is written down."
      />
    </>
  );
}

/** Every time that a child was missing. */
export const childMissingRoutes: readonly Route[] = [
  get(childPath, {
    action: viewMissing,
    audit: 'MissingRead',
    subject: missingSubject,
    handle: childMissing,
  }),
];

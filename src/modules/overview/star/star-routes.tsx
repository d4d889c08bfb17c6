import type { VNode } from 'preact';
import type { PageRequest, Route } from '../../access/index.ts';
import { get } from '../../access/index.ts';
import type { StarArea, StarReading } from '../../practice/index.ts';
import {
  areasOf,
  changePlan,
  listStarReadings,
  listWrittenAreas,
  readingsFor,
  viewPlan,
} from '../../practice/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { Button } from '../../../platform/views/components/button.tsx';
import type { PageReader } from '../promises/readers-view.tsx';
import { Readers, readerIn, Saved } from '../promises/readers-view.tsx';
import { VoiceLinks } from '../promises/voice-links-view.tsx';
import type { WhosePage } from '../promises/whose-page.ts';
import { getWhosePage } from '../promises/whose-page.ts';
import { childSubject, starOf, starPath } from './star-paths.ts';
import { ReadingList, Stars } from './star-view.tsx';

async function starPage(request: PageRequest<typeof starPath, Read, string>): Promise<Reply> {
  const { db, params, query, saw, today } = request;
  const child = await getWhosePage(db, params.personId);
  const readings = await listStarReadings(db, child.records);
  saw([...child.records, ...readings.flatMap(({ alsoOf }) => alsoOf)]);
  const reader = readerIn(query['for']);
  const body = (
    <StarPage
      child={child}
      areas={areasOf(await listWrittenAreas(db, child.records))}
      readings={readingsFor(reader, readings)}
      reader={reader}
      mayWrite={reader === 'staff' && (await request.may(changePlan))}
      today={today}
      saved={query['saved']}
    />
  );
  return page(`The star: ${child.name}`, body, {
    before: <BackLink href={`/children/${child.personId}`}>{child.name}</BackLink>,
  });
}

type PageProps = {
  readonly child: WhosePage;
  readonly areas: readonly StarArea[];
  readonly readings: readonly StarReading[];
  readonly reader: PageReader;
  readonly mayWrite: boolean;
  readonly today: PlainDate;
  readonly saved: string | undefined;
};

function StarPage(props: PageProps): VNode {
  const { child, areas, readings, reader, mayWrite, today, saved } = props;
  const here = starOf(child.personId);
  return (
    <>
      <Saved saved={saved} />
      <h1 class="govuk-heading-l">The star: {child.name}</h1>
      <VoiceLinks personId={child.personId} at="star" />
      {mayWrite ? (
        <p class="kith-not-printed">
          <Button href={`${here}/new`}>Add a reading</Button>{' '}
          <Button href={`${here}/areas`} classes="govuk-button--secondary">
            What {child.firstName} calls the areas
          </Button>
        </p>
      ) : null}
      {readings.length === 0 ? (
        <p class="govuk-body">
          No reading is open to this reader yet.{' '}
          {mayWrite ? `Ask ${child.firstName} how things are, and who may know.` : ''}
        </p>
      ) : null}
      <Stars areas={areas} readings={readings} today={today} />
      <ReadingList readings={readings} here={here} mayWrite={mayWrite} />
      <Readers here={here} reader={reader} firstName={child.firstName} />
    </>
  );
}

/** A child's star: how life goes, as each sees it, then and now. */
export const starRoutes: readonly Route[] = [
  get(starPath, { action: viewPlan, audit: 'StarRead', subject: childSubject, handle: starPage }),
];

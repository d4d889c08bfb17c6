import type { PageRequest, Route } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
import type { MissingTime } from '../../care/index.ts';
import {
  addInterview,
  getMissingTime,
  parseInterview,
  recordMissing,
  returnInterviewHours,
  typedInterview,
} from '../../care/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { addHours } from '../../../platform/dates/instant.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { postedLine } from '../../../platform/forms/posted.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { isUuid, newId } from '../../../platform/ids/ids.ts';
import { getSetting } from '../../../platform/settings/settings.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import type { MissingPeople } from './missing-people.ts';
import { everybodyIn, getMissingPeople } from './missing-people.ts';
import { missingSubject, talkPath, timeOf } from './missing-paths.ts';
import { TalkForm } from './talk-form-view.tsx';
import type { Filled } from './time-forms-view.tsx';
import { unfilled } from './time-forms-view.tsx';

type Talking<Handle extends Read> = PageRequest<typeof talkPath, Handle, string>;
type Found = {
  readonly people: MissingPeople;
  readonly time: MissingTime;
  readonly backAt: Instant;
  readonly due: Instant;
};

/** Nobody is talked with about a time that is not over. */
async function findTime({ db, params, today, saw }: Talking<Read>): Promise<Found> {
  const people = await getMissingPeople(db, params.personId, today);
  saw(everybodyIn(people));
  const time = await getMissingTime(db, people.records, params.missingId);
  if (time.state !== 'back' || time.backAt === null) throw new NotFound();
  const due = addHours(time.backAt, await getSetting(db, returnInterviewHours));
  return { people, time, backAt: time.backAt, due };
}

function formPage({ who }: Talking<Read>, found: Found, filled: Filled & { readonly id: string }): Reply {
  const { people, time } = found;
  const here = timeOf(people.personId, time.id);
  const body = (
    <TalkForm
      {...filled}
      name={people.name}
      firstName={people.firstName}
      due={found.due}
      action={`${here}/talk`}
      csrf={who.csrf}
    />
  );
  return page(`Talking with ${people.name}`, body, {
    errors: filled.errors,
    before: <BackLink href={here}>{`${people.name}: missing`}</BackLink>,
  });
}

const keptBefore =
  'This form was saved before, with other words, and those are kept. Save again to keep these beside them';

async function save(request: Talking<Write>): Promise<Reply> {
  const { db, body, now, today } = request;
  const found = await findTime(request);
  const { people, time, backAt } = found;
  const posted = postedLine(body, 'talk');
  const id = isUuid(posted) ? posted : newId();
  const parsed = parseInterview(body, { now, today, backAt, around: people.around });
  if (!parsed.ok)
    return formPage(request, found, { id, typed: typedInterview(body, request), errors: parsed.errors });
  const isKept = await addInterview(db, time, { id, said: parsed.value, peers: people.peers });
  if (!isKept)
    return formPage(request, found, {
      id: newId(),
      typed: typedInterview(body, request),
      errors: [fieldError('step', keptBefore)],
    });
  return redirect(`${timeOf(people.personId, time.id)}?saved=yes`);
}

/** Offering a child to talk with somebody independent after coming back, and what came of it. */
export const talkRoutes: readonly Route[] = [
  get(talkPath, {
    action: recordMissing,
    audit: 'ReturnTalkForm',
    subject: missingSubject,
    handle: async (request) => formPage(request, await findTime(request), { ...unfilled, id: newId() }),
  }),
  post(talkPath, { action: recordMissing, audit: 'ReturnTalk', subject: missingSubject, handle: save }),
];

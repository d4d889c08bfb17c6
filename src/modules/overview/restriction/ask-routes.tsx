import type { PageRequest, Route } from '../../access/index.ts';
import { askCallBack as mayAsk, formatMinutes, get, listOpenLooks, post } from '../../access/index.ts';
import {
  askCallBack,
  callBackMinutes,
  getPersonSummary,
  hrefOf,
  listOwnCallBacks,
} from '../../people/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { addHours } from '../../../platform/dates/instant.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { date } from '../../../platform/forms/date-fields.ts';
import { optional } from '../../../platform/forms/field.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import { longText, text } from '../../../platform/forms/text-fields.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { getSetting } from '../../../platform/settings/settings.ts';
import type { Opened } from './ask-view.tsx';
import { AskView, SentView } from './ask-view.tsx';
import type { Shown } from './form-parts.tsx';
import { nothingTyped } from './form-parts.tsx';
import { restrictionPaths as paths } from './restriction-paths.ts';

const callSchema = (today: PlainDate) => ({
  name: text({ label: 'the child’s name, or what the caller calls them', max: 200 }),
  born: optional(date({ label: 'the day of birth', latest: today, tooLate: 'must be today or in the past' })),
  number: optional(text({ label: 'the number', max: 40 })),
  told: longText({ label: 'what the caller says', max: 5000 }),
  rings: text({ label: 'who rings', max: 200 }),
  ringBack: text({ label: 'a number that we can ring back', max: 100 }),
});

type AskRequest<H extends Read = Read> = PageRequest<typeof paths.askCallBack, H, 'askCallBack'>;

async function showForm({ db, who, now, saw }: AskRequest, shown: Shown = nothingTyped): Promise<Reply> {
  const opened = await listOpened(db);
  saw(opened.map(({ personId }) => personId));
  const asked = await listOwnCallBacks(db, addHours(now, -24));
  const view = <AskView token={who.csrf} shown={shown} asked={asked} opened={opened} />;
  return page('Somebody rings about a child you cannot find', view, { errors: shown.errors });
}

/** What the actor may look at just now, each person once. */
async function listOpened(db: Read): Promise<readonly (Opened & { readonly personId: string })[]> {
  const looks = await listOpenLooks(db);
  const people = await getPersonSummary(
    db,
    looks.map(({ subject }) => subject),
  );
  return [...people.values()].flatMap((person) => {
    const look = looks.find(({ subject }) => subject === person.id);
    return look
      ? [{ personId: person.id, href: hrefOf(person), called: person.shown, until: look.until }]
      : [];
  });
}

/** The same work and the same answer whoever the call is about. */
async function passOn(request: AskRequest<Write>): Promise<Reply> {
  const parsed = parseForm(callSchema(request.today), request.body);
  if (!parsed.ok) return showForm(request, parsed);
  await askCallBack(request.db, request.authorised, parsed.value);
  return redirect(paths.callBackSent);
}

/** The safe way to pass on a call about a child whom one does not find. */
export const askRoutes: readonly Route[] = [
  get(paths.askCallBack, { action: mayAsk, audit: 'CallBackForm', handle: (request) => showForm(request) }),
  post(paths.askCallBack, { action: mayAsk, audit: 'CallBackAsk', handle: passOn }),
  get(paths.callBackSent, {
    action: mayAsk,
    audit: 'CallBackSentRead',
    handle: async ({ db }) => {
      const minutes = formatMinutes(await getSetting(db, callBackMinutes));
      return page('We have told the person who will know', <SentView minutes={minutes} />);
    },
  }),
];

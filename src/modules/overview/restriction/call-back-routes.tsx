import type { PageRequest, Route } from '../../access/index.ts';
import { answerCallBacks, formatMinutes, get, guardRecords, lookMinutes, post } from '../../access/index.ts';
import type { CallBack } from '../../people/index.ts';
import {
  answerCallBack,
  callBackMinutes,
  callsShown,
  findCallBack,
  listAnsweredCallBacks,
  listCallBacks,
} from '../../people/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { addHours } from '../../../platform/dates/instant.ts';
import { choice } from '../../../platform/forms/choice-fields.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { parseForm, typedIn } from '../../../platform/forms/form.ts';
import { longText } from '../../../platform/forms/text-fields.ts';
import { askedPage, hrefOfPage } from '../../../platform/http/page-of-list.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { getSetting } from '../../../platform/settings/settings.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import type { Call, CallsProps } from './call-back-view.tsx';
import { CallsView } from './call-back-view.tsx';
import { errorsOf, meanwhile } from './refusal-words.ts';
import { callPeople, namesOf } from './restriction-queries.ts';
import { restrictionPaths as paths } from './restriction-paths.ts';

type Request<H extends Read = Read> = Pick<
  PageRequest<string, H, 'answerCallBacks'>,
  'db' | 'who' | 'query' | 'saw' | 'may' | 'now'
>;

/** How many of those answered last are shown beneath. */
const answeredShown = 20;

/** One line for each call, with the records that may be meant beside it. */
export function toCalls(rows: readonly CallBack[]): readonly Call[] {
  const first = rows.filter((row, index) => rows.findIndex(({ id }) => id === row.id) === index);
  return first.map((about) => ({
    about,
    meant: rows.filter(({ id, restriction }) => id === about.id && restriction !== null),
  }));
}

type Waiting = { readonly number: number; readonly waiting: readonly Call[] };

/** A page of the calls that wait, and one more where there is one; the first page where there are fewer than it takes. */
async function readWaiting(db: Read, number: number): Promise<Waiting> {
  const waiting = toCalls(await listCallBacks(db, callsShown + 1, (number - 1) * callsShown));
  return waiting.length > 0 || number === 1 ? { number, waiting } : readWaiting(db, 1);
}

async function showCalls(request: Request, again?: CallsProps['again']): Promise<Reply> {
  const { db, who, query, saw, may, now } = request;
  const { number, waiting } = await readWaiting(db, askedPage(query));
  const shown = waiting.slice(0, callsShown);
  const written =
    again && !shown.some(({ about }) => about.id === again.id) ? await findCallBack(db, again.id) : [];
  const rows = [
    ...written,
    ...shown.flatMap(({ about, meant }) => (meant.length > 0 ? meant : [about])),
    ...(await listAnsweredCallBacks(db, answeredShown)),
  ];
  const people = rows.flatMap(({ person }) => person ?? []);
  saw(people);
  const props: CallsProps = {
    calls: toCalls(rows),
    number,
    more: waiting.length > callsShown,
    lateFrom: addHours(now, -(await getSetting(db, callBackMinutes)) / 60),
    called: await callPeople(db, people),
    nameOf: await namesOf(
      db,
      rows.map(({ askedBy }) => askedBy),
    ),
    token: who.csrf,
    done: query['done'] === 'answered',
    lookWords: formatMinutes(await getSetting(db, lookMinutes)),
    again,
  };
  const before = (await may(guardRecords)) ? (
    <BackLink href={paths.list}>Restricted records</BackLink>
  ) : undefined;
  return page('Call-backs', <CallsView {...props} />, {
    errors: again?.shown.errors ?? [],
    ...(before && { before }),
  });
}

async function saveAnswer(
  request: PageRequest<typeof paths.callBack, Write, 'answerCallBacks'>,
): Promise<Reply> {
  const { db, params, body, authorised, saw } = request;
  const callBack = params.callBackId;
  const mine = await findCallBack(db, callBack);
  const [restriction, said] = [`restriction-${callBack}`, `said-${callBack}`];
  const options = [...mine.flatMap((one) => one.restriction ?? []), 'none'];
  const schema = {
    [restriction]: choice({ label: 'whether they may look', options }),
    [said]: longText({ label: 'what you did', max: 2000 }),
  };
  const parsed = parseForm(schema, body);
  if (!parsed.ok) return showCalls(request, { id: callBack, shown: parsed });
  saw(mine.flatMap(({ person }) => person ?? []));
  const chosen = parsed.value[restriction] ?? 'none';
  const answer = { callBack, said: parsed.value[said] ?? '', restriction: chosen === 'none' ? null : chosen };
  const [wrong] = await errorsOf(answerCallBack(db, authorised, answer));
  // An answer is one's own: whoever was quicker was the same person, in another tab.
  if (wrong === undefined || wrong === meanwhile)
    return redirect(hrefOfPage(paths.callBacks, { kept: { done: 'answered' } }, askedPage(request.query)));
  const errors = [fieldError(restriction, wrong.text)];
  return showCalls(request, { id: callBack, shown: { typed: typedIn(schema, body), errors } });
}

/** Calls about children whom nobody on duty finds, for who knows the record that may be meant. */
export const callBackRoutes: readonly Route[] = [
  get(paths.callBacks, {
    action: answerCallBacks,
    audit: 'CallBacksRead',
    handle: (request) => showCalls(request),
  }),
  post(paths.callBack, {
    action: answerCallBacks,
    audit: 'CallBackAnswer',
    stepUp: true,
    handle: saveAnswer,
  }),
];

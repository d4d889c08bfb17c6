import type { PageRequest, Route } from '../../access/index.ts';
import { get, listAccountNames, post } from '../../access/index.ts';
import { getPersonSummary } from '../../people/index.ts';
import type { Listed } from '../../practice/index.ts';
import {
  dueAt,
  frontDoorDays,
  getWorry,
  isOpen,
  keepTypedWords,
  listed,
  listWorries,
  parseWords,
  saveWords,
  seeFrontDoor,
  shownWords,
  startWorry,
  typedWords,
  workFrontDoor,
  worriesPerPage,
} from '../../practice/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { href } from '../../../platform/http/path.ts';
import { Stale } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { getSetting } from '../../../platform/settings/settings.ts';
import type { Filled } from './fields-view.tsx';
import { backTo } from './fields-view.tsx';
import { paths } from './front-door-paths.ts';
import { ListView } from './list-view.tsx';
import { WordsView } from './words-view.tsx';

async function listPage({
  db,
  query,
  who,
  now,
  may,
  saw,
}: PageRequest<typeof paths.list, Read, string>): Promise<Reply> {
  const list = toListed(query['show']);
  const number = Math.min(Math.max(1, Math.trunc(Number(query['page'] ?? '1')) || 1), 1000);
  const found = await listWorries(db, list, number);
  const worries = found.slice(0, worriesPerPage);
  const people = await getPersonSummary(
    db,
    worries.flatMap(({ children }) => children),
  );
  saw(people.keys());
  const body = (
    <ListView
      worries={worries}
      names={new Map([...people].map(([id, { shown }]) => [id, shown]))}
      workers={await listAccountNames(
        db,
        worries.flatMap(({ recordedBy }) => recordedBy ?? []),
      )}
      list={list}
      page={number}
      hasMore={found.length > worriesPerPage}
      now={now}
      days={await getSetting(db, frontDoorDays)}
      mayWork={await may(workFrontDoor)}
      csrf={who.csrf}
    />
  );
  return page('At the front door', body);
}

function toListed(text: string | undefined): Listed {
  return (Object.keys(listed) as Listed[]).find((one) => one === text) ?? 'waiting';
}

async function wordsPage(
  { db, params, who, now }: PageRequest<typeof paths.words, Read, string>,
  sent?: Filled,
): Promise<Reply> {
  const worry = await getWorry(db, params.worryId);
  if (!isOpen('words', worry.state)) return redirect(href(paths.worry, params));
  const filled = sent ?? { typed: shownWords(worry, now), errors: [] };
  const body = (
    <WordsView filled={filled} action={href(paths.words, params)} csrf={who.csrf} version={worry.version} />
  );
  return page('Somebody gets in touch', body, {
    errors: filled.errors,
    before: backTo(paths.list, 'At the front door'),
  });
}

/** Whatever was typed is kept first: what is wrong with it, or a wish to go on later, loses nothing. */
async function saveTheWords(request: PageRequest<typeof paths.words, Write, string>): Promise<Reply> {
  const { db, params, body, today, now } = request;
  const worry = await getWorry(db, params.worryId);
  if (!isOpen('words', worry.state)) throw new Stale();
  const typed = typedWords(body, today);
  await keepTypedWords(db, worry.id, typed);
  if (body['go'] === 'later') return redirect(`${paths.list}?show=unfinished`);
  const parsed = parseWords(body, today, now);
  if (!parsed.ok) return wordsPage(request, { typed, errors: parsed.errors });
  if (String(worry.version) !== body['version'])
    return wordsPage(request, { typed, errors: [changedMeanwhile(worry.words)] });
  const days = await getSetting(db, frontDoorDays);
  await saveWords(db, worry, { ...parsed.value, dueAt: dueAt(parsed.value.receivedAt, days) });
  return redirect(href(paths.worry, params));
}

function changedMeanwhile(theirs: string | null) {
  return fieldError(
    'words',
    `Somebody else saved while you were writing. Theirs: “${theirs ?? ''}”. Save again to put yours in its place: theirs is kept`,
  );
}

/** The list, and what somebody says when they get in touch. */
export const frontDoorListRoutes: readonly Route[] = [
  get(paths.list, { action: seeFrontDoor, audit: 'FrontDoorList', handle: listPage }),
  post(paths.list, {
    action: workFrontDoor,
    audit: 'WorryStart',
    handle: async ({ db }) => redirect(href(paths.words, { worryId: await startWorry(db) })),
  }),
  get(paths.words, {
    action: workFrontDoor,
    audit: 'WorryWordsForm',
    handle: (request) => wordsPage(request),
  }),
  post(paths.words, { action: workFrontDoor, audit: 'WorryWordsSave', handle: saveTheWords }),
];

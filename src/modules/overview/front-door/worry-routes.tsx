import type { PageRequest, Route } from '../../access/index.ts';
import { get, listAccountNames, post } from '../../access/index.ts';
import type { PeopleNeighbours, PersonSummary } from '../../people/index.ts';
import { ageWords, findPeople, getPersonSummary, listPersonCards } from '../../people/index.ts';
import type { Worry, WorryChild } from '../../practice/index.ts';
import {
  addWorryChildren,
  decideAtFrontDoor,
  getWorry,
  isOpen,
  listLetters,
  listWorryChecks,
  listWorryChildren,
  removeWorryChild,
  seeFrontDoor,
  workFrontDoor,
} from '../../practice/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { href } from '../../../platform/http/path.ts';
import { NotFound, Stale } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { parseId } from '../../../platform/ids/ids.ts';
import { listDisabilities } from '../child/person-queries.ts';
import type { ChildLine } from './children-part-view.tsx';
import { backTo } from './fields-view.tsx';
import { paths } from './front-door-paths.ts';
import type { HistoryOf } from './history-queries.ts';
import { readHistory } from './history-queries.ts';
import type { WorryLinks } from './worry-view.tsx';
import { WorryView } from './worry-view.tsx';

type WorryRequest = PageRequest<typeof paths.worry, Read, string>;

/** The most people whom the page offers to add after a search. */
const mostOffered = 10;

async function worryPage(request: WorryRequest, neighbours: PeopleNeighbours): Promise<Reply> {
  const { db, params, query, today, who, now, may, saw } = request;
  const worry = await getWorry(db, params.worryId);
  const children = await listWorryChildren(db, worry.id);
  const ids = children.map(({ personId }) => personId);
  const history = await readHistory(db, ids, worry.id);
  const typed = (query['q'] ?? '').slice(0, 200);
  const mayWork = await may(workFrontDoor);
  const mayChange = mayWork && isOpen('children', worry.state);
  const suggested = mayChange ? await listSuggested(db, history, ids) : [];
  const found = mayChange && typed.trim() !== '' ? await listFoundIds(request, neighbours, ids) : null;
  const asCards = (people: readonly string[]) => listPersonCards(db, people, { neighbours, today });
  const foundCards = found && (await asCards(found));
  const suggestedCards = await asCards(suggested);
  saw([
    ...history.map(({ person }) => person.id),
    ...[...(foundCards ?? []), ...suggestedCards].map(({ id }) => id),
  ]);
  const body = (
    <WorryView
      worry={worry}
      children={await toLines(db, { worry, children, today })}
      suggested={suggestedCards}
      found={foundCards}
      typed={typed}
      history={history}
      checks={await listWorryChecks(db, worry.id)}
      links={linksOf(params)}
      mayWork={mayWork}
      mayDecide={await may(decideAtFrontDoor)}
      now={now}
      csrf={who.csrf}
    />
  );
  return page('A worry', body, { before: backTo(paths.list, 'At the front door') });
}

async function listFoundIds(
  { db, query, today }: WorryRequest,
  neighbours: PeopleNeighbours,
  without: readonly string[],
): Promise<readonly string[]> {
  const found = await findPeople(db, query['q'] ?? '', { neighbours, today });
  return found
    .map(({ personId }) => String(personId))
    .filter((id) => !without.includes(id))
    .slice(0, mostOffered);
}

/** Children of the family who are not named yet, and whom this worker added today for it. */
async function listSuggested(
  db: Read,
  history: readonly HistoryOf[],
  without: readonly string[],
): Promise<readonly string[]> {
  const added = await db.query(sql<{ id: string }>`select id from people.person_version
    where stands and version = 1 and recorded_by = platform.actor() and recorded_at > platform.moment() - interval '2 hours'
    order by recorded_at desc limit 5`);
  const family = history.filter(({ person }) =>
    person.age === null ? person.expectedOn !== null : person.age < 18,
  );
  const ids = [...added.map(({ id }) => id), ...family.map(({ person }) => String(person.id))];
  return [...new Set(ids)].filter((id) => !without.includes(id));
}

type About = {
  readonly worry: Worry;
  readonly children: readonly WorryChild[];
  readonly today: PlainDate;
};

async function toLines(db: Read, { worry, children, today }: About): Promise<readonly ChildLine[]> {
  const people = await getPersonSummary(
    db,
    children.map(({ personId }) => personId),
  );
  const deciders = await listAccountNames(
    db,
    children.flatMap(({ decidedBy }) => decidedBy ?? []),
  );
  const letters = await listLetters(
    db,
    children.filter(({ outcome }) => outcome !== null).map(({ id }) => id),
  );
  const lines: ChildLine[] = [];
  for (const child of children) {
    const disabilities = await listDisabilities(db, [child.personId]);
    const person = people.get(child.personId);
    lines.push({
      child,
      name: person?.shown ?? 'Name not recorded',
      who: whoWords(person, today),
      isDisabled: disabilities.some((code) => code !== 'NONE'),
      decidedBy: deciders.get(child.decidedBy ?? '') ?? 'Somebody whose name is not known',
      isSamePerson: child.decidedBy !== null && child.decidedBy === worry.handedOverBy,
      letter: letters.get(child.id) ?? null,
    });
  }
  return lines;
}

function whoWords(person: PersonSummary | undefined, today: PlainDate): string {
  const age = person === undefined ? '' : ageWords(person, today);
  return age === '' ? 'Age not known' : age;
}

/** Where each step of a worry is taken. */
export function linksOf(params: Parameters<typeof href<typeof paths.worry>>[1]): WorryLinks {
  return {
    words: href(paths.words, params),
    children: href(paths.children, params),
    checks: href(paths.checks, params),
    answers: href(paths.answers, params),
    advice: href(paths.advice, params),
    handOver: href(paths.handOver, params),
    decision: href(paths.decision, params),
    reply: href(paths.reply, params),
    letter: href(paths.letter, params),
  };
}

/** Names a child, or takes one out. Somebody whom the account may not see is not there. */
async function changeChildren({
  db,
  params,
  body,
  saw,
}: PageRequest<typeof paths.children, Write, string>): Promise<Reply> {
  const worry = await getWorry(db, params.worryId);
  if (!isOpen('children', worry.state)) throw new Stale();
  const [add, takeOut] = [parseId(body['add']), parseId(body['take_out'])];
  const who = add ?? takeOut;
  if (who !== undefined) {
    if (!(await getPersonSummary(db, [who])).has(who)) throw new NotFound();
    saw([who]);
  }
  if (add !== undefined) await addWorryChildren(db, worry.id, [add]);
  if (takeOut !== undefined) await removeWorryChild(db, worry.id, takeOut);
  return redirect(`${href(paths.worry, params)}#children`);
}

/** The page of one worry, and whom it is about. */
export function worryRoutes(neighbours: PeopleNeighbours): readonly Route[] {
  return [
    get(paths.worry, {
      action: seeFrontDoor,
      audit: 'WorryRead',
      handle: (request) => worryPage(request, neighbours),
    }),
    post(paths.children, { action: workFrontDoor, audit: 'WorryChildren', handle: changeChildren }),
  ];
}

import type { PageRequest, Route } from '../../access/index.ts';
import { get, listAccountNames, post } from '../../access/index.ts';
import { ageWords, getPersonSummary, resolvePerson } from '../../people/index.ts';
import {
  decide,
  decideAtFrontDoor,
  getHelpAndProtection,
  getWorry,
  isOpen,
  listWorryChildren,
  parseDecision,
  typedDecision,
} from '../../practice/index.ts';
import type { WorryChild } from '../../practice/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { href } from '../../../platform/http/path.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { listDisabilities } from '../child/person-queries.ts';
import type { ChildLine } from './children-part-view.tsx';
import { DecisionView } from './decision-view.tsx';
import type { Filled } from './fields-view.tsx';
import { backTo } from './fields-view.tsx';
import { paths } from './front-door-paths.ts';

type Asking = PageRequest<typeof paths.decision, Read, 'decideAtFrontDoor'>;
type Sending = PageRequest<typeof paths.decision, Write, 'decideAtFrontDoor'>;

/** The child who is decided for: the one that was asked for, else the first who waits. */
function childOf(children: readonly WorryChild[], wanted: string): WorryChild | undefined {
  const waiting = children.filter(({ outcome }) => outcome === null);
  return waiting.find(({ personId }) => personId === wanted) ?? waiting[0];
}

async function decisionPage(request: Asking, filled: Filled): Promise<Reply> {
  const { db, params, who, saw, query } = request;
  const worry = await getWorry(db, params.worryId);
  const children = await listWorryChildren(db, worry.id);
  const child = childOf(children, String(filled.typed['child'] ?? query['child'] ?? ''));
  if (!child || !isOpen('decide', worry.state)) return redirect(href(paths.worry, params));
  saw(children.map(({ personId }) => personId));
  const { all } = await resolvePerson(db, child.personId);
  const { involvements } = await getHelpAndProtection(db, all);
  const body = (
    <DecisionView
      filled={filled}
      worry={worry}
      one={await toLine(request, child, all)}
      others={children.filter(({ outcome }) => outcome === null).length - 1}
      isOpenAlready={involvements.some((one) => one.closed === null && one.noFurtherAction !== true)}
      isOwnWork={worry.handedOverBy === who.accountId}
      action={href(paths.decision, params)}
      csrf={who.csrf}
    />
  );
  return page('Decide', body, {
    errors: filled.errors,
    before: backTo(href(paths.worry, params), 'The worry'),
  });
}

async function toLine(
  { db, today }: Asking,
  child: WorryChild,
  records: readonly string[],
): Promise<ChildLine> {
  const person = (await getPersonSummary(db, [child.personId])).get(child.personId);
  const disabilities = await listDisabilities(db, records);
  const names = await listAccountNames(db, child.decidedBy === null ? [] : [child.decidedBy]);
  return {
    child,
    name: person?.shown ?? 'Name not recorded',
    who: person === undefined ? '' : ageWords(person, today),
    isDisabled: disabilities.some((code) => code !== 'NONE'),
    decidedBy: names.get(child.decidedBy ?? '') ?? '',
    isSamePerson: false,
    letter: null,
  };
}

/** Saves what was decided, then goes on to the next child who waits. */
async function saveDecision(request: Sending): Promise<Reply> {
  const { db, params, body, today, authorised } = request;
  const worry = await getWorry(db, params.worryId);
  const parsed = parseDecision(body);
  const typed = typedDecision(body);
  if (!parsed.ok) return decisionPage(request, { typed, errors: parsed.errors });
  const children = await listWorryChildren(db, worry.id);
  const child = children.find(({ personId }) => personId === parsed.value.personId);
  if (!child || child.outcome !== null || !isOpen('decide', worry.state)) {
    const text =
      'Somebody else decided for this child while you were writing. Read theirs on the worry first';
    return decisionPage(request, { typed, errors: [fieldError('outcome', text)] });
  }
  const { all } = await resolvePerson(db, child.personId);
  await decide(db, authorised, { worry, records: all, today }, parsed.value);
  const waiting = children.filter(({ id, outcome }) => outcome === null && id !== child.id);
  return redirect(href(waiting.length > 0 ? paths.decision : paths.worry, params));
}

/** The decision of a manager, each child separately. */
export const decisionRoutes: readonly Route[] = [
  get(paths.decision, {
    action: decideAtFrontDoor,
    audit: 'WorryDecisionForm',
    handle: (request) => decisionPage(request, { typed: {}, errors: [] }),
  }),
  post(paths.decision, { action: decideAtFrontDoor, audit: 'WorryDecide', handle: saveDecision }),
];

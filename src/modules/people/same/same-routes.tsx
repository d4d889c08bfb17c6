import type { PageRequest, Route } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
import { labelOf } from '../../../formats/ssda903/code-sets.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { choice } from '../../../platform/forms/choice-fields.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { parseForm, typedIn } from '../../../platform/forms/form.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { text } from '../../../platform/forms/text-fields.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { factKinds } from '../facts/fact-kinds.ts';
import { showFacts, otherPersonIn } from '../facts/fact-lines.ts';
import { listFacts } from '../facts/fact-queries.ts';
import type { PeopleNeighbours } from '../neighbours.ts';
import { decideSamePerson, listLikelySame } from '../permissions.ts';
import { listPersonCards, sexWords } from '../persons/person-card.ts';
import { pairHref, pairIn, paths } from '../persons/person-paths.ts';
import { getPerson, getPersonSummary, listAddresses } from '../persons/person-queries.ts';
import type { PersonId } from '../persons/person-queries.ts';
import { birthWords } from '../persons/person-rules.ts';
import { decideSame, undecide } from './decide-same.ts';
import { conflictsBetween } from './same-rules.ts';
import type { Side } from './same-rules.ts';
import { comparePage, pairsPage } from './same-page.ts';
import type { ComparedSide } from './same-page.ts';
import { findDecision, listPairs } from './same-queries.ts';
import { CompareView, PairsView } from './same-view.tsx';

type With = {
  readonly neighbours: PeopleNeighbours;
  readonly today: PlainDate;
  readonly saw: (people: Iterable<string>) => void;
};

/** Everything that one of two records says, a line for each kind. */
async function sideOf(
  db: Read,
  id: PersonId,
  more: With,
): Promise<{ readonly compared: ComparedSide; readonly side: Side }> {
  const person = await getPerson(db, id);
  const [card] = await listPersonCards(db, [id], more);
  if (!card) throw new NotFound();
  const ethnicity =
    person.ethnicity === null ? '' : (labelOf('ethnicity', person.ethnicity) ?? person.ethnicity);
  const lines: Record<string, readonly string[]> = {
    Born: [birthWords(person)],
    Sex: known(sexWords(person)),
    Ethnicity: known(ethnicity),
  };
  for (const kind of factKinds) {
    const facts = await listFacts(db, kind, [id]);
    const people = await getPersonSummary(
      db,
      facts.flatMap((fact) => otherPersonIn(kind, fact, [id]) ?? []),
    );
    more.saw(people.keys());
    const shown = showFacts(kind, facts, { ids: [id], personId: id, people, today: more.today });
    lines[kind.title] = shown.map(({ main, detail }) =>
      [main, detail].filter((part) => part !== '').join(', '),
    );
  }
  lines['Lives'] = known(card.lives);
  lines['Worker'] = known(card.worker);
  const homes = await listAddresses(db, [id]);
  return { compared: { id, card, lines }, side: { ...person, homes } };
}

const known = (text: string) => (text === '' ? [] : [text.charAt(0).toUpperCase() + text.slice(1)]);

type Comparing = Pick<
  PageRequest<typeof paths.compare, Read, string>,
  'db' | 'params' | 'today' | 'who' | 'saw' | 'may'
>;
type Again = { readonly shown: Typed; readonly errors: readonly FieldError[] };

async function compare(
  { db, params, today, who, saw, may }: Comparing,
  neighbours: PeopleNeighbours,
  again: Again,
): Promise<Reply> {
  const pair = await seenPair(may, params);
  const [one, other] = [
    await sideOf(db, pair[0], { neighbours, today, saw }),
    await sideOf(db, pair[1], { neighbours, today, saw }),
  ];
  saw(pair);
  const conflicts = [...conflictsBetween(one.side, other.side), ...(await neighbours.conflictsOf(db, pair))];
  const model = comparePage({
    one: one.compared,
    other: other.compared,
    conflicts,
    decision: await findDecision(db, ...pair),
  });
  const before = <BackLink href={paths.likelySame}>Back to the list</BackLink>;
  return page('Are these the same person?', <CompareView page={model} token={who.csrf} {...again} />, {
    errors: again.errors,
    before,
  });
}

/** The route asks for the first of the two; the second is asked for here. */
async function seenPair(
  may: Comparing['may'],
  params: Comparing['params'],
): Promise<readonly [PersonId, PersonId]> {
  const pair = pairIn(params);
  if (pair[0] === pair[1] || !(await may(decideSamePerson, pair[1]))) throw new NotFound();
  return pair;
}

const schema = {
  verdict: choice({ label: 'what you decide', options: ['one', 'other', 'different'] }),
  why: text({ label: 'why', missing: 'Enter why', max: 500 }),
};

type Deciding = PageRequest<typeof paths.compare, Write, 'decideSamePerson'>;

async function decide(request: Deciding, neighbours: PeopleNeighbours): Promise<Reply> {
  const { db, params, body, authorised, may, saw } = request;
  const pair = await seenPair(may, params);
  const parsed = parseForm(schema, body);
  if (!parsed.ok) return compare(request, neighbours, { shown: parsed.typed, errors: parsed.errors });
  const { verdict, why } = parsed.value;
  const first = verdict === 'one' ? pair[0] : pair[1];
  const decision =
    verdict === 'different' ? ({ kind: verdict, why } as const) : ({ kind: 'same', first, why } as const);
  const refusal = await decideSame(db, authorised, pair, decision);
  saw(pair);
  if (refusal) return compare(request, neighbours, { shown: typedIn(schema, body), errors: [refusal] });
  return redirect(pairHref(paths.compare, pair));
}

const subject = ({ personId }: { readonly personId: PersonId }) => personId;

/** Records that may be of one person: the list, two side by side, the decision and its undoing. */
export function sameRoutes(neighbours: PeopleNeighbours): readonly Route[] {
  return [
    get(paths.likelySame, {
      action: listLikelySame,
      audit: 'LikelySameList',
      handle: async ({ db, query, today, saw }) => {
        const number = pageNumber(query['page']);
        const { pairs, total } = await listPairs(db, number);
        const ids = [...new Set(pairs.flatMap(({ personId, otherId }) => [personId, otherId]))];
        const cards = await listPersonCards(db, ids, { neighbours, today });
        saw(ids);
        const model = pairsPage({
          pairs,
          total,
          page: number,
          cards: new Map(cards.map((card) => [card.id, card])),
        });
        return page('Same person?', <PairsView page={model} />);
      },
    }),
    get(paths.compare, {
      action: decideSamePerson,
      audit: 'LikelySameCompare',
      subject,
      handle: (request) => compare(request, neighbours, { shown: {}, errors: [] }),
    }),
    post(paths.compare, {
      action: decideSamePerson,
      audit: 'SamePersonDecide',
      subject,
      handle: (request) => decide(request, neighbours),
    }),
    post(paths.separate, {
      action: decideSamePerson,
      audit: 'SamePersonUndo',
      subject,
      handle: async ({ db, params, body, authorised, may, saw }) => {
        const pair = await seenPair(may, params);
        await undecide(db, authorised, { pair, seen: body['decided'] });
        saw(pair);
        return redirect(pairHref(paths.compare, pair));
      },
    }),
  ];
}

function pageNumber(text: string | undefined): number {
  return /^[1-9]\d{0,5}$/.test(text ?? '') ? Number(text) : 1;
}

import type { AuditName, PageRequest, Route } from '../../access/index.ts';
import { get, listAccountNames, post } from '../../access/index.ts';
import { correctCare, listContested, settleContested, viewCare } from '../../care/index.ts';
import { resolvePerson } from '../../people/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import type { Contested, FactValues, Settlement, StoredFact } from '../../../platform/facts/index.ts';
import {
  correctFact,
  countContested,
  findFact,
  listContestedOf,
  listContestedPage,
  listVersions,
  settle,
  unlessRefused,
} from '../../../platform/facts/index.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { href } from '../../../platform/http/path.ts';
import { BadRequest, NotFound, Stale } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { callBriefly, callThem, listPeople } from '../child/person-queries.ts';
import type { ContestedLine } from './contested-view.tsx';
import { backTo, ContestedList, SettleView } from './contested-view.tsx';
import { listQuestions, listQuestionsOf, parseFact, typedFrom } from './fact-form.ts';
import type { FactKind } from './fact-kinds.ts';
import { factTables, fieldLabel, findFactKind } from './fact-kinds.ts';
import { compare, sourceOf, versionLines } from './fact-page.ts';
import type { Contradiction } from './contradiction.ts';
import { findContradiction, readableValues } from './contradiction.ts';
import { FactView } from './fact-view.tsx';
import { sayRefusal } from './refusal-words.ts';

const childPath = '/children/:personId';
const factPath = '/children/:personId/facts/:kind/:factId';
const contestedPath = '/children/:personId/contested/:kind/:contestedId';
const perPage = 50;

/** A request about one fact or one contested row of a person. */
type FactRequest = PageRequest<typeof factPath, Read, string>;
type ContestedRequest = PageRequest<typeof contestedPath, Read, string>;

function getKind(label: string): FactKind {
  const kind = findFactKind(label);
  if (!kind) throw new NotFound();
  return kind;
}

/** The fact, if it is one of this person's. */
async function getFact(db: Read, kind: FactKind, personId: string, factId: string): Promise<StoredFact> {
  const fact = await findFact(db, kind.table, factId);
  const { all: records } = await resolvePerson(db, personId);
  if (!fact || !records.some((id) => id === fact.subject)) throw new NotFound();
  return fact;
}

async function personShown(db: Read, personId: string): Promise<string> {
  return callThem((await listPeople(db, [personId]))[0]);
}

type Typing = { readonly typed: Typed; readonly errors: readonly FieldError[] };

async function factPage(request: FactRequest, typing?: Typing): Promise<Reply> {
  const { db, params, who } = request;
  const kind = getKind(params.kind);
  const fact = await getFact(db, kind, params.personId, params.factId);
  const questions = listQuestionsOf(kind, fact);
  const errors = typing?.errors ?? [];
  const body = (
    <FactView
      heading={kind.title}
      person={await personShown(db, params.personId)}
      action={href(factPath, params)}
      cancel={href(childPath, params)}
      csrf={who.csrf}
      version={fact.version}
      questions={questions}
      typed={typing?.typed ?? typedFrom(questions, fact.values)}
      errors={errors}
      history={await historyOf(db, kind, fact.id)}
    />
  );
  return page(`Put right: ${kind.title}`, body, { errors, before: backTo(href(childPath, params)) });
}

async function historyOf(db: Read, kind: FactKind, factId: string) {
  const versions = await listVersions(db, kind.table, factId);
  const accounts = versions.flatMap(({ recordedBy }) => recordedBy ?? []);
  return versionLines(kind, versions, await listAccountNames(db, accounts));
}

async function saveFact(request: PageRequest<typeof factPath, Write, string>): Promise<Reply> {
  const { db, params, body } = request;
  const kind = getKind(params.kind);
  const fact = await getFact(db, kind, params.personId, params.factId);
  const questions = listQuestionsOf(kind, fact);
  const parsed = parseFact(questions, body);
  if (!parsed.ok) return factPage(request, parsed);
  const typed = typedFrom(questions, parsed.value);
  // Somebody else's change is shown first; what was typed stays in the form, over the version that now stands.
  if (Number(body['version']) !== fact.version)
    return factPage(request, {
      typed,
      errors: [
        fieldError(
          firstOf(questions),
          'Somebody changed this while you were writing. Your answers are kept below; what they changed is under “What we knew and when”',
        ),
      ],
    });
  const refusal = await unlessRefused(db, () => correctFact(db, kind.table, fact, parsed.value));
  if (refusal)
    return factPage(request, {
      typed,
      errors: [fieldError(firstOf(questions), sayRefusal(refusal.refused))],
    });
  return redirect(`${href(childPath, params)}?saved=${kind.table.label}&fact=${fact.id}`);
}

const firstOf = (questions: readonly { name: string }[]) => questions[0]?.name ?? 'version';

async function contestedListPage(request: PageRequest<'/contested', Read, string>): Promise<Reply> {
  const { db, query, saw } = request;
  const only = findFactKind(query['kind'] ?? '');
  const number = Math.max(1, Number.parseInt(query['page'] ?? '1', 10) || 1);
  const tables = only ? [only.table] : factTables;
  const found = await listContestedPage(db, tables, { limit: perPage + 1, offset: (number - 1) * perPage });
  const shown = found.slice(0, perPage);
  saw(shown.map(({ subject }) => subject));
  const to = (page: number) => `/contested?${only ? `kind=${only.table.label}&` : ''}page=${page}`;
  const props = {
    ...contestedKinds(await countContested(db, factTables), only),
    lines: await toLines(db, shown),
    previous: number > 1 ? to(number - 1) : undefined,
    next: found.length > perPage ? to(number + 1) : undefined,
  };
  return page('To settle', <ContestedList {...props} />);
}

/** How much waits of each kind, the most first, and which kind is looked at. */
function contestedKinds(counts: ReadonlyMap<string, number>, only: FactKind | undefined) {
  const kinds = [...counts]
    .sort(([, a], [, b]) => b - a)
    .flatMap(([label, count]) => {
      const kind = findFactKind(label);
      return kind && count > 0
        ? [{ href: `/contested?kind=${label}`, text: kind.title, count, current: kind === only }]
        : [];
    });
  return {
    total: [...counts.values()].reduce((sum, count) => sum + count, 0),
    kinds,
    only: only !== undefined,
  };
}

async function toLines(db: Read, contested: readonly Contested[]): Promise<ContestedLine[]> {
  const people = new Map(
    (
      await listPeople(
        db,
        contested.map(({ subject }) => subject),
      )
    ).map((one) => [one.personId, one]),
  );
  return contested.map((one) => {
    const kind = getKind(one.label);
    const field = one.field === null ? undefined : fieldLabel(kind, one.field);
    return {
      href: contestedHref(one),
      person: callBriefly(people.get(one.subject)),
      what: field ? `${field}: ${kind.title}` : kind.title,
      why: one.because,
      source: sourceOf(one),
    };
  });
}

/** Where one contradiction is settled. */
export function contestedHref({ subject, label, id }: Contested): string {
  return `/children/${subject}/contested/${label}/${id}`;
}

async function getContested(request: ContestedRequest): Promise<Contested> {
  const { db, params } = request;
  const found = await listContestedOf(db, [getKind(params.kind).table], [params.personId]);
  const one = found.find(({ id }) => id === params.contestedId);
  if (!one) throw new NotFound();
  return one;
}

async function settlePage(request: ContestedRequest, typing?: Typing): Promise<Reply> {
  const { db, params, who, may } = request;
  const contradiction = await findContradiction(db, getKind(params.kind), await getContested(request));
  const { kind, contested, stands } = contradiction;
  const questions = listQuestions(kind, contested.field ?? undefined);
  const errors = typing?.errors ?? [];
  const comparison = compare(contradiction);
  const opening = contested.field === null ? contested.values : (stands[0]?.values ?? {});
  const body = (
    <SettleView
      person={await personShown(db, params.personId)}
      comparison={comparison}
      action={href(contestedPath, params)}
      csrf={who.csrf}
      questions={questions}
      typed={typing?.typed ?? typedFrom(questions, opening)}
      errors={errors}
      maySettle={await may(settleContested)}
    />
  );
  return page(comparison.heading, body, { errors, before: backTo('/contested', 'All to settle') });
}

async function takeDecision(request: PageRequest<typeof contestedPath, Write, string>): Promise<Reply> {
  const { db, params, body } = request;
  const { table } = getKind(params.kind);
  const contested = await getContested(request).catch((error: unknown) => {
    // The person is the sender's to see: what is not there any more was settled by somebody else.
    throw error instanceof NotFound ? new Stale() : error;
  });
  const contradiction = await findContradiction(db, getKind(params.kind), contested);
  const questions = listQuestions(contradiction.kind, contradiction.contested.field ?? undefined);
  const parsed = body['decision'] === 'corrected' ? parseFact(questions, body) : undefined;
  if (parsed && !parsed.ok) return settlePage(request, parsed);
  const settlement = toSettlement(body['decision'], contradiction, parsed?.value);
  const refusal = await settle(db, table, contradiction.contested, settlement);
  if (!refusal) return redirect(`${href(childPath, params)}?settled=${table.label}`);
  const typed = typedFrom(questions, parsed?.value ?? readableValues(contradiction));
  return settlePage(request, {
    typed,
    errors: [fieldError(firstOf(questions), sayRefusal(refusal.refused))],
  });
}

/** If the return is right, all that stands in its way goes; who types what is right minds the dates. */
function toSettlement(
  decision: unknown,
  contradiction: Contradiction,
  typed: FactValues | undefined,
): Settlement {
  const { into, stands } = contradiction;
  if (decision === 'corrected' && typed) return { decision, values: typed, into, instead: [] };
  const instead = stands.map(({ id }) => id);
  if (decision === 'accepted') return { decision, values: readableValues(contradiction), into, instead };
  if (decision === 'kept') return { decision };
  throw new BadRequest('Nothing was chosen.');
}

const subject = ({ personId }: { personId: string }) => personId;
const audits = {
  read: 'FactRead',
  change: 'FactCorrect',
  settle: 'ContestedSettle',
} as const satisfies Record<string, AuditName>;

/** Putting facts right and settling what returns contradict. */
export const factRoutes: readonly Route[] = [
  get('/contested', { action: listContested, audit: 'ContestedList', handle: contestedListPage }),
  get(contestedPath, { action: viewCare, audit: 'ContestedRead', subject, handle: settlePage }),
  post(contestedPath, { action: settleContested, audit: audits.settle, subject, handle: takeDecision }),
  get(factPath, { action: correctCare, audit: audits.read, subject, handle: (request) => factPage(request) }),
  post(factPath, { action: correctCare, audit: audits.change, subject, handle: saveFact }),
];

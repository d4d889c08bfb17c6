import type { PageRequest, Route } from '../../access/index.ts';
import { get, listAccountNames, post } from '../../access/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { keepTyped, toPosted } from '../../../platform/forms/posted.ts';
import { BadRequest, NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { parseId } from '../../../platform/ids/ids.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { saveScenarios, seeCountyFigures } from '../permissions.ts';
import type { NamedChoices } from './choices-form.ts';
import { parseChoicesForm, shownChoices } from './choices-form.ts';
import { ChoicesView } from './choices-view.tsx';
import { paths } from './paths.ts';
import { findModel, hasRecord, noRecord } from './record-model.ts';
import { runChoices } from './run-choices.ts';
import type { Scenario } from './scenario.ts';
import { findScenario, listScenarios, saveScenario, setRemoved } from './scenario-queries.ts';
import { CompareView, PaperView, ScenarioListView, ScenarioView } from './what-if-view.tsx';

type AnyRequest<H extends Read = Read> = Pick<
  PageRequest<string, H, string>,
  'db' | 'may' | 'who' | 'today' | 'now' | 'query' | 'body'
>;
type OneRequest<H extends Read = Read> = AnyRequest<H> & { readonly params: { readonly scenarioId: string } };

const toList = { before: <BackLink href={paths.list}>What if</BackLink> };
const toInsight = { before: <BackLink href="/insight">Insight</BackLink> };

async function list({ db, may, today }: AnyRequest): Promise<Reply> {
  const scenarios = await listScenarios(db);
  const maySave = await may(saveScenarios);
  const lacking = maySave && !(await hasRecord(db, today)) ? noRecord : undefined;
  const nameOf = await namesOf(db, scenarios);
  return page('What if', <ScenarioListView list={{ scenarios, maySave, nameOf, lacking }} />, toInsight);
}

async function namesOf(
  db: Read,
  scenarios: readonly Scenario[],
): Promise<(account: string | null) => string> {
  const names = await listAccountNames(
    db,
    scenarios.flatMap(({ savedBy }) => savedBy ?? []),
  );
  return (account) => names.get(account ?? '') ?? 'somebody';
}

function form(
  request: AnyRequest,
  shown: Typed,
  more: { readonly errors?: readonly FieldError[]; readonly changes?: Scenario } = {},
): Reply {
  const { errors = [], changes } = more;
  const heading = changes ? `Change “${changes.name}”` : 'Try choices';
  const action = changes ? paths.change(changes.id) : paths.list;
  return page(
    heading,
    <ChoicesView token={request.who.csrf} action={action} heading={heading} shown={shown} errors={errors} />,
    { errors, before: toList.before },
  );
}

async function save(request: AnyRequest<Write>, changes?: Scenario): Promise<Reply> {
  const parsed = parseChoicesForm(request.body);
  const more = changes ? { changes } : {};
  if (!parsed.ok) return form(request, parsed.typed, { ...more, errors: parsed.errors });
  const saved = changes?.replacedBy ? undefined : await workOut(request, parsed.value, changes?.id);
  if (saved !== undefined) return redirect(paths.one(saved));
  return form(request, typedIn(request.body, parsed.value), {
    ...more,
    errors: [fieldError('name', 'Somebody else changed this since you opened it: save yours as a new one')],
  });
}

const typedIn = (body: unknown, value: NamedChoices): Typed =>
  keepTyped(toPosted(body), Object.keys(shownChoices(value)));

/** Works choices out and saves them; undefined where somebody else replaced the scenario first. */
async function workOut(
  { db, today }: AnyRequest<Write>,
  named: NamedChoices,
  replaces?: string,
): Promise<string | undefined> {
  const model = await findModel(db, today);
  if (!model) throw new BadRequest(noRecord);
  return saveScenario(db, { ...named, result: runChoices(model, named.choices) }, replaces);
}

async function getScenario({ db, params }: Pick<OneRequest, 'db' | 'params'>): Promise<Scenario> {
  const id = parseId(params.scenarioId);
  const scenario = id && (await findScenario(db, id));
  if (!scenario) throw new NotFound();
  return scenario;
}

async function one(request: OneRequest): Promise<Reply> {
  const scenario = await getScenario(request);
  const nameOf = await namesOf(request.db, [scenario]);
  const maySave = await request.may(saveScenarios);
  return page(
    scenario.name,
    <ScenarioView page={{ scenario, nameOf, maySave, csrf: request.who.csrf }} />,
    toList,
  );
}

async function paper(request: OneRequest): Promise<Reply> {
  const scenario = await getScenario(request);
  const nameOf = await namesOf(request.db, [scenario]);
  const before = <BackLink href={paths.one(scenario.id)}>{scenario.name}</BackLink>;
  return page(scenario.name, <PaperView scenario={scenario} nameOf={nameOf} />, { before });
}

async function changeForm(request: OneRequest): Promise<Reply> {
  const changes = await getScenario(request);
  return form(request, shownChoices(changes), { changes });
}

async function change(request: OneRequest<Write>): Promise<Reply> {
  return save(request, await getScenario(request));
}

async function again(request: OneRequest<Write>): Promise<Reply> {
  const scenario = await getScenario(request);
  if (scenario.replacedBy) return redirect(paths.one(scenario.replacedBy));
  return redirect(paths.one((await workOut(request, scenario, scenario.id)) ?? scenario.id));
}

const setTo = (removed: boolean) => async (request: OneRequest<Write>) => {
  const scenario = await getScenario(request);
  await setRemoved(request.db, scenario.id, removed ? request.now : null);
  return redirect(paths.one(scenario.id));
};

/** Two or three scenarios: `?scenario=` once for each; what is none is left out. */
async function compare({ db, query }: AnyRequest): Promise<Reply> {
  const asked = [query['one'], query['two'], query['three']].flatMap((text) => parseId(text ?? '') ?? []);
  const found = await Promise.all([...new Set(asked)].map((id) => findScenario(db, id)));
  const scenarios = found.filter((scenario) => scenario !== undefined);
  return page(
    'Scenarios compared',
    <CompareView scenarios={scenarios} all={await listScenarios(db)} />,
    toList,
  );
}

const see = seeCountyFigures;
const path = '/insight/what-if/:scenarioId';

/** Choices for the years ahead: tried, saved, compared, printed. */
export const scenarioRoutes: readonly Route[] = [
  get(paths.list, { action: see, audit: 'ScenariosRead', handle: list }),
  get(paths.new, {
    action: saveScenarios,
    audit: 'ScenarioForm',
    handle: (request) => Promise.resolve(form(request, {})),
  }),
  post(paths.list, { action: saveScenarios, audit: 'ScenarioSave', handle: (request) => save(request) }),
  get(paths.compare, { action: see, audit: 'ScenariosCompare', handle: compare }),
  get(path, { action: see, audit: 'ScenarioRead', handle: one }),
  get(`${path}/paper`, { action: see, audit: 'ScenarioPaper', handle: paper }),
  get(`${path}/change`, { action: saveScenarios, audit: 'ScenarioChangeForm', handle: changeForm }),
  post(`${path}/change`, { action: saveScenarios, audit: 'ScenarioChange', handle: change }),
  post(`${path}/again`, { action: saveScenarios, audit: 'ScenarioAgain', handle: again }),
  post(`${path}/removal`, { action: saveScenarios, audit: 'ScenarioRemove', handle: setTo(true) }),
  post(`${path}/return`, { action: saveScenarios, audit: 'ScenarioPutBack', handle: setTo(false) }),
];

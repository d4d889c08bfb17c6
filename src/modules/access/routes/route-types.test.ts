import { join } from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../../platform/project.ts';

/** What the types let pass and what they refuse: each snippet is compiled with the project's own settings. */
const head = `
import { action, authorise, get, openRoute, post } from '../index.ts';
import type { Authorised } from '../index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import type { Id } from '../../../platform/ids/ids.ts';
import { page } from '../../../platform/http/reply.ts';
declare const read: Read;
declare const childId: Id<'child'>;
declare const planId: Id<'plan'>;
declare function getPlan(db: Read, id: Id<'plan'>): Promise<string>;
declare function savePlan(db: Write, id: Id<'plan'>): Promise<void>;
declare function approvePlan(db: Write, plan: Authorised<'approvePlan'>): Promise<void>;
const approve = action('approvePlan', 'subject', ['team manager']);
const list = action('listPlans', 'nothing', ['team manager']);
const path = '/children/:childId/plans/:planId/approval';
const subject = ({ childId }: { childId: string }) => childId;
const answer = async () => page('Plans', null as never);
`;

const right: Readonly<Record<string, string>> = {
  'a page about somebody, with action, audit name and subject': `
    get(path, { action: approve, audit: 'PlanRead', subject, handle: answer });`,
  'a page about nobody, without a subject': `get('/plans', { action: list, audit: 'PlanList', handle: answer });`,
  'a form that writes, and calls a use case with what was authorised': `
    post(path, { action: approve, audit: 'PlanApprove', subject, handle: async ({ db, params, authorised }) => {
      await approvePlan(db, authorised);
      await savePlan(db, params.planId);
      return page(await getPlan(db, params.planId), null as never);
    } });`,
  'an open route, which says its face': `
    openRoute('GET', '/sign-in', { face: 'staff', audit: 'SignInPage', handle: answer });`,
};

const wrong: Readonly<Record<string, readonly [snippet: string, reason: string]>> = {
  'a route without an action': [
    `get('/plans', { audit: 'PlanRead', handle: answer });`,
    "Property 'action' is missing",
  ],
  'a route without a name in the trail': [
    `get('/plans', { action: list, handle: answer });`,
    "Property 'audit' is missing",
  ],
  'a route whose name in the trail is no noun and verb': [
    `
    get('/plans', { action: list, audit: 'plans read', handle: answer });`,
    'Capitalize<string>',
  ],
  'an action on a person without saying which': [
    `get(path, { action: approve, audit: 'PlanRead', handle: answer });`,
    "Property 'subject' is missing",
  ],
  'a subject for an action that has none': [
    `
    get(path, { action: list, audit: 'PlanList', subject, handle: answer });`,
    "is not assignable to type 'undefined'",
  ],
  'a subject that the address does not hold': [
    `
    get('/plans', { action: approve, audit: 'PlanRead', subject: ({ childId }) => childId, handle: answer });`,
    "Property 'childId' does not exist",
  ],
  'a handler that looks at what the address does not hold': [
    `
    get('/plans/:planId', { action: list, audit: 'PlanRead', handle: async ({ params }) => page(params.childId, null as never) });`,
    "Property 'childId' does not exist",
  ],
  'a page that writes': [
    `
    get(path, { action: approve, audit: 'PlanRead', subject, handle: async ({ db, params }) => {
      await savePlan(db, params.planId);
      return answer();
    } });`,
    "'Read' is not assignable to parameter of type 'Write'",
  ],
  'a handle for reading where one for writing is needed': [
    `void savePlan(read, planId);`,
    "'Read' is not assignable to parameter of type 'Write'",
  ],
  'the id of a child where that of a plan is needed': [
    `void getPlan(read, childId);`,
    '\'Id<"child">\' is not assignable to parameter of type \'Id<"plan">\'',
  ],
  'a bare text for an id': [
    `void getPlan(read, '00000000-0000-7000-8000-000000000000');`,
    "'string' is not assignable to parameter of type 'Id<\"plan\">'",
  ],
  'a use case without leave': [
    `post(path, { action: approve, audit: 'PlanApprove', subject, handle: async ({ db }) => {
      await approvePlan(db);
      return answer();
    } });`,
    'Expected 2 arguments',
  ],
  'a use case with the leave for another action': [
    `
    post('/plans', { action: list, audit: 'PlanList', handle: async ({ db, authorised }) => {
      await approvePlan(db, authorised);
      return answer();
    } });`,
    '\'Authorised<"listPlans">\' is not assignable',
  ],
  'leave that nobody gave': [
    `const made: Authorised<'approvePlan'> = { action: 'approvePlan', subject: null };`,
    "Property '[minted]' is missing",
  ],
  'a role that there is not': [`action('x', 'nothing', ['overseer']);`, '\'"overseer"\' is not assignable'],
  'leave of a handle that cannot ask': [
    `void authorise({}, list, null);`,
    "not assignable to parameter of type 'Read'",
  ],
};

let problems: ReadonlyMap<string, readonly string[]>;
beforeAll(() => {
  const faulty = Object.entries(wrong).map(([name, [snippet]]) => [name, snippet] as const);
  problems = compileAll({ ...right, ...Object.fromEntries(faulty) });
}, 120_000);

/** Compiles each snippet as a file of its own beside the routes, all in one program; nothing is written to disk. */
function compileAll(snippets: Readonly<Record<string, string>>): ReadonlyMap<string, readonly string[]> {
  const folder = join(projectRoot(), 'src', 'modules', 'access', 'routes');
  const files = new Map(
    Object.entries(snippets).map(([name, text], n) => [join(folder, `snippet-${n}.ts`), { name, text }]),
  );
  const options = readOptions();
  const host = ts.createCompilerHost(options);
  const [exists, readFile] = [host.fileExists.bind(host), host.readFile.bind(host)];
  host.fileExists = (file) => files.has(file) || exists(file);
  host.readFile = (file) => textOf(files.get(file)) ?? readFile(file);
  host.getSourceFile = (file, target) => {
    const text = host.readFile(file);
    return text === undefined ? undefined : ts.createSourceFile(file, text, target);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return new Map([...files].map(([file, { name }]) => [name, problemsIn(program, file)]));
}

const textOf = (snippet: { text: string } | undefined) =>
  snippet ? `${head}\nexport const snippet = async () => {${snippet.text}\n};` : undefined;

function readOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(projectRoot(), 'tsconfig.json'), (file) => ts.sys.readFile(file));
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, projectRoot());
  // Names that a snippet has no use for are no fault of its types.
  return { ...options, noUnusedLocals: false, noUnusedParameters: false };
}

function problemsIn(program: ts.Program, file: string): readonly string[] {
  const source = program.getSourceFile(file);
  return ts
    .getPreEmitDiagnostics(program, source)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

describe('the types of routes', () => {
  it.each(Object.keys(right))('let pass %s', (name) => {
    expect(problems.get(name)).toEqual([]);
  });

  it.each(Object.entries(wrong))('refuse %s', (name, [, reason]) => {
    expect(problems.get(name)?.join()).toContain(reason);
  });
});

/** A small project: texts by path. */
export type Tree = Readonly<Record<string, string>>;

export const manifest = (name: string, ...dependsOn: string[]): Tree => ({
  [`src/modules/${name}/module.ts`]: `export const module = { name: '${name}', dependsOn: ${JSON.stringify(dependsOn)} };`,
});
const installed = (name: string): Tree => ({
  [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
  [`node_modules/${name}/index.js`]: 'module.exports = {};',
});

/** A small house in which everything is in order and every kind of allowed import occurs. */
export const house: Tree = {
  'package.json': JSON.stringify({
    dependencies: { pg: '1', fastify: '1' },
    devDependencies: { vitest: '1' },
  }),
  ...installed('pg'),
  ...installed('fastify'),
  ...installed('vitest'),
  ...installed('stray'),
  'src/platform/dates/day.ts': 'export const day = 1;',
  'src/platform/facts/index.ts': 'export const facts = 1;',
  'src/platform/ids/ids.ts': 'export const id = 1;',
  'src/platform/database/database.ts':
    "import pg from 'pg'; export type Read = unknown; export const open = () => pg;",
  'src/platform/http/route.ts':
    "import fastify from 'fastify'; export type Route = unknown; export const get = fastify;",
  'src/platform/http/problems.ts': 'export class NotFound extends Error {}',
  'src/formats/csv.ts': "import { day } from '../platform/dates/day.ts'; export const csv = day;",
  ...manifest('access'),
  'src/modules/access/index.ts': 'export type Account = 1; export const allow = 1;',
  ...manifest('people', 'access'),
  'src/modules/people/index.ts':
    "export type { Person } from './person.ts'; export { findPerson } from './person.ts';",
  'src/modules/people/person.ts':
    'export type Person = 1; export const findPerson = 1; export const loadPeople = 1;',
  ...manifest('care', 'access', 'people'),
  'src/modules/care/index.ts': "export { stay } from './stays/stay.ts'; export const loadStays = 1;",
  'src/modules/care/stays/stay-rules.ts':
    "import type { Read } from '../../../platform/database/database.ts'; import { day } from '../../../platform/dates/day.ts'; import { id } from '../../../platform/ids/ids.ts'; import { csv } from '../../../formats/csv.ts'; export type Rule = Read; export const decide = day + id + csv; export const dated = { Date: 1 };",
  'src/modules/care/stays/stay-queries.ts':
    "import type { Read } from '../../../platform/database/database.ts'; export const find = (db: Read) => db;",
  'src/modules/care/stays/stay.ts':
    "import { allow } from '../../access/index.ts'; import { NotFound } from '../../../platform/http/problems.ts'; import { decide } from './stay-rules.ts'; import { find } from './stay-queries.ts'; export const stay = [allow, decide, find, NotFound];",
  'src/modules/care/stays/stay-page.ts':
    "import { decide } from './stay-rules.ts'; import type { find } from './stay-queries.ts'; export const page: typeof find | number = decide;",
  'src/modules/care/stays/stay-view.tsx': "import { page } from './stay-page.ts'; export const view = page;",
  'src/modules/care/stays/stay-form.ts': 'export const form = 1;',
  'src/modules/care/stays/stay-routes.ts':
    "import { get } from '../../../platform/http/route.ts'; import { view } from './stay-view.tsx'; export const routes = [get, view];",
  'src/modules/care/stays/stay.test.ts':
    "import { it } from 'vitest'; import { get } from '../../../platform/http/route.ts'; import { stay } from './stay.ts'; it(String(stay + get));",
  ...manifest('overview', 'access', 'care'),
  'src/modules/overview/index.ts': 'export const overview = 1;',
  ...manifest('reporting', 'people', 'care'),
  'src/modules/reporting/index.ts': 'export const report = 1;',
  ...manifest('insight', 'access', 'reporting'),
  'src/modules/insight/index.ts':
    "import { report } from '../reporting/index.ts'; import { allow } from '../access/index.ts'; export const insight = report + allow;",
  ...manifest('returns', 'access', 'people', 'care', 'reporting'),
  'src/modules/returns/index.ts':
    "import { loadStays } from '../care/index.ts'; import { facts } from '../../platform/facts/index.ts'; import type { Person } from '../people/index.ts'; import { allow } from '../access/index.ts'; export type P = Person; export const returns = [loadStays, allow, facts];",
  'src/modules/returns/checks/index.ts':
    "import { csv } from '../../../formats/csv.ts'; export const check = csv;",
  'src/apps/checker/start.ts':
    "import { check } from '../../modules/returns/checks/index.ts'; export const start = check;",
  'src/apps/staff.ts':
    "import { module } from '../modules/care/module.ts'; import { stay } from '../modules/care/index.ts'; import { demo } from '../demo/demo.ts'; export const app = [module, stay, demo];",
  'src/demo/demo.ts': "import { stay } from '../modules/care/index.ts'; export const demo = stay;",
  'src/modules/care/testing/plant.ts':
    "import pg from 'pg'; import { it } from 'vitest'; export const plant = [pg, it];",
  'test/support/clock.ts': 'export const clock = 1;',
};

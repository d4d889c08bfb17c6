import { manifest } from './import-house.ts';
import type { Tree } from './import-house.ts';

/** Per rule: files that break it, and which file must be named. */
export const faults: readonly (readonly [rule: string, file: string, Tree])[] = [
  [
    'platform-knows-nothing-above',
    'src/platform/x.ts',
    { 'src/platform/x.ts': "import { csv } from '../formats/csv.ts'; export const x = csv;" },
  ],
  [
    'platform-knows-nothing-above',
    'src/platform/x.ts',
    {
      'src/platform/x.ts':
        "import type { Account } from '../modules/access/index.ts'; export type X = Account;",
    },
  ],
  [
    'formats-stand-alone',
    'src/formats/x.ts',
    { 'src/formats/x.ts': "import { open } from '../platform/database/database.ts'; export const x = open;" },
  ],
  [
    'formats-run-anywhere',
    'src/formats/x.ts',
    { 'src/formats/x.ts': "import { readFileSync } from 'node:fs'; export const x = readFileSync;" },
  ],
  [
    'modules-know-no-apps',
    'src/modules/care/x.ts',
    { 'src/modules/care/x.ts': "import { app } from '../../apps/staff.ts'; export const x = app;" },
  ],
  [
    'modules-know-no-apps',
    'src/modules/care/x.ts',
    { 'src/modules/care/x.ts': "import { demo } from '../../demo/demo.ts'; export const x = demo;" },
  ],
  [
    'demo-stands-beside-apps',
    'src/demo/x.ts',
    { 'src/demo/x.ts': "import { app } from '../apps/staff.ts'; export const x = app;" },
  ],
  [
    'no-cycles',
    'src/platform/a.ts',
    {
      'src/platform/a.ts': "import { b } from './b.ts'; export const a = b;",
      'src/platform/b.ts': "import { a } from './a.ts'; export const b = a;",
    },
  ],
  [
    'no-cycles',
    'src/platform/a.ts',
    {
      'src/platform/a.ts': "import type { B } from './b.ts'; export type A = B;",
      'src/platform/b.ts': "import type { A } from './a.ts'; export type B = A;",
    },
  ],
  [
    'only-through-index',
    'src/modules/care/x.ts',
    {
      'src/modules/care/x.ts':
        "import { findPerson } from '../people/person.ts'; export const x = findPerson;",
    },
  ],
  [
    'only-through-index',
    'src/modules/care/x.ts',
    { 'src/modules/care/x.ts': "import type { Person } from '../people/person.ts'; export type X = Person;" },
  ],
  [
    'apps-use-index-and-manifest',
    'src/apps/x.ts',
    {
      'src/apps/x.ts':
        "import { findPerson } from '../modules/people/person.ts'; export const x = findPerson;",
    },
  ],
  [
    'insight-reads-reporting',
    'src/modules/insight/x.ts',
    {
      ...manifest('insight', 'people'),
      'src/modules/insight/x.ts':
        "import { findPerson } from '../people/index.ts'; export const x = findPerson;",
    },
  ],
  [
    'people-depends-as-declared',
    'src/modules/people/x.ts',
    { 'src/modules/people/x.ts': "import { stay } from '../care/index.ts'; export const x = stay;" },
  ],
  [
    'overview-depends-as-declared',
    'src/modules/overview/x.ts',
    {
      'src/modules/overview/x.ts':
        "import type { Person } from '../people/index.ts'; export type X = Person;",
    },
  ],
  [
    'rules-are-pure',
    'src/modules/care/x-rules.ts',
    {
      'src/modules/care/x-rules.ts':
        "import { open } from '../../platform/database/database.ts'; export const x = open;",
    },
  ],
  [
    'rules-are-pure',
    'src/modules/care/x-rules.ts',
    {
      'src/modules/care/x-rules.ts': "import { find } from './stays/stay-queries.ts'; export const x = find;",
    },
  ],
  [
    'rules-are-pure',
    'src/modules/care/x-rules.ts',
    {
      'src/modules/care/x-rules.ts': "import { readFileSync } from 'node:fs'; export const x = readFileSync;",
    },
  ],
  [
    'rules-have-no-clock',
    'src/modules/care/x-rules.ts',
    { 'src/modules/care/x-rules.ts': 'export const x = () => new Date();' },
  ],
  [
    'rules-have-no-clock',
    'src/modules/care/x-rules.ts',
    { 'src/modules/care/x-rules.ts': 'export const x = Math.random();' },
  ],
  [
    'rules-have-no-clock',
    'src/modules/care/x-rules.ts',
    { 'src/modules/care/x-rules.ts': 'export const x = async () => 1;' },
  ],
  [
    'pages-forms-and-views-do-not-query',
    'src/modules/care/x-page.ts',
    {
      'src/modules/care/x-page.ts': "import { find } from './stays/stay-queries.ts'; export const x = find;",
    },
  ],
  [
    'pages-forms-and-views-do-not-query',
    'src/modules/care/x-view.tsx',
    {
      'src/modules/care/x-view.tsx':
        "import { open } from '../../platform/database/database.ts'; export const x = open;",
    },
  ],
  [
    'pages-forms-and-views-do-not-query',
    'src/modules/care/x-form.ts',
    {
      'src/modules/care/x-form.ts':
        "import { routes } from './stays/stay-routes.ts'; export const x = routes;",
    },
  ],
  [
    'only-routes-know-http',
    'src/modules/care/approve-x.ts',
    {
      'src/modules/care/approve-x.ts':
        "import { get } from '../../platform/http/route.ts'; export const x = get;",
    },
  ],
  [
    'only-routes-know-http',
    'src/modules/care/x-queries.ts',
    { 'src/modules/care/x-queries.ts': "import fastify from 'fastify'; export const x = fastify;" },
  ],
  [
    'database-packages-stay-in-platform',
    'src/modules/care/x-queries.ts',
    { 'src/modules/care/x-queries.ts': "import pg from 'pg'; export const x = pg;" },
  ],
  [
    'returns-only-loads',
    'src/modules/returns/x.ts',
    {
      'src/modules/returns/x.ts':
        "import { findPerson } from '../people/index.ts'; export const x = findPerson;",
    },
  ],
  [
    'returns-only-loads',
    'src/modules/returns/x.ts',
    { 'src/modules/returns/x.ts': "import * as people from '../people/index.ts'; export const x = people;" },
  ],
  [
    'tests-are-not-imported',
    'src/platform/x.ts',
    { 'src/platform/x.ts': "import { clock } from '../../test/support/clock.ts'; export const x = clock;" },
  ],
  [
    'tests-are-not-imported',
    'src/modules/care/x.ts',
    { 'src/modules/care/x.ts': "import { plant } from './testing/plant.ts'; export const x = plant;" },
  ],
  [
    'no-development-packages',
    'src/platform/x.ts',
    { 'src/platform/x.ts': "import { it } from 'vitest'; export const x = it;" },
  ],
  [
    'only-declared-packages',
    'src/platform/x.ts',
    { 'src/platform/x.ts': "import stray from 'stray'; export const x = stray;" },
  ],
  [
    'imports-are-found',
    'src/platform/x.ts',
    { 'src/platform/x.ts': "import { y } from './gone.ts'; export const x = y;" },
  ],
  [
    'only-the-checker-uses-the-second-face',
    'src/apps/x.ts',
    {
      'src/apps/x.ts': "import { check } from '../modules/returns/checks/index.ts'; export const x = check;",
    },
  ],
  [
    'checker-runs-in-a-browser',
    'src/apps/checker/start.ts',
    {
      'src/modules/returns/checks/index.ts':
        "import { open } from '../../../platform/database/database.ts'; export const check = open;",
    },
  ],
  [
    'checker-runs-in-a-browser',
    'src/apps/checker/x.ts',
    { 'src/apps/checker/x.ts': "import { readFileSync } from 'node:fs'; export const x = readFileSync;" },
  ],
  ['manifests-follow-the-order', 'src/modules/people/module.ts', manifest('people', 'care')],
  ['manifests-follow-the-order', 'src/modules/insight/module.ts', manifest('insight', 'returns')],
  ['manifests-follow-the-order', 'src/modules/people/module.ts', manifest('people', 'homes')],
  ['manifests-follow-the-order', 'src/modules/gardens/module.ts', manifest('gardens')],
];

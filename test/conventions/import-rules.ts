import type { IReachabilityForbiddenRuleType, IRegularForbiddenRuleType } from 'dependency-cruiser';
import { testFiles as tests } from './files.ts';
import type { Manifest } from './manifests.ts';

type Rule = IRegularForbiddenRuleType | IReachabilityForbiddenRuleType;

const databasePackages = 'node_modules/(pg|kysely|pg-boss|pg-copy-streams|pg-pool)/';
const webPackages = 'node_modules/(@fastify|fastify)/';

/** All import rules of the house: the fixed ones and one per module, made from its manifest. */
export function importRules(manifests: readonly Manifest[]): readonly Rule[] {
  return [...oneWay, ...faces, ...rooms, ...hygiene, ...manifests.map(dependsAsDeclared)];
}

/** The name of the rule that holds a module to its manifest. */
export function declaredRuleName(module: string): string {
  return `${module}-depends-as-declared`;
}

function dependsAsDeclared({ folder, dependsOn }: Manifest): Rule {
  const allowed = [folder, ...dependsOn].join('|');
  return forbid(
    declaredRuleName(folder),
    { path: `^src/modules/${folder}/` },
    {
      path: '^src/modules/',
      pathNot: `^src/modules/(${allowed})/`,
    },
  );
}

const oneWay = [
  forbid(
    'platform-knows-nothing-above',
    { path: '^src/platform/' },
    { path: '^src/(formats|modules|apps|demo)/' },
  ),
  forbid(
    'formats-stand-alone',
    { path: '^src/formats/' },
    { path: '^src/', pathNot: '^src/(formats|platform/dates)/' },
  ),
  forbid('formats-run-anywhere', { path: '^src/formats/', pathNot: tests }, { dependencyTypes: ['core'] }),
  // A module's own tests may put the whole service together to ask for its pages.
  forbid('modules-know-no-apps', { path: '^src/modules/', pathNot: tests }, { path: '^src/(apps|demo)/' }),
  forbid('demo-stands-beside-apps', { path: '^src/demo/' }, { path: '^src/apps/' }),
  forbid('no-cycles', { path: '^src/' }, { circular: true }),
];

const faces = [
  forbid(
    'only-through-index',
    { path: '^src/modules/([^/]+)/' },
    {
      path: '^src/modules/',
      pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/index\\.ts$'],
    },
  ),
  forbid(
    'apps-use-index-and-manifest',
    { path: '^src/(apps|demo)/' },
    {
      path: '^src/modules/',
      pathNot: '^src/modules/[^/]+/(index|module|commands)\\.ts$|^src/modules/returns/checks/index\\.ts$',
    },
  ),
  // The second face of returns is for what runs in a browser; the service itself goes through the first.
  forbid(
    'only-the-checker-uses-the-second-face',
    { path: '^src/(apps|demo)/', pathNot: ['^src/apps/checker/', tests] },
    { path: '^src/modules/returns/checks/|^src/apps/checker/' },
  ),
  forbid(
    'insight-reads-reporting',
    { path: '^src/modules/insight/' },
    {
      path: '^src/modules/',
      pathNot: '^src/modules/(insight|reporting|access)/',
    },
  ),
];

const rooms = [
  // Whatever the page for checks on files alone leads to, it runs in a browser and reaches no database (docs/adr/0014).
  forbid(
    'checker-runs-in-a-browser',
    { path: '^src/apps/checker/', pathNot: tests },
    {
      // A module of Node itself is a bare word: fs, fs/promises.
      path: '^src/|^(node:)?[a-z_]+(/promises)?$|node_modules/(pg|kysely|fastify)/',
      pathNot: '^src/(apps/checker|formats|modules/returns/checks|platform/(dates|views/components))/',
      reachable: true,
    },
  ),
  // What the checks of returns stand on is held to run in a browser, above: it asks no database and no clock.
  forbid(
    'rules-are-pure',
    { path: '^src/.*-rules\\.ts$' },
    {
      pathNot: [
        '^src/platform/(dates|ids)/',
        '^src/formats/',
        '^src/modules/returns/checks/',
        '-rules\\.ts$',
        // Functions of numbers alone.
        'node_modules/simple-statistics/',
      ],
      dependencyTypesNot: ['type-only'],
    },
  ),
  forbid(
    'pages-forms-and-views-do-not-query',
    { path: '^src/modules/.*-(page|form|view)\\.tsx?$' },
    {
      path: ['-(queries|routes)\\.tsx?$', '^src/platform/database/', databasePackages],
      dependencyTypesNot: ['type-only'],
    },
  ),
  forbid(
    'only-routes-know-http',
    {
      path: '^src/modules/',
      // access/routes is where a request becomes a transaction: HTTP is what it is about.
      pathNot: ['-routes\\.tsx?$', '/(module|index|permissions)\\.ts$', '^src/modules/access/routes/', tests],
    },
    {
      path: ['^src/platform/http/', webPackages],
      // What a use case throws (not found, forbidden), and addresses filled in for a link, say nothing of HTTP.
      pathNot: '^src/platform/http/(problems|path|page-of-list)\\.ts$',
      dependencyTypesNot: ['type-only'],
    },
  ),
  forbid(
    'database-packages-stay-in-platform',
    { path: '^src/(formats|modules|apps|demo)/', pathNot: tests },
    { path: databasePackages, dependencyTypesNot: ['type-only'] },
  ),
];

const hygiene = [
  forbid(
    'tests-are-not-imported',
    { path: '^(src|bin)/', pathNot: tests },
    { path: [tests, '^(test|bench)/'] },
  ),
  forbid(
    'no-development-packages',
    { path: '^(src|bin)/', pathNot: tests },
    {
      dependencyTypes: ['npm-dev'],
      dependencyTypesNot: ['type-only'],
    },
  ),
  forbid(
    'only-declared-packages',
    { path: '^(src|bin|test|bench)/' },
    { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  ),
  forbid('imports-are-found', { path: '^(src|bin|test|bench)/' }, { couldNotResolve: true }),
];

function forbid(name: string, from: Rule['from'], to: Rule['to']): Rule {
  return { name, severity: 'error', from, to };
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ViewSet } from '../platform/database/migrate.ts';
import type { ModuleManifest } from '../platform/modules/module.ts';
import { projectRoot } from '../platform/project.ts';
import { module as access } from '../modules/access/module.ts';
import { module as care } from '../modules/care/module.ts';
import { module as homes } from '../modules/homes/module.ts';
import { measureFunctions } from '../modules/insight/index.ts';
import { module as insight } from '../modules/insight/module.ts';
import { module as overview } from '../modules/overview/module.ts';
import { module as people } from '../modules/people/module.ts';
import { module as practice } from '../modules/practice/module.ts';
import { workingDayFunctions } from '../modules/reporting/index.ts';
import { module as reporting } from '../modules/reporting/module.ts';
import { module as returns } from '../modules/returns/module.ts';
import { module as workforce } from '../modules/workforce/module.ts';

/** Every module, each after those that it depends on. The only central list. */
export const modules: readonly ModuleManifest[] = [
  access,
  people,
  workforce,
  homes,
  practice,
  care,
  overview,
  reporting,
  insight,
  returns,
];

/** What a module makes in SQL from other files of its own. */
const madeViews: ReadonlyMap<string, () => string> = new Map([
  ['insight', measureFunctions],
  ['reporting', workingDayFunctions],
]);

/** The views of every module that has some, in the same order: its views.sql, then each views-….sql by name. */
export function listViews(): ViewSet[] {
  return modules.flatMap(({ name }) => {
    const folder = join(projectRoot(), 'src', 'modules', name);
    const names = readdirSync(folder).flatMap((file) => /^(views(?:-[a-z-]+)?)\.sql$/.exec(file)?.[1] ?? []);
    const text = names.sort().map((view) => readFileSync(join(folder, `${view}.sql`), 'utf8'));
    const all = [...text, madeViews.get(name)?.() ?? ''].filter((one) => one !== '');
    return all.length === 0 ? [] : [{ schema: name, text: all.join('\n') }];
  });
}

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Action } from '../../src/modules/access/index.ts';
import { projectRoot } from '../../src/platform/project.ts';

/** Every action that a module declares in its permissions.ts, whether or not a route asks for it. */
export async function listActions(): Promise<readonly Action[]> {
  const folder = join(projectRoot(), 'src', 'modules');
  const found = readdirSync(folder)
    .map((name) => join(folder, name, 'permissions.ts'))
    .filter((path) => existsSync(path));
  const exported = await Promise.all(found.map((path) => import(pathToFileURL(path).href)));
  return exported.flatMap((names: Record<string, unknown>) => Object.values(names).filter(isAction));
}

function isAction(value: unknown): value is Action {
  return typeof value === 'object' && value !== null && 'name' in value && 'on' in value && 'roles' in value;
}

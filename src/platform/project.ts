import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The project's own folder, found from wherever this code runs (source or bundle). */
export function projectRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'db', 'migrations'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('The folder db/migrations was not found beside the program.');
    folder = parent;
  }
  return folder;
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../platform/project.ts';

/**
 * Where a home is withheld the published versions of an episode leave it out (docs/adr/0023); the tables themselves hold it. So what
 * shows anything to anybody reads the versions.
 */
const readers: readonly string[] = [
  // The versions themselves, and views over them.
  'src/modules/care/views.sql',
  // Days and legal statuses, and nothing of where a home is.
  'src/modules/care/views-timeline.sql',
  // Writes invented people into an empty database.
  'src/demo/care-rows.ts',
  'src/demo/row-book.ts',
];
const table = /\bcare\.episode(_history|_contested)?(?![a-z_])/;

describe('the tables of episodes', () => {
  it('are named by the views that leave out what is withheld, and by nothing else that runs', () => {
    const files = readdirSync(join(projectRoot(), 'src'), { recursive: true, encoding: 'utf8' })
      .map((file) => `src/${file}`)
      .filter((file) => /\.(ts|tsx|sql)$/.test(file) && !/\.test\.tsx?$|\/testing\//.test(file));
    const found = files.filter((file) =>
      readFileSync(join(projectRoot(), file), 'utf8')
        .split('\n')
        .some((line) => table.test(line) && !/^\s*(--|\/\/|\*)/.test(line)),
    );
    expect(found.sort()).toEqual([...readers].sort());
  });
});

import { describe, expect, it } from 'vitest';
import { projectRoot } from './files.ts';
import type { Manifest } from './manifests.ts';
import { checkSqlNames, findForeignNames, listSql, splitMigration } from './sql-names.ts';
import { formatViolation } from './violation.ts';

const module = (name: string, dependsOn: string[], publishes: string[] = []): Manifest => ({
  folder: name,
  name,
  dependsOn,
  publishes,
});
const manifests = [
  module('access', [], ['protect']),
  module('people', ['access'], ['current_name']),
  module('care', ['access', 'people'], ['in_care']),
  module('reporting', ['people', 'care'], ['episodes']),
  module('insight', ['access', 'reporting', 'people']),
];
const inMigration = (owner: string, text: string) =>
  findForeignNames({ owner, file: `db/migrations/0001-${owner}.sql`, text }, manifests);
const inQuery = (owner: string, text: string) =>
  findForeignNames({ owner, file: `src/modules/${owner}/x.ts`, text }, manifests);

describe('the SQL of a module', () => {
  it.each([
    ['its own tables', 'select * from care.stay s join care.status using (id)'],
    ['what a dependency publishes', 'select * from people.current_name'],
    ['functions that access publishes', "call access.protect('care.stay')"],
    ['a column of an alias', 'select people_count.x, mycare.y from care.stay people_count'],
    ['a name in a comment', 'select 1 -- as in people.person\n /* or reporting.x */'],
  ])('may name %s', (_, text) => {
    expect(inQuery('care', text)).toEqual([]);
  });

  it.each([
    ['a table that is not published', 'care', 'select * from people.person'],
    ['a table that is not published, written into', 'care', 'insert into people.person values (1)'],
    ['a published view of a module that it does not depend on', 'people', 'select * from care.in_care'],
    [
      'a view inside a function',
      'people',
      'create function people.f() returns int as $$ select 1 from care.in_care $$',
    ],
    ['facts beside reporting, in insight', 'insight', 'select * from people.current_name'],
    ['any module, in the platform', 'platform', 'select * from people.current_name'],
    ['tables in another case', 'care', 'SELECT * FROM People.Person'],
  ])('may not name %s', (_, owner, text) => {
    expect(inQuery(owner, text)).toHaveLength(1);
  });

  it('may refer to tables of a dependency by foreign key, in migrations alone', () => {
    const key =
      'create table care.stay (person_id uuid references people.person, other uuid references people.person (id))';
    expect(inMigration('care', key)).toEqual([]);
    expect(inQuery('care', key)).toHaveLength(1);
    expect(inMigration('people', 'create table people.x (stay uuid references care.stay)')).toHaveLength(1);
  });

  it('belongs to what it changes, in a migration that several modules share', () => {
    const text =
      "create view care.a as $$ select ';' from people.person; $$; alter table people.person add x text default ';';";
    const statements = splitMigration('db/migrations/0010-open-facts.sql', text, ['care', 'people']);
    expect(statements.map(({ owner }) => owner)).toEqual(['care', 'people']);
    expect(statements.flatMap((sql) => findForeignNames(sql, manifests))).toHaveLength(1);
  });

  it('is found in templates, table names and plain texts', () => {
    const found = listSql(projectRoot);
    expect(found.length).toBeGreaterThan(5);
    expect(found.some(({ file }) => file.endsWith('.ts'))).toBe(true);
  });

  it('keeps to its schema in this project', () => {
    expect(checkSqlNames(projectRoot).map(formatViolation)).toEqual([]);
  });
});

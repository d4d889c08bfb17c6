import { describe, expect, it } from 'vitest';
import {
  by,
  count,
  header,
  la,
  load,
  made,
  t,
  withOwnDatabase,
  yearly,
} from '../../../../test/support/loading.ts';
import { importReturns } from './import-returns.ts';

withOwnDatabase();

describe('which database', () => {
  const files = () => yearly('a', 2026, { Header: [header('C1')] });

  it('asks for the authority the first time and remembers it', async () => {
    await expect(
      importReturns(t.database, files(), { options: {}, by, progress: () => undefined }),
    ).rejects.toThrow('--la');
    await load(files());
    expect(
      (await importReturns(t.database, files(), { options: {}, by, progress: () => undefined })).people,
    ).toBe(2);
    await expect(load(files(), { la: 'E09000027' })).rejects.toThrow('belongs to E10000015');
  });

  it('never loads real files beside invented people', async () => {
    await t.owner.query(`insert into platform.installation (kind) values ('demonstration')`);
    await expect(load(files())).rejects.toThrow('demonstration');
    await t.owner.query(`insert into people.person (id, source) values (gen_random_uuid(), 'demonstration')`);
    await expect(load(files(), { demoCopy: true })).rejects.toThrow('invented people');
  });

  it('makes a demonstration of a fresh database on request, and loads into it again', async () => {
    await load(files(), { demoCopy: true });
    await load(files(), { demoCopy: true });
    expect(await count('platform.installation', `kind = 'demonstration' and code = '${la}'`)).toBe(1);
  });

  it('refuses one year for folders of several', async () => {
    const both = [...made(2025, 20), ...made(2026, 20)];
    await expect(load(both, { year: 2026 })).rejects.toThrow('--year is for folders of one year');
  });
});

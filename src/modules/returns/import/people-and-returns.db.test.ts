import { describe, expect, it } from 'vitest';
import {
  count,
  episode,
  expectBack,
  exported,
  header,
  load,
  t,
  withOwnDatabase,
  yearly,
} from '../../../../test/support/loading.ts';

withOwnDatabase();

describe('what people did in Kith', () => {
  const files = () => [
    ...yearly('a', 2025, { Header: [header('C1')], Episodes: [episode('C1', '01/05/2024')] }),
    ...yearly('b', 2026, {
      Header: [header('C1')],
      Episodes: [episode('C1', '01/05/2024', '01/09/2025', 'E8')],
      Missing: [['C1', '01/02/2012', 'M', '01/07/2025', '02/07/2025']],
    }),
  ];
  const cells = async (year: number) =>
    [...(await exported(year)).values()]
      .flat()
      .flatMap((row, i) => row.split(' | ').map((cell) => `${i} ${cell}`));
  const changed = async (year: number, before: readonly string[]) =>
    (await cells(year)).filter((cell, i) => cell !== before[i]).map((cell) => cell.replace(/^\d+ /, ''));

  it('changes exactly the cells of the fact that was changed, in every year that says it', async () => {
    await load(files());
    const [before2025, before2026] = [await cells(2025), await cells(2026)];
    await t.owner.query(
      `update care.episode set legal_status = 'V2', source = 'kith' where starts = '2024-05-01'`,
    );
    expect(await changed(2025, before2025)).toEqual(['LS=V2']);
    expect(await changed(2026, before2026)).toEqual(['LS=V2']);
    const second = await load(files());
    expect(second.files.filter(({ rows, unchanged }) => rows !== unchanged)).toEqual([]);
    expect(await changed(2026, before2026)).toEqual(['LS=V2']);
  });

  it('changes the date of birth wherever it is repeated', async () => {
    await load(files());
    const before = await cells(2026);
    await t.owner.query(
      `update people.person set birth_date = '2012-02-03', source = 'kith' where birth_date = '2012-02-01'`,
    );
    expect(await changed(2026, before)).toEqual(['DOB=03/02/2012', 'DOB=03/02/2012']);
  });

  it('stands against a return that says otherwise', async () => {
    await load(files());
    await t.owner.query(`update care.missing_episode set ends = '2025-07-05', source = 'kith'`);
    const corrected = yearly('b', 2026, {
      Header: [header('C1')],
      Missing: [['C1', '01/02/2012', 'M', '01/07/2025', '03/07/2025']],
    });
    const report = await load(corrected);
    expect(report.files.find(({ kind }) => kind === 'Missing')).toMatchObject({ contested: 1 });
    expect(await count('care.missing_episode', `ends = '2025-07-05'`)).toBe(1);
    await expectBack(2026, corrected);
  });

  it('is given where the row was that contradicted it, once that is settled, and never twice', async () => {
    await load(files());
    await t.owner.query(`delete from care.missing_episode`);
    await t.owner.query(`insert into care.missing_episode (id, person_id, kind, starts, ends)
      select gen_random_uuid(), id, 'M', '2025-08-01', '2025-08-09' from people.person where birth_date = '2012-02-01'`);
    const row = 'CHILD=C1 | DOB=01/02/2012 | MISSING=M | MIS_START=01/08/2025 | MIS_END=';
    expect((await exported(2026)).get('Missing')).toEqual([`${row}09/08/2025`]);
    await load(
      yearly('b', 2026, {
        Header: [header('C1')],
        Missing: [['C1', '01/02/2012', 'M', '01/08/2025', '03/08/2025']],
      }),
    );
    expect((await exported(2026)).get('Missing')).toEqual([`${row}03/08/2025`]);
    await t.owner.query(`update care.missing_episode_contested set settled_at = now(), settlement = 'kept'`);
    expect((await exported(2026)).get('Missing')).toEqual([`${row}09/08/2025`]);
  });

  it('is exported though no return said it', async () => {
    await load(files());
    await t.owner.query(
      `insert into care.review (id, person_id, held_on, participation) select gen_random_uuid(), id, '2025-11-03', 'PN3' from people.person where birth_date = '2012-02-01'`,
    );
    expect((await exported(2026)).get('Reviews')).toContain(
      'CHILD=C1 | DOB=01/02/2012 | REVIEW=03/11/2025 | REVIEW_CODE=PN3',
    );
    expect((await exported(2025)).get('Reviews')?.join()).not.toContain('C1');
  });

  it('exports a year that was never loaded from what stands, with later ends still open', async () => {
    await load(files().filter(({ path }) => path.startsWith('b')));
    const year = await exported(2025);
    expect(year.get('Episodes')).toEqual([
      'CHILD=C1 | DECOM=01/05/2024 | RNE=S | LS=C2 | CIN=N1 | PLACE=U6 | PLACE_PROVIDER=PR1 | DEC= | REC= | REASON_PLACE_CHANGE= | HOME_POST=ZA1 1AA | PL_POST=ZA2 2BB | URN=',
    ]);
    expect(year.get('Header')).toEqual([
      'CHILD=C1 | SEX=F | DOB=01/02/2012 | ETHNIC=WBRI | UPN=UN1 | MOTHER=0 | MC_DOB=',
    ]);
  });
});

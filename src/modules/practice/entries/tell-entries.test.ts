import { expect, it } from 'vitest';
import { entryDeclarations } from './tell-entries.ts';

/** How the copy for a child tells of a visit. */
function told(row: Readonly<Record<string, string>>): string {
  const visit = { happened_on: '2026-11-20', place: 'our office', seen: 'alone', sleeps: 'not seen', ...row };
  const telling = entryDeclarations.find(({ table }) => table === 'practice.entry');
  return (telling?.tell(visit, { ids: [], born: null }) ?? []).flatMap(({ words }) => words).join(' ');
}

it('tells a child that another worker took over what was written of a visit, and of no other visit', () => {
  const takenOver = 'another worker took it over into your record';
  expect(told({ written_by: 'invented' })).toContain(takenOver);
  expect(told({})).not.toContain(takenOver);
});

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

it('tells what a device sent and nobody recorded, with its words and why it was left out', () => {
  const telling = entryDeclarations.find(({ table }) => table === 'practice.offline_held');
  const row = {
    said_at: '2026-11-20T16:00:00Z',
    shared: '{"purpose":"To see you"}',
    own: '{"words":"Hello"}',
  };
  const tell = (more: Readonly<Record<string, string>>) =>
    (telling?.tell({ ...row, ...more }, { ids: [], born: null }) ?? [])
      .flatMap(({ words }) => words)
      .join(' ');
  const leftOut = tell({ state: 'left out', because: 'A training visit' });
  for (const said of ['20 November 2026', 'leave it out', 'A training visit', '“To see you”', '“Hello”'])
    expect(leftOut).toContain(said);
  expect(tell({ state: 'waiting' })).toContain('Nobody has decided about it yet.');
});

import { expect, it } from 'vitest';
import { needAreaNames } from './need-rules.ts';
import { needDeclarations } from './tell-needs.ts';

/** How somebody's own copy tells of a row of a table. */
function told(name: string, row: Readonly<Record<string, string>>) {
  const telling = needDeclarations.find(({ table }) => table === `practice.${name}`);
  return telling?.tell(row, { ids: [], born: null }) ?? [];
}
const words = (said: ReturnType<typeof told>): string => said.flatMap((one) => one.words).join(' ');

it('tells what a need was for, whichever of the areas it is', () => {
  const row = { version: '1', known_on: '2026-05-01', said: 'I cannot sleep', seen: 'Tired' };
  expect(needAreaNames.map((area) => words(told('mental_health_need', { ...row, area })))).toEqual(
    ['with your mental health', 'with substance use', 'because of domestic abuse'].map((support) =>
      expect.stringContaining(`need of yours for support ${support} was written down.`),
    ),
  );
});

it('tells a child of words agreed about somebody else without what the support was for, once they were weighed', () => {
  const row = { whose: 'Mum', agreed_by: 'Mum', agreed_on: '2026-11-01', words: 'Mum is stronger' };
  const [said] = told('mental_health_agreed', { ...row, also_of: '{one}' });
  expect(words(said ? [said] : [])).toContain('what your plan says about support for Mum');
  expect(said?.sensitivity).toEqual(['third party', 'health of somebody else']);
  expect(told('mental_health_agreed', { ...row, also_of: '{}' })[0]?.sensitivity).toBeUndefined();
});

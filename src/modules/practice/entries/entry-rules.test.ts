import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import type { Audience, NewPassage, NewVisit, Reader } from './entry-rules.ts';
import { audienceNames, isFirstPerson, mayRead, passagesOf } from './entry-rules.ts';

const readers: Readonly<Record<string, Reader>> = {
  child: { kind: 'child' },
  family: { kind: 'family' },
  staff: { kind: 'staff', account: 'somebody' },
  'the named person': { kind: 'staff', account: 'named' },
  'the writer': { kind: 'staff', account: 'writer' },
};

/** Who reads words for whom: written out, not worked out. */
const readBy: Readonly<Record<Audience, readonly string[]>> = {
  staff: ['staff', 'the named person', 'the writer'],
  child: ['child', 'staff', 'the named person', 'the writer'],
  family: ['child', 'family', 'staff', 'the named person', 'the writer'],
  named: ['the named person', 'the writer'],
};

describe('words of an entry', () => {
  it.each(audienceNames)('for %s are read by those and by nobody else', (audience) => {
    const passage = { audience, namedId: audience === 'named' ? 'named' : null, writtenBy: 'writer' };
    const found = Object.entries(readers).filter(([, reader]) => mayRead(reader, passage));
    expect(found.map(([name]) => name)).toEqual(readBy[audience]);
  });

  const words = (about: NewPassage['about'], said: string, audience: Audience): NewPassage => ({
    about,
    words: said,
    observedBy: null,
    audience,
    namedId: audience === 'named' ? 'named' : null,
  });
  const visit = (restrictedTo: string | null, audiences: readonly Audience[]): NewVisit => ({
    happenedOn: plainDate('2026-11-20'),
    happenedAt: null,
    place: 'where they live',
    restrictedTo,
    shared: [words('purpose', 'of all', audiences[0] ?? 'staff')],
    children: audiences.map((audience, place) => ({
      personId: `child ${place}`,
      seen: 'alone',
      notAloneBecause: null,
      sleeps: 'as recorded',
      sleepsApart: false,
      passages: [words('remark', `of ${place}`, audience)],
    })),
  });

  it('that are a remark about one child are in no other child’s entry', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...audienceNames), { minLength: 1, maxLength: 6 }),
        (audiences) => {
          const one = visit(null, audiences);
          for (const [place, part] of one.children.entries())
            expect(passagesOf(one, part).map((passage) => passage.words)).toEqual(['of all', `of ${place}`]);
        },
      ),
    );
  });

  it('in a restricted entry are for the named person, whatever was chosen for each', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...audienceNames), { minLength: 1, maxLength: 6 }),
        (audiences) => {
          const one = visit('named', audiences);
          const all = one.children.flatMap((part) => passagesOf(one, part));
          const others = ['child', 'family', 'staff']
            .map((name) => readers[name])
            .filter((reader) => reader !== undefined);
          for (const passage of all)
            for (const reader of others)
              expect(mayRead(reader, { ...passage, writtenBy: 'writer' })).toBe(false);
        },
      ),
    );
  });
});

describe('the first person', () => {
  it.each(['I like the dog', 'Plays with my bear', 'Says that I’m happy', 'Smiles; I think of home'])(
    'speaks in: %s',
    (text) => {
      expect(isFirstPerson(text)).toBe(true);
    },
  );
  it.each([
    'Smiles when her carer comes in',
    'Says “I want the bear” with his hands',
    'Looks at Ivy and in the mirror',
    'Her carer said "my little one"',
  ])('does not speak in: %s', (text) => {
    expect(isFirstPerson(text)).toBe(false);
  });
});

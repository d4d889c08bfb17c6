import type { About, Declaration, Row, Said } from '../../people/index.ts';
import { dayOf, onDay, sentences } from '../../people/index.ts';
import { starAreas, starAudiences } from './star-rules.ts';

const chapter = 'Decisions about you';

const labelOf = (labels: object, name: string | null | undefined): string => {
  const found: unknown = new Map(Object.entries(labels)).get(name ?? '');
  return typeof found === 'string' ? found : (name ?? 'not known');
};

const quoted = (opening: string, words: string | null | undefined): string | null =>
  words ? `${opening}: “${words}”` : null;

function tellArea(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'recorded_at');
  const what = row['in_use']?.startsWith('t') ? 'was called' : 'was not asked any more; it had been called';
  const words = `${onDay(about, on)} an area of your star ${what} “${row['name'] ?? ''}”.`;
  return [{ chapter, on, words: [words], isFreeText: true }];
}

function tellReading(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'read_on');
  const words = sentences(
    `${onDay(about, on)} ${row['by_whom'] ?? 'somebody'} said how your life was going, on your star.`,
    quoted('What was said', row['words']),
    `Who may read it: ${labelOf(starAudiences, row['audience']).toLowerCase()}.`,
    row['taken_back']?.startsWith('t') && 'It was taken back later.',
  );
  return [{ chapter, on, words: [words], isFreeText: true }];
}

function tellValue(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'read_on');
  const words = `${onDay(about, on)}, on your star: ${row['called'] ?? labelOf(starAreas, row['area'])}: ${row['value'] ?? ''} of 10, said by ${row['given_by'] ?? 'somebody'}.`;
  return [{ chapter, on, words: [words], isFreeText: true }];
}

function tellChange(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'recorded_at');
  const words =
    row['kind'] === 'audience'
      ? `${onDay(about, on)} it was chosen who may read a reading of your star: ${labelOf(starAudiences, row['audience']).toLowerCase()}. “${row['words'] ?? ''}”`
      : `${onDay(about, on)} a reading of your star was taken back: “${row['words'] ?? ''}”`;
  return [{ chapter, on, words: [words], isFreeText: true }];
}

const table = (name: string, thing: string, tell: Declaration['tell'], also?: string): Declaration => ({
  table: `practice.${name}`,
  subjects: ['person_id'],
  isFact: false,
  thing,
  tell,
  ...(also ? { also } : {}),
});

const ofReading = `(select r.read_on from practice.star_reading r where r.id = f.reading_id) as read_on,
  (select r.by_whom from practice.star_reading r where r.id = f.reading_id) as given_by,
  (select a.name from practice.star_area a where a.person_id = f.person_id and a.area = f.area order by a.version desc limit 1) as called`;

/** What the star can tell of somebody, private readings too: the copy is the child's own. */
export const starDeclarations: readonly Declaration[] = [
  table('star_area', 'an area of the star', tellArea),
  table('star_reading', 'how life was going', tellReading),
  table('star_value', 'how an area of life was going', tellValue, ofReading),
  table('star_change', 'who may read a reading of the star', tellChange),
];

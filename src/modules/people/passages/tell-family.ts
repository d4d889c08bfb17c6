import type { About, Row, Said } from './passage.ts';
import { dayOf } from './passage.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';

const chapter = 'Your family and the people who matter';

/** A tie is stored once and read from either side: who the other one is to the reader. */
export function tellFamily(row: Row, about: About): readonly Said[] {
  const isFirst = about.ids.includes(row['person_id'] ?? '');
  const other = (isFirst ? row['other_id'] : row['person_id']) ?? '';
  const role = (isFirst ? row['other_role'] : row['role']) ?? 'somebody you know';
  const starts = dayOf(row, 'starts');
  const ends = dayOf(row, 'ends');
  const dated = [starts && ` since ${formatDate(starts)}`, ends && ` until ${formatDate(ends)}`].filter(
    Boolean,
  );
  const verb = ends === null ? 'is' : 'was';
  const tie: Said = {
    chapter,
    on: starts,
    words: [{ person: other, as: '', isWhole: true }, ` ${verb} your ${role}${dated.join('')}.`],
  };
  return [tie, ...closeness(row, { person: other, role }), ...noteOn(row, role)];
}

function closeness(row: Row, { person, role }: { person: string; role: string }): readonly Said[] {
  const value = row['closeness'];
  if (!value) return [];
  const words = [
    `How close you are with your ${role}, `,
    { person, as: '', isWhole: true },
    `, was put at ${value}, where 1 is not close and 5 is very close.`,
  ];
  return [{ chapter, on: dayOf(row, 'starts'), words }];
}

function noteOn(row: Row, role: string): readonly Said[] {
  const text = row['note'];
  if (!text) return [];
  const words = [
    `A note about you and ${role === 'people' ? 'somebody or some place in your life' : `your ${role}`} says: “${text}”`,
  ];
  return [{ chapter, on: dayOf(row, 'starts'), words, sensitivity: ['third party'], isFreeText: true }];
}

const strains: Readonly<Record<string, string>> = {
  some: 'some strain between you',
  conflict: 'conflict between you',
  violence: 'violence between you',
  'cut off': 'no contact between you',
};

/** How the reader stands with somebody or some place. What another person said of it themselves is theirs as well. */
export function tellTie(row: Row, about: About): readonly Said[] {
  const isOwn = about.ids.includes(row['person_id'] ?? '');
  const other = (isOwn ? row['other_id'] : row['person_id']) ?? '';
  const who = row['organisation'] ?? { person: other, as: '', isWhole: true };
  const isTheirs = !isOwn || (strainOf(row) !== '' && Boolean(row['other_id']));
  const tie: Said = {
    chapter,
    on: dayOf(row, 'starts'),
    words: ['How you stand with ', who, `: ${seenBy(row, isOwn)}${standOf(row)}`],
    ...(isTheirs ? { sensitivity: ['third party'] } : {}),
  };
  return [tie, ...noteOn(row, 'people')];
}

function seenBy(row: Row, isOwn: boolean): string {
  if (row['seen_by'] !== 'themselves') return 'a worker wrote down';
  return isOwn ? 'you said' : 'they said';
}

const strainOf = (row: Row) => strains[row['strain'] ?? ''] ?? '';

function standOf(row: Row): string {
  const close = row['closeness'];
  const parts = [
    close ? ` a closeness of ${close}, where 1 is not close and 5 is very close` : '',
    strainOf(row) && ` ${strainOf(row)}`,
  ].filter(Boolean);
  return parts.length === 0 ? ' that this is part of your life.' : `${parts.join(', and')}.`;
}

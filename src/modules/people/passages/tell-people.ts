import { labelOfCinCode } from '../../../formats/cin/codes.ts';
import { labelOf } from '../../../formats/ssda903/code-sets.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { basisWords } from '../family/responsibility-rules.ts';
import type { About, Row, Said } from './passage.ts';
import { dayOf, endedOn, flagOf, onDay, sentences } from './passage.ts';
import { tellFamily, tellTie } from './tell-family.ts';
import { tellFacts } from './tell-facts.ts';

const aboutYou = 'About you';

function tellPerson(row: Row): readonly Said[] {
  const born = dayOf(row, 'birth_date');
  const about = row['birth_precision'] === 'day' ? '' : 'about ';
  const said = (text: string, value: string | null | undefined) => (value ? `${text} ${value}.` : '');
  const words = sentences(
    born && `You were born on ${about}${formatDate(born)}.`,
    said('You were expected to be born on', dayText(row, 'expected_on')),
    said('It is written down that you died on', dayText(row, 'died_on')),
    said('Your sex is recorded as', coded('sex', row['sex'])?.toLowerCase()),
    said('You describe your gender as', row['gender']),
    said('Your pronouns are', row['pronouns']),
    said('Your ethnic background is recorded as', coded('ethnicity', row['ethnicity'])),
    said('Your first language is', row['first_language']),
    said('Your religion is recorded as', row['religion']),
    said('How you communicate:', row['communication']),
  );
  return [
    {
      chapter: aboutYou,
      on: born,
      words: [words === '' ? 'Your record was begun, and nothing more was known of you yet.' : words],
    },
  ];
}

function dayText(row: Row, column: string): string | null {
  const day = dayOf(row, column);
  return day && formatDate(day);
}

function coded(set: 'sex' | 'ethnicity', code: string | null | undefined): string | null | undefined {
  return code && (labelOf(set, code) ?? code);
}

const nameKinds: Readonly<Record<string, string>> = {
  legal: 'Your legal name is',
  'known as': 'You go by the name',
  former: 'You used to be called',
  birth: 'The name that you were given at birth is',
};

function tellName(row: Row): readonly Said[] {
  const name = [row['given'], row['family']].filter(Boolean).join(' ');
  const starts = dayOf(row, 'starts');
  const words = sentences(
    `${nameKinds[row['kind'] ?? ''] ?? 'A name of yours is'} ${name}.`,
    row['said_as'] && `It is said: ${row['said_as']}.`,
    starts && `You have had it since ${formatDate(starts)}.`,
  );
  return [{ chapter: aboutYou, on: starts, words: [words + endedOn(dayOf(row, 'ends'))] }];
}

const schemes: Readonly<Record<string, string>> = {
  local: 'The number that the council knows you by',
  nhs: 'Your NHS number',
  upn: 'Your pupil number',
  uln: 'Your learner number',
  'home office': 'Your Home Office number',
  'former upn': 'A pupil number that you had before',
  'former local': 'A number that a council knew you by before',
};

function tellIdentifier(row: Row): readonly Said[] {
  const value = row['value'] ?? '';
  const reason = row['scheme'] === 'upn' ? labelOf('upn_unknown', value) : undefined;
  const words = reason
    ? `You had no pupil number. The reason written down: ${reason.toLowerCase()}.`
    : `${schemes[row['scheme'] ?? ''] ?? 'A number of yours'} is ${value}.`;
  return [{ chapter: aboutYou, on: null, words: [words] }];
}

const stays: Readonly<Record<string, string>> = {
  home: 'you lived with your family or carers',
  'second home': 'you had a second home',
  staying: 'you were staying somewhere',
  postal: 'an address for your post was written down',
};

/** The stay is one passage and the address another, so that an address that is withheld takes no more with it than itself. */
function tellResidence(row: Row, about: About): readonly Said[] {
  const starts = dayOf(row, 'starts');
  const places = [row['address_lines'], row['address_postcode']].flatMap((part) => part || []);
  const stay: Said = {
    chapter: 'Where you lived',
    on: starts,
    words: [
      sentences(
        `From ${starts ? formatDate(starts) : 'a day that is not written down'}`,
        ageAt(about, starts),
        `${stays[row['kind'] ?? ''] ?? 'you lived somewhere'}.`,
      ) + endedOn(dayOf(row, 'ends')),
    ],
  };
  if (places.length === 0) return [stay];
  const address: Said = {
    chapter: 'Where you lived',
    on: starts,
    words: [`The address was ${places.join(', ').replaceAll('\n', ', ')}.`],
    places,
    ...(flagOf(row, 'withheld') ? { sensitivity: ['address at risk'] as const } : {}),
  };
  return [stay, address];
}

function ageAt(about: About, day: ReturnType<typeof dayOf>): string {
  const [, age] = /when you were (.*),$/.exec(onDay(about, day)) ?? [];
  return age === undefined ? '' : `(you were ${age})`;
}

const reached: Readonly<Record<string, string>> = { phone: 'A phone number', email: 'An email address' };

function tellContactPoint(row: Row): readonly Said[] {
  const starts = dayOf(row, 'starts');
  const unsafe = flagOf(row, 'safe_to_use') === false;
  const words = sentences(
    `${reached[row['kind'] ?? ''] ?? 'A way'} to reach you: ${row['value'] ?? ''}.`,
    unsafe && 'It was written down that it is not safe to use.',
  );
  const first: Said = { chapter: aboutYou, on: starts, words: [words + endedOn(dayOf(row, 'ends'))] };
  return [first, ...note(row, 'note', 'A note beside a way to reach you', aboutYou)];
}

/** Words that somebody typed: a passage of their own, closed until a reviewer has read them. */
export function note(row: Row, column: string, what: string, chapter: Said['chapter']): readonly Said[] {
  const text = row[column];
  if (!text) return [];
  return [{ chapter, on: dayOf(row, 'starts'), words: [`${what} says: “${text}”`], isFreeText: true }];
}

function tellDisability(row: Row): readonly Said[] {
  const code = row['code'] ?? '';
  const words =
    code === 'NONE'
      ? 'You were asked about disability, and none was written down.'
      : `A disability was written down: ${(labelOfCinCode('disability', code) ?? code).toLowerCase()}.`;
  return [{ chapter: 'Your health', on: null, words: [words] }];
}

const changed = 'What was changed in your record';

function tellAlias(row: Row): readonly Said[] {
  const on = dayOf(row, 'made_at');
  const ended = dayOf(row, 'ended_at');
  const words = sentences(
    `${on ? `On ${formatDate(on)} two` : 'Two'} records were found to be yours, and were put side by side.`,
    ended && `On ${formatDate(ended)} that was taken back.`,
  );
  return [
    { chapter: changed, on, words: [words] },
    ...note(row, 'why', 'The reason that was given', changed),
    ...note(row, 'ended_why', 'The reason for taking it back', changed),
  ];
}

/** Whose the other record was is somebody else's affair: it is in no passage at all. */
function tellNotSame(row: Row): readonly Said[] {
  const on = dayOf(row, 'decided_at');
  const words = `${on ? `On ${formatDate(on)} ` : ''}somebody looked whether your record and another one were the same person’s. They were not.`;
  return [
    { chapter: changed, on, words: [words] },
    ...note(row, 'why', 'The reason that was given', changed),
  ];
}

function tellWithdrawn(row: Row): readonly Said[] {
  const on = dayOf(row, 'withdrawn_at');
  const back = dayOf(row, 'ended_at');
  const words = sentences(
    `${on ? `On ${formatDate(on)} your` : 'Your'} record was set aside as a mistake.`,
    back && `It was brought back on ${formatDate(back)}.`,
  );
  return [
    { chapter: changed, on, words: [words] },
    ...note(row, 'why', 'The reason that was given', changed),
  ];
}

function tellResponsibility(row: Row, about: About): readonly Said[] {
  const starts = dayOf(row, 'starts');
  const since = starts ? ` from ${formatDate(starts)}` : '';
  const has = dayOf(row, 'ends') === null ? ' has' : ' had';
  const basis = ` (${basisWords(row['basis'] ?? '').toLowerCase()}).`;
  const tail = `${since}${basis}${endedOn(dayOf(row, 'ends'))}`;
  const isHolder = row['holder_id'] && about.ids.includes(row['holder_id']);
  if (isHolder) {
    const child = { person: row['person_id'] ?? '', as: '', isWhole: true };
    return [
      {
        chapter: 'Decisions about you',
        on: starts,
        words: ['You had parental responsibility for ', child, tail],
      },
    ];
  }
  const holder = row['holder_id']
    ? { person: row['holder_id'], as: 'somebody in your family' }
    : (row['holder_agency'] ?? 'Somebody');
  return [
    {
      chapter: 'Decisions about you',
      on: starts,
      words: [
        holder,
        ` ${has} parental responsibility for you${tail} That means the right to make important decisions about you.`,
      ],
    },
  ];
}

const person = ['person_id'];

/** What this module's tables can tell of somebody. */
export const peopleTeller = tellFacts([
  { table: 'people.person', subjects: ['id'], isFact: true, thing: 'who you are', tell: tellPerson },
  { table: 'people.name', subjects: person, isFact: true, thing: 'your name', tell: tellName },
  {
    table: 'people.identifier',
    subjects: person,
    isFact: true,
    thing: 'a number of yours',
    tell: tellIdentifier,
  },
  {
    table: 'people.residence',
    subjects: person,
    isFact: true,
    thing: 'where you lived',
    also: `(select a.lines from people.address a where a.id = f.address_id) as address_lines,
      (select a.postcode from people.address a where a.id = f.address_id) as address_postcode`,
    tell: tellResidence,
  },
  {
    table: 'people.contact_point',
    subjects: person,
    isFact: true,
    thing: 'how to reach you',
    tell: tellContactPoint,
  },
  {
    table: 'people.relationship',
    subjects: ['person_id', 'other_id'],
    isFact: true,
    thing: 'somebody in your family',
    tell: tellFamily,
  },
  {
    table: 'people.tie',
    subjects: ['person_id', 'other_id'],
    isFact: true,
    thing: 'how you stand with somebody',
    tell: tellTie,
  },
  {
    table: 'people.parental_responsibility',
    subjects: ['person_id', 'holder_id'],
    isFact: true,
    thing: 'who had parental responsibility for you',
    tell: tellResponsibility,
  },
  { table: 'people.disability', subjects: person, isFact: true, thing: 'a disability', tell: tellDisability },
  {
    table: 'people.alias',
    subjects: ['person_id', 'canonical_id'],
    isFact: false,
    thing: 'two records of yours',
    tell: tellAlias,
  },
  { table: 'people.withdrawn', subjects: person, isFact: false, thing: 'your record', tell: tellWithdrawn },
  {
    table: 'people.not_same',
    subjects: ['person_id', 'other_id'],
    isFact: false,
    keyOf: (row) => `${row['person_id'] ?? ''}+${row['other_id'] ?? ''}`,
    thing: 'your record',
    tell: tellNotSame,
  },
]);

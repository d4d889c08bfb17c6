import type { About, Row, Said } from '../../people/index.ts';
import { dayOf, onDay, sentences } from '../../people/index.ts';
import { tellSuspicion } from '../stepping/tell-steps.ts';

const chapter = 'Help before you came into care';
const decisions = 'Decisions about you';

/** Columns of the worry itself that a passage about one of its children tells. */
export const worryWords = [
  'received_at',
  'words',
  'wants',
  'advice',
  'caller',
  'caller_name',
  'caller_agency',
  'reply',
]
  .map((column) => `(select w.${column} from practice.worry w where w.id = f.worry_id) as ${column}`)
  .concat(
    `(select w.caller_protected from practice.worry w where w.id = f.worry_id) as caller_protected`,
    `(select string_agg(k.agency || ': ' || k.asked || coalesce(' They said: ' || k.answer, ''), E'\\n' order by k.recorded_at)
        from practice.worry_check k where k.worry_id = f.worry_id) as checks`,
    `(select w.weighed from practice.worry w where w.id = f.worry_id) as weighed`,
  )
  .join(', ');

const said: Readonly<Record<string, string>> = {
  advice: 'It was decided to give advice and information only.',
  'family help': 'It was decided to offer you and your family help.',
  assessment: 'It was decided to find out what help you and your family needed (an assessment).',
  'strategy discussion': 'It was decided that services meet to talk about whether you were safe.',
  'no further action': 'It was decided that nothing more was needed.',
};

/** Somebody got in touch about the reader: that they did, their words, what was decided and how it was explained. */
export function tellWorry(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'received_at');
  const decided = dayOf(row, 'decided_at');
  const typed = (column: string, what: string, more: Partial<Said> = {}): readonly Said[] =>
    row[column] ? [{ chapter, on, words: [`${what}: “${row[column]}”`], isFreeText: true, ...more }] : [];
  const opening = sentences(
    `${onDay(about, on)} somebody got in touch with the council because of a worry or a question about you.`,
    row['removed_at'] && 'Later it was found that it was not about you.',
  );
  return [
    { chapter, on, words: [opening] },
    ...tellCaller(row, on),
    ...typed('words', 'What they said'),
    ...typed('wants', 'What they wanted'),
    ...typed('checks', 'Other services that were asked'),
    ...typed('weighed', 'What was found out and weighed'),
    ...typed('advice', 'The advice that was given'),
    ...tellOutcome(row, decided),
    ...typed('reasons', 'The reasons', { chapter: decisions, on: decided }),
    ...typed('family_words', 'How it was explained to your family', { chapter: decisions, on: decided }),
    ...typed('reply', 'What whoever got in touch was told'),
  ];
}

function tellOutcome(row: Row, decided: Said['on']): readonly Said[] {
  const words = said[row['outcome'] ?? ''];
  const because = tellSuspicion(codesOf(row['harms']), codesOf(row['grounds']));
  return [words, ...because].flatMap((one) =>
    one === undefined ? [] : [{ chapter: decisions, on: decided, words: [one] }],
  );
}

/** Codes of a list as the database writes it: '{neglect,physical}'. */
const codesOf = (list: string | null | undefined): readonly string[] =>
  (list ?? '{}').slice(1, -1).split(',');

/** Who it was: a private person, or somebody who asked for it, is protected (domain reference 4.5, rule 5). */
function tellCaller(row: Row, on: Said['on']): readonly Said[] {
  const name = [row['caller_name'], row['caller_agency']].filter(Boolean).join(', ');
  if (name === '') return [];
  const isOpen = row['caller'] === 'professional' && row['caller_protected'] !== 'true';
  const words = [`Who got in touch: ${name}.`];
  return [{ chapter, on, words, ...(isOpen ? {} : { sensitivity: ['confidential source' as const] }) }];
}

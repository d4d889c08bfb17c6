import type { About, Declaration, Row, Said } from '../../people/index.ts';
import { dayOf, onDay, sentences } from '../../people/index.ts';
import { declareWritten } from '../passages/declare-written.ts';
import type { OutsideHarm } from './harm-rules.ts';
import { outsideHarms } from './harm-rules.ts';

const chapter = 'Decisions about you';

/** What is called what, as the reader of the copy may see it; steps of another child's family stay out. */
const nameOf = `(select n.name from practice.outside_context n where n.context_id = f.context_id
  order by n.number desc, n.recorded_at desc, n.id desc limit 1) as context_name`;
const turnsOf = `(select string_agg(t.happened_on::text || ': ' || t.words, E'\\n' order by t.number) from practice.outside_turn t
  where t.context_id = f.context_id and t.kind <> 'taken back'
    and not exists (select from practice.outside_turn b where b.replaces = t.id)) as turns`;
const goalsOf = `(select string_agg(g.words, E'\\n' order by g.recorded_at, g.id) from practice.outside_goal g
  where g.context_id = f.context_id and g.state <> 'taken back'
    and not exists (select from practice.outside_goal b where b.goal_id = g.goal_id and b.number > g.number)) as goals`;
const stepsOf = `(select string_agg(s.who || ': ' || s.words, E'\\n' order by s.recorded_at, s.id) from practice.outside_step s
  where s.context_id = f.context_id and s.state <> 'taken back' and (s.also_of = '{}' or f.person_id = any(s.also_of))
    and not exists (select from practice.outside_step b where b.step_id = s.step_id and b.number > s.number)) as steps`;

const isHarm = (name: string): name is OutsideHarm => name in outsideHarms;

/** The names in an array as PostgreSQL writes it: '{gangs,"violence between young people"}'. */
const listHarms = (row: Row): string =>
  (row['harms'] ?? '')
    .replace(/[{}[\]"]/g, '')
    .split(',')
    .map((name) => name.trim())
    .map((name) => (isHarm(name) ? outsideHarms[name].text.toLowerCase() : name))
    .join(', ');

/** What stands of a place tells of others too: somebody looks before it goes out. */
const aboutPlace = (on: Said['on'], what: string, words: string | null | undefined): readonly Said[] =>
  words
    ? [{ chapter, on, words: [`${what}: “${words}”`], isFreeText: true, sensitivity: ['third party'] }]
    : [];

function tellChild(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'recorded_at');
  const place = row['context_name'] ?? 'a place, a group or a space online';
  const opening: Readonly<Record<string, string>> = {
    touched: `${onDay(about, on)} people were worried that you might be harmed outside your home: ${place} (${listHarms(row)}).`,
    'no longer': `${onDay(about, on)} it was written down that ${place} was no longer a worry for you.`,
    'taken back': `${onDay(about, on)} a worry about you and a place, a group or a space online was taken back as a mistake.`,
  };
  const isTouched = row['state'] === 'touched';
  return [
    { chapter, on, words: [opening[row['state'] ?? ''] ?? ''], isFreeText: true },
    ...(isTouched ? aboutPlace(on, 'What was seen there and what was done about it', row['turns']) : []),
    ...(isTouched ? aboutPlace(on, 'What was to change there', row['goals']) : []),
    ...(isTouched ? aboutPlace(on, 'Who was to do what', row['steps']) : []),
  ];
}

const answers: Readonly<Record<string, string>> = {
  safe: 'It was found that your home was safe.',
  'not safe': 'It was found that your home was not safe.',
  'not known': 'It could not be found out yet.',
};

function tellHome(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'asked_on');
  const words = sentences(
    `${onDay(about, on)} ${row['asked_by'] ?? 'somebody'} asked whether your home was safe.`,
    answers[row['answer'] ?? ''],
  );
  return [{ chapter, on, words: [words], isFreeText: true }];
}

/** What was seen or told of the reader, and what was found when it was asked whether home was safe. */
function tellWords(row: Row): readonly Said[] {
  const words = [`What was written down of you: “${row['words'] ?? ''}”`];
  return [{ chapter, on: dayOf(row, 'recorded_at'), words, isFreeText: true }];
}

/** What harm outside the home can tell of somebody: that a context touched them, and whether home was safe. */
export const harmOutsideDeclarations: readonly Declaration[] = [
  declareWritten(
    'outside_child',
    'harm outside your home',
    tellChild,
    [nameOf, turnsOf, goalsOf, stepsOf].join(', '),
  ),
  declareWritten('outside_home', 'whether your home was safe', tellHome),
  declareWritten('outside_words', 'what was written about harm outside your home', tellWords),
];

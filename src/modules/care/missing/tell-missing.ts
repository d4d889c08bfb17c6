import { formatInstantInFull, instant, millisecondsAt } from '../../../platform/dates/instant.ts';
import type { About, Declaration, Row, Said } from '../../people/index.ts';
import { dayOf, onDay, sentences } from '../../people/index.ts';

const chapter = 'When you were missing or away';

const moment = (text: string | null | undefined): string =>
  text ? formatInstantInFull(instant(millisecondsAt(text))) : 'a time that is not known';

function tellTime(row: Row): readonly Said[] {
  const on = dayOf(row, 'gone_at');
  const what =
    row['kind'] === 'A' ? 'you were away and people knew where' : 'people did not know where you were';
  const words = sentences(
    `It was written down that ${what}, from ${moment(row['gone_at'])}.`,
    `How worried people were: ${row['risk'] === 'none' ? 'they saw no risk' : `the risk was called ${row['risk'] ?? 'not known'}`}.`,
    row['back_at'] && `You were back or found at ${moment(row['back_at'])}.`,
    row['state'] === 'taken back' && 'This was taken back later: it had been a mistake.',
  );
  return [{ chapter, on, words: [words] }];
}

const openings: Readonly<Record<string, string>> = {
  'last seen': 'Where you were last seen',
  'seen by': 'Who saw you last',
  wearing: 'What you wore',
  worry: 'Why people were worried',
  update: 'What people found out while you were gone',
  found: 'Where you were',
  harm: 'How you were',
  'taken back': 'Why it was taken back',
};

function tellWords(row: Row): readonly Said[] {
  const opening = openings[row['about'] ?? ''] ?? 'What was written';
  const words = [`${opening}: “${row['words'] ?? ''}”`];
  return [{ chapter, on: dayOf(row, 'recorded_at'), words, isFreeText: true, sensitivity: ['third party'] }];
}

const toldNames: Readonly<Record<string, string>> = {
  police: 'The police',
  parent: 'A parent of yours',
  home: 'The people where you lived',
  worker: 'Your worker',
  manager: 'A manager',
};

function tellTold(row: Row): readonly Said[] {
  const who = toldNames[row['who'] ?? ''] ?? 'Somebody';
  if (row['takes_back'])
    return [
      {
        chapter,
        on: dayOf(row, 'recorded_at'),
        words: [`Of one line about this it was written down later that it was wrong: ${who}.`],
      },
    ];
  const words = row['told_at']
    ? `${who} ${row['name'] ? `(${row['name']}) ` : ''}got to know at ${moment(row['told_at'])} that you were missing.`
    : `${who} did not get to know that you were missing, because: “${row['not_told_because'] ?? ''}”`;
  return [{ chapter, on: dayOf(row, 'recorded_at'), words: [words], isFreeText: true }];
}

/** Who it was is somebody else's: told as that there was somebody. */
function tellWith(row: Row): readonly Said[] {
  const peer = row['peer_id'];
  const words = peer
    ? ['People thought that you were with ', { person: peer, as: 'somebody', isWhole: true }, '.']
    : [`People thought that you were with: “${row['name'] ?? ''}”`];
  return [{ chapter, on: dayOf(row, 'recorded_at'), words, isFreeText: true, sensitivity: ['third party'] }];
}

const steps: Readonly<Record<string, string>> = {
  offered: 'you were asked whether you wanted to talk about it with somebody independent',
  accepted: 'you were asked whether you wanted to talk about it, and you wanted to',
  refused: 'you were asked whether you wanted to talk about it, and you did not want to',
  'not possible': 'nobody could talk with you about it',
  held: 'somebody talked with you about it',
};

function tellInterview(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'happened_at');
  const words = sentences(
    `${onDay(about, on)} ${steps[row['step'] ?? ''] ?? 'something was written down about it'} (${row['by_name'] ?? 'nobody named'}).`,
    row['because'] && `Why: “${row['because']}”`,
  );
  return [{ chapter, on, words: [words], isFreeText: true }];
}

const passages: Readonly<Record<string, string>> = {
  words: 'What you said',
  shows: 'What you showed',
  wants: 'What you wanted to happen',
  next: 'What people said they would do next',
  note: 'A note for staff',
};

function tellPassage(row: Row): readonly Said[] {
  const by = row['observed_by'] ? ` (seen by ${row['observed_by']})` : '';
  const words = [`${passages[row['about'] ?? ''] ?? 'What was written'}${by}: “${row['words'] ?? ''}”`];
  const confidential = row['audience'] === 'few' ? { sensitivity: ['confidential source'] as const } : {};
  return [{ chapter, on: dayOf(row, 'recorded_at'), words, isFreeText: true, ...confidential }];
}

const table = (name: string, thing: string, tell: Declaration['tell']): Declaration => ({
  table: `care.${name}`,
  subjects: ['person_id'],
  isFact: false,
  thing,
  tell,
});

/** What is told to somebody of the times that they were missing, and of the talks afterwards. */
export const missingDeclarations: readonly Declaration[] = [
  table('missing_time', 'a time that you were missing', tellTime),
  table('missing_words', 'what was written when you were missing', tellWords),
  table('missing_told', 'who was told that you were missing', tellTold),
  table('missing_with', 'whom you were with', tellWith),
  table('return_interview', 'a talk after you came back', tellInterview),
  table('return_passage', 'what came of a talk', tellPassage),
];

import type { About, Row, Said } from '../../people/index.ts';
import { dayOf, onDay } from '../../people/index.ts';
import { labelOfCinCode } from '../../../formats/cin/codes.ts';

const chapter = 'Help before you came into care';

const subjects: Readonly<Record<string, string>> = {
  '1': 'alcohol',
  '2': 'drugs',
  '3': 'domestic abuse',
  '4': 'mental health',
  '5': 'a learning disability',
  '6': 'a physical disability or illness',
};

/** Of a factor 'about' a parent or another in the household it is their health or their life that is told, too. */
const others: Readonly<Record<string, string>> = { B: 'a parent or carer', C: 'somebody else at home' };

/** What an assessment found. About the reader it is theirs; about a parent or another person a reviewer decides. */
export function tellFactor(row: Row, about: About): readonly Said[] {
  const code = row['code'] ?? '';
  const on = dayOf(row, 'assessment_starts');
  const [, number = '', letter = ''] = /^([1-6])([ABC])$/.exec(code) ?? [];
  const finding = `${onDay(about, on)} an assessment found:`;
  const other = others[letter];
  if (other === undefined)
    return [
      {
        chapter,
        on,
        words: [`${finding} ${number ? `${subjects[number] ?? ''}, about you` : plain(code)}.`],
      },
    ];
  const sensitivity =
    number === '3' ? (['third party'] as const) : (['third party', 'health of somebody else'] as const);
  return [{ chapter, on, words: [`${finding} ${subjects[number] ?? ''}, about ${other}.`], sensitivity }];
}

function plain(code: string): string {
  return (labelOfCinCode('assessmentFactor', code) ?? code).replace(': the child', '').toLowerCase();
}

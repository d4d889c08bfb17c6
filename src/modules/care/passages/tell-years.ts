import type { Row, Said } from '../../people/index.ts';
import { flagOf, sentences } from '../../people/index.ts';
import type { CodeSet } from '../../../formats/ssda903/code-sets.ts';
import { labelOf } from '../../../formats/ssda903/code-sets.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { parsePlainDate } from '../../../platform/dates/plain-date.ts';

const endOf = (year: string | null | undefined): PlainDate | null =>
  parsePlainDate(`${year ?? ''}-03-31`) ?? null;

const asked: readonly (readonly [column: string, yes: string, no: string])[] = [
  ['health_check', 'You had your health checks.', 'You did not have all your health checks.'],
  ['health_assessment', 'You had a health assessment.', 'You did not have a health assessment.'],
  ['teeth_check', 'A dentist looked at your teeth.', 'No dentist looked at your teeth.'],
  ['immunisations', 'Your vaccinations were up to date.', 'Your vaccinations were not up to date.'],
  [
    'convicted',
    'It was written down that you were convicted or given a caution.',
    'You were not convicted of anything.',
  ],
  [
    'substance_misuse',
    'It was written down that you had a problem with drink or drugs.',
    'No problem with drink or drugs was written down.',
  ],
  ['intervention_offered', 'You were offered help with that.', 'You were not offered help with that.'],
  ['intervention_received', 'You took help with that.', 'You did not take help with that.'],
];

/** Health as it is asked for once a year of children in care. */
export function tellHealthYear(row: Row): readonly Said[] {
  const { year, sdq_score: score, sdq_reason: reason } = row;
  const answers = asked.map(([column, yes, no]) => {
    const said = flagOf(row, column);
    return said === null ? null : said ? yes : no;
  });
  const words = sentences(
    `In the year to March ${year ?? ''}:`,
    ...answers,
    score &&
      `Questions about how you felt gave a score of ${score} out of 40; a higher score means more worries.`,
    reason && `Why there is no score for how you felt: ${label('sdq_reason', reason)}.`,
  );
  return [{ chapter: 'Your health', on: endOf(year), words: [words] }];
}

function label(set: CodeSet, code: string): string {
  const said = labelOf(set, code) ?? code;
  return said.slice(0, 1).toLowerCase() + said.slice(1);
}

/** How somebody who left care was doing, as it is asked for around birthdays. */
export function tellLeavingCareYear(row: Row): readonly Said[] {
  const { year, in_touch: touch, activity, accommodation } = row;
  const words = sentences(
    `In the year to March ${year ?? ''}:`,
    touch && `whether we were in touch with you: ${label('in_touch', touch)}.`,
    activity && `What you did: ${label('activity', activity)}.`,
    accommodation && `Where you lived: ${label('accommodation', accommodation)}.`,
  );
  return [{ chapter: 'Leaving care', on: endOf(year), words: [words] }];
}

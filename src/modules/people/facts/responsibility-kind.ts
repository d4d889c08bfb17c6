import { basisLaw, basisWords, responsibilityBases } from '../family/responsibility-rules.ts';
import { ends, joined, past, starts, textOf, unchanged, when } from './fact-kind.ts';
import type { FactKind } from './fact-kind.ts';
import { endsAfterStart } from './question.ts';

/** Who decides for a child: who has parental responsibility, how, and from when. */
export const responsibility: FactKind = {
  path: 'responsibility',
  table: 'parental_responsibility',
  title: 'Parental responsibility',
  one: 'parental responsibility',
  none: 'Nobody is recorded as having parental responsibility.',
  questions: [
    {
      name: 'basis',
      label: 'How they have it',
      asks: 'how they have it',
      hint: 'The sections named were not checked against the statute: ask legal services where it matters',
      kind: 'list',
      required: true,
      options: Object.entries(responsibilityBases).map(([value, [words]]) => [value, words] as const),
    },
    starts('the day it began'),
    ends('the day it ended', 'Leave empty while it lasts'),
  ],
  check: (values) => endsAfterStart(values, 'The day it ended must be after the day it began'),
  stored: unchanged,
  line: (values, today) => ({
    main: textOf(values, 'holder_agency'),
    detail: joined(basisWords(textOf(values, 'basis')), basisLaw(textOf(values, 'basis')), when(values)),
    past: past(values, today),
  }),
  refusals: {},
};

import { plainDate } from '../../../platform/dates/plain-date.ts';
import type { NumberSetting } from '../../../platform/settings/number-setting.ts';
import { numberSetting } from '../../../platform/settings/number-setting.ts';
import type { ContentsGroup, ContentsLine } from './contents-rules.ts';
import {
  familySaid,
  hasAgreed,
  hasGoal,
  hasKnow,
  hasReading,
  isSharedOut,
  saysChild,
  saysFamily,
  saysParent,
  stepsOfFamily,
} from './contents-rules.ts';

/** Whether an authority asks for lines that rest on general knowledge: 1 for yes, 0 for no. */
const asked = (group: string, title: string, source: string) =>
  numberSetting({
    key: `practice.plan-contents-${group}`,
    fallback: 1,
    basis: `${source}. From general knowledge, not checked against the text`,
    title: `Whether the contents of ${title} are asked for`,
    unit: '1 for yes, 0 for no',
    least: 0,
    most: 1,
  });

/** Lines that rest on general knowledge are a local default: each group can be switched off. */
export const contentsSettings = {
  need: asked('need', 'a child in need plan', 'Working Together to Safeguard Children'),
  protection: asked('protection', 'a child protection plan', 'Working Together to Safeguard Children'),
  placement: asked(
    'placement',
    'a placement plan',
    'Care Planning, Placement and Case Review Regulations 2010, regulation 9 and schedule 2',
  ),
  education: asked(
    'education',
    'a personal education plan',
    'Promoting the education of looked-after children (statutory guidance, 2018)',
  ),
  pathway: asked('pathway', 'a pathway plan', 'Care Leavers (England) Regulations 2010, schedule 1'),
} as const satisfies Record<ContentsGroup, NumberSetting>;

type Short = readonly [
  id: string,
  asks: string,
  source: string,
  isMet: ContentsLine['isMet'],
  tells?: ContentsLine['tells'],
];
type Kind = Pick<ContentsLine, 'status' | 'plan' | 'group' | 'from'>;

const linesOf = (kind: Kind, lines: readonly Short[]): readonly ContentsLine[] =>
  lines.map(([id, asks, source, isMet, tells]) => ({
    ...kind,
    ...{ id, asks, source, isMet, until: null },
    ...(tells && { tells }),
  }));

const together = 'Working Together to Safeguard Children';
const act = 'Children Act 1989';
const planning = 'Care Planning, Placement and Case Review (England) Regulations 2010';
const leavers = 'Care Leavers (England) Regulations 2010, schedule 1';
const education2018 = 'Promoting the education of looked-after children (statutory guidance, 2018)';
const [since2010, since2018, since2023] = ['2011-04-01', '2018-02-01', '2023-12-15'].map(plainDate);
const began = since2010 ?? plainDate('2011-04-01');

const need: Kind = {
  status: 'child in need',
  plan: 'Child in need plan',
  group: 'need',
  from: since2023 ?? began,
};
const protection: Kind = {
  status: 'child protection',
  plan: 'Child protection plan',
  group: 'protection',
  from: since2023 ?? began,
};
const care: Kind = { status: 'looked after', plan: 'Care plan', group: null, from: began };
const placement: Kind = { ...care, plan: 'Placement plan', group: 'placement' };
const education: Kind = {
  ...care,
  plan: 'Personal education plan',
  group: 'education',
  from: since2018 ?? began,
};

/** Regulation 5 was read as it was made; what was added to it later is not among these lines. */
const careLines: readonly ContentsLine[] = [
  ...linesOf(care, [
    [
      'care-future',
      'The plan for where the child will grow up',
      `${planning}, regulation 5`,
      hasGoal('future'),
    ],
    ['care-health', 'Health: the health plan', `${planning}, regulation 5`, hasGoal('health')],
    ['care-education', 'Education', `${planning}, regulation 5`, hasGoal('education')],
    [
      'care-feelings',
      'Emotional and behavioural development',
      `${planning}, regulation 5`,
      hasGoal('feelings'),
    ],
    [
      'care-identity',
      'Identity: religion, racial origin, culture and language',
      `${planning}, regulation 5`,
      hasGoal('identity'),
    ],
    ['care-family', 'Family and social relationships', `${planning}, regulation 5`, hasGoal('family')],
    [
      'care-everyday',
      'How the child presents and looks after themselves',
      `${planning}, regulation 5`,
      hasGoal('everyday'),
    ],
    ['care-home', 'Where the child lives: the placement plan', `${planning}, regulation 5`, hasGoal('home')],
    ['care-child', 'The child’s wishes and feelings on the plan', `${planning}, regulation 5`, saysChild],
    ['care-parent', 'The parents’ wishes and feelings on the plan', `${planning}, regulation 5`, saysParent],
    [
      'care-agreed',
      'Agreed, so far as can be, with the parents or the person who cared before',
      `${planning}, regulation 4(4) and (5)`,
      hasAgreed,
    ],
  ]),
  ...linesOf(placement, [
    [
      'placement-who',
      'Who does what for the child where they live',
      `${planning}, regulation 9 and schedule 2`,
      isSharedOut('home'),
    ],
  ]),
  ...linesOf(education, [
    ['education-know', 'What will show that learning goes well', education2018, hasKnow('education')],
    ['education-who', 'Who does what for it, and by when', education2018, isSharedOut('education')],
  ]),
];

const pathwayOf = (status: 'eligible' | 'relevant' | 'former relevant'): readonly ContentsLine[] =>
  linesOf({ status, plan: 'Pathway plan', group: 'pathway', from: began }, [
    [`${status}-home`, 'Where to live', leavers, hasGoal('home')],
    [`${status}-education`, 'Education or training', leavers, hasGoal('education')],
    [`${status}-work`, 'Work', leavers, hasGoal('work')],
    [`${status}-family`, 'Family and other relationships', leavers, hasGoal('family')],
    [`${status}-everyday`, 'Skills for living on one’s own', leavers, hasGoal('everyday')],
    [`${status}-money`, 'Money', leavers, hasGoal('money')],
    [`${status}-health`, 'Health, mental health too', leavers, hasGoal('health')],
    [`${status}-future`, 'What happens if the plan does not work', leavers, hasGoal('future')],
    [`${status}-child`, 'What the young person says of the plan', leavers, saysChild],
  ]);

/** Every line, by status. */
export const contentsLines: readonly ContentsLine[] = [
  ...linesOf(need, [
    ['need-agreement', 'Whether the family agrees to the help, or said no', together, saysFamily, familySaid],
    ['need-know', 'A goal, and how everybody will know that it is reached', together, hasKnow(null)],
    ['need-who', 'Who does what, and by when', together, isSharedOut(null)],
    ['need-family', 'What the family and friends do', together, stepsOfFamily],
    ['need-scale', 'Where things are, from 0 to 10', together, hasReading],
    ['need-child', 'The child’s wishes and feelings', `${act}, section 17(4A)`, saysChild],
  ]),
  ...linesOf(protection, [
    ['protection-safe', 'What has to change for the child to be safe', together, hasGoal('safety')],
    ['protection-know', 'How everybody will know that the child is safe', together, hasKnow('safety')],
    ['protection-who', 'Who does what for it, and by when', together, isSharedOut('safety')],
    ['protection-family', 'What the family and friends do', together, stepsOfFamily],
    ['protection-parent', 'What the parents say of the plan', together, saysParent],
    ['protection-child', 'The child’s wishes and feelings', `${act}, section 47(5A)`, saysChild],
  ]),
  ...careLines,
  ...pathwayOf('eligible'),
  ...pathwayOf('relevant'),
  ...pathwayOf('former relevant'),
];

import { labelOfCinCode } from '../../../formats/cin/codes.ts';
import { listStandingAnswers } from '../../practice/index.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { FamilyAnswer, HelpStep } from '../../practice/index.ts';
import type { WholeHelp } from './read-help.ts';

/** A kind of help that goes on now, and what is known of it. */
export type Nature = { readonly name: string; readonly since: PlainDate; readonly detail: string };

type OfNatures = Pick<WholeHelp, 'state' | 'life' | 'steps'>;

/** The kinds of help that go on now: none or several, beside each other. */
export function listNatures(help: OfNatures, today: PlainDate): readonly Nature[] {
  const { state, life } = help;
  const care = life.periods.find(({ starts, ends }) => starts <= today && (ends === null || ends > today));
  const open = [
    ...supports(help),
    ...protections(help),
    ...(care ? [nature('Looked after by us', care, 'The care plan says the rest')] : []),
  ];
  return open.length > 0 || state.involvement === null
    ? open
    : [nature('Help was asked for', state.involvement, 'No plan stands at the moment')];
}

const nature = (name: string, { starts }: { readonly starts: PlainDate }, detail: string): Nature => ({
  name,
  since: starts,
  detail,
});

function supports({ state: { familyHelp, assessment, needPlan }, steps }: OfNatures): readonly Nature[] {
  const isBreaks = needPlan !== null && isShortBreaks(steps, needPlan.id);
  const planName = isBreaks ? 'Short breaks (section 17)' : 'Child in need plan (section 17)';
  return [
    ...(familyHelp ? [nature('Family help', familyHelp, agreementOf(steps, 'family help'))] : []),
    ...(assessment
      ? [nature('Assessment (section 17)', assessment, 'Finding out which help is needed')]
      : []),
    ...(needPlan
      ? [
          nature(
            planName,
            needPlan,
            `A duty of the council to help. ${agreementOf(steps, 'child in need', 'short breaks')}`,
          ),
        ]
      : []),
  ];
}

function protections({ state: { enquiry, protectionPlan: plan } }: OfNatures): readonly Nature[] {
  const enquiring =
    enquiry?.notRequired === false ? 'A conference is to be held' : 'Finding out whether the child is safe';
  return [
    ...(enquiry ? [nature('Section 47 enquiry', enquiry, enquiring)] : []),
    ...(plan ? [nature('Child protection plan', plan, `Category: ${categoryWords(plan.category)}`)] : []),
  ];
}

export const categoryWords = (code: string | null): string =>
  code === null ? 'not recorded' : (labelOfCinCode('abuseCategory', code) ?? code);

/** On what agreement help rests, as the family's latest answer to it says. */
function agreementOf(steps: readonly HelpStep[], ...to: readonly FamilyAnswer['offer'][]): string {
  const agreed = listStandingAnswers(steps).find(
    ({ offer, answer }) => to.includes(offer) && answer === 'agreed',
  );
  // The reader may not see who agreed: nothing says that there is more to read.
  return `By agreement${agreed?.by === undefined ? '' : ` with ${agreed.by}`}, which can be withdrawn at any time`;
}

/** Whether a plan is for short breaks, as the step that began it says. */
export function isShortBreaks(steps: readonly HelpStep[], planId: string): boolean {
  return steps.some(
    ({ said, changes }) => said.support === 'short breaks' && changes.some(({ id }) => id === planId),
  );
}

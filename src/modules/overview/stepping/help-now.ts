import type { HelpAndProtection } from '../../practice/index.ts';
import { ownHelp } from '../../practice/index.ts';

/**
 * The kinds of help that go on, by name, from what the child's page has read already; empty where there is none. The help
 * page and the family page call being in our care by the same name.
 */
export function helpNow(help: HelpAndProtection, inCare: boolean): readonly string[] {
  const open = help.involvements.some(
    ({ closed, noFurtherAction }) => closed === null && noFurtherAction !== true,
  );
  const asked = help.enquiries.some((one) => one.conferenceOn === null && one.conferenceNotRequired !== true);
  const kinds: readonly (readonly [boolean, string])[] = [
    [
      help.earlyHelp.some(
        ({ completedOn, organisation }) => completedOn === null && organisation === ownHelp,
      ),
      'family help',
    ],
    [help.assessments.some(({ authorisedOn }) => authorisedOn === null), 'assessment'],
    [help.plans.some(({ ends }) => ends === null), 'child in need plan'],
    [asked, 'section 47 enquiry'],
    [help.protectionPlans.some(({ ends }) => ends === null), 'child protection plan'],
    [inCare, 'looked after by us'],
  ];
  const names = kinds.flatMap(([isSo, name]) => (isSo ? [name] : []));
  return names.length === 0 && open ? ['help was asked for, no plan yet'] : names;
}

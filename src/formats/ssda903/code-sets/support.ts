import { codes } from './code.ts';

/** Reviews, workers and health while in care. */
export const supportCodeSets = {
  review_code: codes([
    ['PN0', 'Under 4 at the review', 'too little to take part'],
    ['PN1', 'Attended and spoke for themself', 'was there and spoke'],
    ['PN2', 'Attended, an advocate spoke', 'was there and someone spoke for them'],
    ['PN3', 'Attended, views given without words', 'was there and showed what they thought'],
    ['PN4', 'Attended, gave no views', 'was there'],
    ['PN5', 'Not there, advocate briefed', 'someone spoke for them'],
    ['PN6', 'Not there, views sent another way', 'sent what they thought'],
    ['PN7', 'Not there, no views', 'was not there'],
  ]),
  sdq_reason: codes([
    ['SDQ1', 'No form: under 4 or over 17'],
    ['SDQ2', 'Carer refused'],
    ['SDQ3', 'Not possible: severity of the disability'],
    ['SDQ4', 'Other'],
    ['SDQ5', 'Child or young person refused', 'did not want to'],
  ]),
  sw_reason: codes([
    ['MANAGE', 'Manager or caseload decision', 'a manager decided'],
    ['FCONTA', 'First contact or allocation', 'the first social worker'],
    ['LEFTRL', 'Worker left the role', 'the social worker left the job'],
    ['ORGRST', 'Restructure', 'the teams were changed round'],
    ['TSPROC', 'Transfer between teams', 'a new team took over'],
    ['ABSENC', 'Worker absent', 'the social worker was away'],
    ['CHCHAN', 'Child asked for a change', 'asked for a change'],
    ['PCCHAN', 'Parent or carer asked for a change', 'a parent or carer asked for a change'],
    ['SWDIED', 'Worker died', 'the social worker died'],
    ['OTHERS', 'Other', 'another reason'],
  ]),
};

import { allocated, blank, child, choice, date, disability, number, or, text, yesNo } from './column.ts';
import type { AnnexASpec } from './column.ts';

const months12 = 'in the last 12 months';

/** Lists 1 to 7: help and protection. Columns: the specification of liia-tools-pipeline (MIT). */
export const helpLists: readonly AnnexASpec[] = [
  {
    list: 1,
    title: 'Contacts',
    months: 6,
    columns: [...child, date('contactOn', 'Date of Contact'), choice('source', 'Contact Source', 'source')],
  },
  {
    list: 2,
    title: 'Early help assessments',
    months: 6,
    columns: [
      ...child,
      date('starts', 'Assessment start date'),
      blank(date('completedOn', 'Assessment completion date')),
      text('organisation', 'Organisation completing assessment'),
    ],
  },
  {
    list: 3,
    title: 'Referrals',
    months: 6,
    columns: [
      ...child,
      date('referredOn', 'Date of referral'),
      choice('source', 'Referral Source', 'source'),
      yesNo('noFurtherAction', 'Referral NFA?'),
      number('referrals', 'Number of Referrals in Last 12 Months'),
      ...allocated,
    ],
  },
  {
    list: 4,
    title: 'Assessments',
    months: 6,
    columns: [
      ...child,
      disability,
      date('starts', 'Continuous Assessment Start Date'),
      blank(or(yesNo('seen', 'Child Seen During Continuous Assessment'))),
      blank(date('authorisedOn', 'Continuous Assessment Date of Authorisation')),
      blank(
        yesNo('supportRequired', "Was the child assessed as requiring LA children's social care support?"),
      ),
      ...allocated,
    ],
  },
  {
    list: 5,
    title: 'Section 47 enquiries and conferences',
    months: 6,
    columns: [
      ...child,
      disability,
      date('starts', 'Strategy discussion initiating Section 47 Enquiry Start Date'),
      blank(yesNo('conferenceNotRequired', 'Was an Initial Child Protection Conference deemed unnecessary?')),
      blank(date('conferenceOn', 'Date of Initial Child Protection Conference')),
      blank(
        or(
          yesNo('ledToPlan', 'Did the Initial Child Protection Conference Result in a Child Protection Plan'),
        ),
      ),
      number('enquiries', `Number of Section 47 Enquiries ${months12}`),
      number('conferences', `Number of ICPCs ${months12}`),
      ...allocated,
    ],
  },
  {
    list: 6,
    title: 'Children in need',
    months: 6,
    columns: [
      ...child,
      disability,
      blank(date('opened', 'CIN Start Date')),
      choice('need', 'Primary Need Code', 'need'),
      blank(date('lastSeenOn', 'Date Child Was Last Seen')),
      blank(date('closed', 'CIN Closure Date')),
      blank(choice('reasonClosed', 'Reason for Closure', 'closure')),
      choice('status', 'Case Status', 'status'),
      ...allocated,
    ],
  },
  {
    list: 7,
    title: 'Child protection plans',
    months: 6,
    columns: [
      ...child,
      disability,
      date('starts', 'Child Protection Plan Start Date'),
      choice('initialCategory', 'Initial Category of Abuse', 'abuse'),
      choice('latestCategory', 'Latest Category of Abuse', 'abuse'),
      blank(date('visitedOn', 'Date of the Last Statutory Visit')),
      blank(or(yesNo('seenAlone', 'Was the Child Seen Alone?'))),
      blank(date('reviewedOn', 'Date of latest review conference')),
      blank(date('ends', 'Child Protection Plan End Date')),
      yesNo(
        'policeProtection',
        'Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)',
      ),
      number('previousPlans', 'Number of Previous Child Protection Plans'),
      ...allocated,
    ],
  },
];

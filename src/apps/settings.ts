import { lookMinutes, signInLimits } from '../modules/access/index.ts';
import {
  missingDiscussionHours,
  missingDiscussionTimes,
  returnInterviewHours,
} from '../modules/care/index.ts';
import { archiveMinutes, backupHours, nightFrom, nightUntil } from '../modules/overview/index.ts';
import { callBackMinutes } from '../modules/people/index.ts';
import {
  askAgainDays,
  assessmentDays,
  conferenceDays,
  contentsSettings,
  coreGroupDays,
  dictationDays,
  dictationMinutes,
  firstReviewMonths,
  frontDoorDays,
  laterReviewMonths,
  takeBackDays,
  warningReviewDays,
  wishReplyDays,
} from '../modules/practice/index.ts';
import type { NumberSetting } from '../platform/settings/number-setting.ts';
import { keptFor } from './tidy.ts';

/** Every setting that the pages of administration show and change: each module declares its own. */
export const declaredSettings: readonly NumberSetting[] = [
  nightFrom,
  nightUntil,
  lookMinutes,
  ...Object.values(signInLimits),
  callBackMinutes,
  frontDoorDays,
  ...Object.values(contentsSettings),
  assessmentDays,
  conferenceDays,
  coreGroupDays,
  firstReviewMonths,
  laterReviewMonths,
  takeBackDays,
  returnInterviewHours,
  missingDiscussionHours,
  missingDiscussionTimes,
  askAgainDays,
  wishReplyDays,
  dictationMinutes,
  dictationDays,
  warningReviewDays,
  backupHours,
  archiveMinutes,
  ...Object.values(keptFor),
];

import { numberSetting } from '../../../platform/settings/number-setting.ts';

export const wishReplyDays = numberSetting({
  key: 'practice.wish-reply-days',
  fallback: 14,
  basis: 'A local default: no law sets a number of days. From general knowledge, not checked',
  title: 'How long a child waits at most for a reply to what they want',
  unit: 'days',
  least: 1,
  most: 90,
});

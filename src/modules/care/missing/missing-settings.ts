import { numberSetting } from '../../../platform/settings/number-setting.ts';

/** Within how many hours of a return the talk is to be held. */
export const returnInterviewHours = numberSetting({
  key: 'care.return-interview-hours',
  title: 'A return interview is held within',
  unit: 'hours of coming back',
  least: 1,
  most: 336,
  fallback: 72,
  basis:
    'Statutory guidance on children who run away or go missing from home or care (2014): 72 hours. From general knowledge (GK), not checked against the text.',
});

/** After how many hours away a page reminds of a strategy discussion. */
export const missingDiscussionHours = numberSetting({
  key: 'care.missing-discussion-hours',
  title: 'Think of a strategy discussion when a child has been missing for',
  unit: 'hours',
  least: 1,
  most: 336,
  fallback: 24,
  basis: 'A local default from general knowledge (GK): local rules say 24 to 72 hours.',
});

/** After how many times in 90 days a page reminds of a strategy discussion. */
export const missingDiscussionTimes = numberSetting({
  key: 'care.missing-discussion-times',
  title: 'Think of a strategy discussion when a child has been missing within 90 days',
  unit: 'times',
  least: 2,
  most: 50,
  fallback: 3,
  basis:
    'A local default from general knowledge (GK): guidance asks to look at repeats, and gives no number.',
});

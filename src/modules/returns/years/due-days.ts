import type { Setting } from '../../../platform/settings/settings.ts';
import type { CheckedForm } from '../findings/finding.ts';
import type { DueDays } from './year-rules.ts';

export type DueDaysByForm = Readonly<Record<CheckedForm, DueDays>>;

const monthAndDay = /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/**
 * When each return opens and is due. The Department sets the days anew each year; these are what has been usual, and have
 * not been checked against a year's own announcement.
 */
export const dueDaysSetting: Setting<DueDaysByForm> = {
  key: 'returns_due',
  parse: (stored) => (isDueDays(stored) ? stored : undefined),
  fallback: { ssda903: { opens: '04-01', due: '06-30' } },
  basis: 'Usual in earlier years: opens in April, due at the end of June. Not verified for any one year.',
};

function isDueDays(stored: unknown): stored is DueDaysByForm {
  return hasKey(stored, 'ssda903') && isDays(stored.ssda903);
}

function isDays(stored: unknown): boolean {
  return hasKey(stored, 'opens') && hasKey(stored, 'due') && isDay(stored.opens) && isDay(stored.due);
}

function isDay(stored: unknown): boolean {
  return typeof stored === 'string' && monthAndDay.test(stored);
}

function hasKey<K extends string>(stored: unknown, key: K): stored is Record<K, unknown> {
  return typeof stored === 'object' && stored !== null && key in stored;
}

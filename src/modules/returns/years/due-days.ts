import type { Setting } from '../../../platform/settings/settings.ts';
import type { CheckedForm } from '../findings/finding.ts';
import type { DueDays } from './year-rules.ts';

export type DueDaysByForm = Readonly<Record<CheckedForm, DueDays>>;

const usual: DueDaysByForm = {
  ssda903: { opens: '04-01', due: '06-30' },
  cin: { opens: '04-01', due: '07-31' },
};

const monthAndDay = /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/**
 * When each return opens and is due. The Department sets the days anew each year; these are what has been usual, and have
 * not been checked against a year's own announcement.
 */
export const dueDaysSetting: Setting<DueDaysByForm> = {
  key: 'returns_due',
  parse: parseDueDays,
  fallback: usual,
  basis:
    'Usual in earlier years: both open in April; SSDA903 is due at the end of June, the CIN census at the end of July. Not verified for any one year.',
};

/** A setting may name one return only: the other's days are the usual ones then. */
function parseDueDays(stored: unknown): DueDaysByForm | undefined {
  const ssda903 = hasKey(stored, 'ssda903') ? stored.ssda903 : usual.ssda903;
  const cin = hasKey(stored, 'cin') ? stored.cin : usual.cin;
  const isAny = hasKey(stored, 'ssda903') || hasKey(stored, 'cin');
  return isAny && isDays(ssda903) && isDays(cin) ? { ssda903, cin } : undefined;
}

function isDays(stored: unknown): stored is DueDays {
  return hasKey(stored, 'opens') && hasKey(stored, 'due') && isDay(stored.opens) && isDay(stored.due);
}

function isDay(stored: unknown): boolean {
  return typeof stored === 'string' && monthAndDay.test(stored);
}

function hasKey<K extends string>(stored: unknown, key: K): stored is Record<K, unknown> {
  return typeof stored === 'object' && stored !== null && key in stored;
}

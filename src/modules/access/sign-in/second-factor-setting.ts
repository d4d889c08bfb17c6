import type { Setting } from '../../../platform/settings/settings.ts';

/** Whether every account with a password needs a second factor, in an authority's database. A demonstration's never do. */
export const secondFactorSetting: Setting<{ readonly required: boolean }> = {
  key: 'access.second-factor',
  parse: (stored) =>
    typeof stored === 'object' &&
    stored !== null &&
    'required' in stored &&
    typeof stored.required === 'boolean'
      ? { required: stored.required }
      : undefined,
  fallback: { required: true },
  basis: 'OWASP ASVS 5, 6.3.3 (level 2: a second factor, or a provider that asks for one)',
};

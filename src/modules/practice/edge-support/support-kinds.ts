import type { Setting } from '../../../platform/settings/settings.ts';

/** What a council offers at the edge of care, as the form offers it. */
export const supportKinds: Setting<readonly string[]> = {
  key: 'practice.edge-support-kinds',
  fallback: [
    'Intensive family support at home',
    'Family group decision making',
    'Short stay with relatives or friends',
    'Multisystemic therapy',
    'Functional family therapy',
    'Help with going home from care',
  ],
  parse: (stored) =>
    Array.isArray(stored) && stored.length > 0 && stored.every((one) => typeof one === 'string')
      ? stored
      : undefined,
  basis: 'A local default: no law lists what a council offers. From general knowledge, not checked',
};

import type { PageState } from './sweep-state.ts';
import { empty, filled, missing, refused } from './sweep-state.ts';

/** The pages of insight: measures beyond their own page, chance, comparison, forecasts, choices, evidence. */
export const insightPages: Readonly<Record<string, readonly PageState[]>> = {
  '/insight': [
    filled('director', '/insight'),
    empty('director', '/insight'),
    refused('social worker', '/insight'),
  ],
  '/insight/evidence': [
    filled('director', '/insight/evidence'),
    empty('director', '/insight/evidence'),
    refused('social worker', '/insight/evidence'),
  ],
  '/insight/evidence/:figure': [
    filled('director', '/insight/evidence/F01'),
    empty('director', '/insight/evidence/F01'),
    missing('director', '/insight/evidence/X99'),
    refused('social worker', '/insight/evidence/F01'),
  ],
  '/insight/statistics': [
    filled('director', '/insight/statistics'),
    empty('director', '/insight/statistics'),
    refused('social worker', '/insight/statistics'),
  ],
  '/insight/forecast': [
    filled('director', '/insight/forecast'),
    empty('director', '/insight/forecast'),
    missing('director', '/insight/forecast?area=999'),
    refused('social worker', '/insight/forecast'),
  ],
  '/insight/signals': [
    filled('director', '/insight/signals'),
    filled('lead member', '/insight/signals'),
    empty('director', '/insight/signals'),
    refused('social worker', '/insight/signals'),
  ],
  '/insight/signals/:measure': [
    filled('director', '/insight/signals/M-CL-01'),
    filled('analyst', '/insight/signals/M-CL-02?rules=making+data+count&anew=2025-04-30'),
    empty('director', '/insight/signals/M-CL-01'),
    refused('social worker', '/insight/signals/M-CL-01'),
  ],
};

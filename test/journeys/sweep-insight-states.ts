import type { PageState } from './sweep-state.ts';
import { empty, filled, missing, refused } from './sweep-state.ts';

const homes = 'places=900&used=70&gained=40&lost=8&whose=document&cost-fostering=600&cost-residential=4165';

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
  '/insight/comparison': [
    filled('director', '/insight/comparison'),
    empty('director', '/insight/comparison'),
    missing('director', '/insight/comparison?area=000'),
    refused('social worker', '/insight/comparison'),
  ],
  '/insight/comparison/:comparable': [
    filled('director', '/insight/comparison/moves'),
    { ...filled('director', '/insight/comparison/in-care?with=951'), state: 'beside another' },
    empty('director', '/insight/comparison/moves'),
    missing('director', '/insight/comparison/nothing'),
    refused('social worker', '/insight/comparison/moves'),
  ],
  '/insight/spending': [
    filled('director', '/insight/spending'),
    empty('director', '/insight/spending'),
    refused('social worker', '/insight/spending'),
  ],
  '/insight/statistics': [
    filled('director', '/insight/statistics'),
    empty('director', '/insight/statistics'),
    refused('social worker', '/insight/statistics'),
  ],
  '/insight/forecast': [
    filled('director', '/insight/forecast'),
    empty('director', '/insight/forecast'),
    missing('director', '/insight/forecast?area=000'),
    refused('social worker', '/insight/forecast'),
  ],
  '/insight/homes-needed': [
    filled('director', '/insight/homes-needed'),
    { ...filled('director', `/insight/homes-needed?${homes}`), state: 'with what to recruit' },
    {
      ...filled('director', `/insight/homes-needed?${homes.replace('used=70', 'used=all')}`),
      ...{ state: 'with wrong input', status: 422, error: true },
    },
    { ...filled('lead member', '/insight/homes-needed'), state: 'counts only' },
    empty('director', '/insight/homes-needed'),
    refused('social worker', '/insight/homes-needed'),
  ],
  '/insight/early-warning': [
    filled('director', '/insight/early-warning'),
    filled('lead member', '/insight/early-warning'),
    empty('director', '/insight/early-warning'),
    refused('social worker', '/insight/early-warning'),
  ],
  '/insight/funnel/:measure': [
    filled('director', '/insight/funnel/children-in-care?deprivation=yes'),
    filled('analyst', '/insight/funnel/M-CL-08'),
    filled('lead member', '/insight/funnel/M-CL-08'),
    empty('director', '/insight/funnel/re-referrals'),
    refused('social worker', '/insight/funnel/children-in-care'),
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

import type { PageState } from './sweep-state.ts';
import { empty, filled, refused } from './sweep-state.ts';

/** The pages of insight: measures beyond their own page, chance, comparison, forecasts, choices, evidence. */
export const insightPages: Readonly<Record<string, readonly PageState[]>> = {
  '/insight': [
    filled('director', '/insight'),
    empty('director', '/insight'),
    refused('social worker', '/insight'),
  ],
};

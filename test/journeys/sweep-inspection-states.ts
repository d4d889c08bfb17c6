import type { PageState } from './sweep-state.ts';
import { empty, filled, loaded, missing, refused } from './sweep-state.ts';

/** The pages of the lists for inspection. */
export const inspectionPages: Readonly<Record<string, readonly PageState[]>> = {
  '/annex-a': [
    filled('director', '/annex-a?on=2026-03-31'),
    filled('analyst', '/annex-a?on=tomorrow'),
    loaded('analyst', '/annex-a?on=2026-03-31'),
    empty('analyst', '/annex-a'),
    refused('social worker', '/annex-a'),
  ],
  '/annex-a/children': [
    filled('director', '/annex-a/children?of=many-moves&on=2026-03-31'),
    loaded('analyst', '/annex-a/children?of=late-reviews&on=2026-03-31'),
    empty('analyst', '/annex-a/children?of=not-seen'),
    missing('director', '/annex-a/children?of=weather'),
    refused('social worker', '/annex-a/children?of=not-seen'),
  ],
  // A spreadsheet, not a page: a browser would store it. What is in it is tested beside annex-a-routes.tsx.
  '/annex-a/workbook': [],
};

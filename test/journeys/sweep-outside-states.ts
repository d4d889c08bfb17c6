import type { Finder, PageState } from './sweep-state.ts';
import { empty, filled, missing, nobodyKnown, one } from './sweep-state.ts';

const of = (page: string): Finder =>
  one(
    `select '/children/' || person_id || '/${page}' as path from care.episode where ends is null order by person_id limit 1`,
  );
const none = (page: string): PageState => missing('front door', `/children/${nobodyKnown}/${page}`);

/** Harm outside the home, and the files of a visit. */
export const outsidePages: Readonly<Record<string, readonly PageState[]>> = {
  '/harm-outside': [filled('front door', '/harm-outside'), empty('front door', '/harm-outside')],
  '/children/:personId/harm-outside': [filled('front door', of('harm-outside')), none('harm-outside')],
  '/children/:personId/harm-outside/new': [filled('front door', of('harm-outside/new'))],
  '/children/:personId/harm-outside/:contextId': [none(`harm-outside/${nobodyKnown}`)],
  '/children/:personId/harm-outside/:contextId/:outsideAct': [none(`harm-outside/${nobodyKnown}/home`)],
  '/children/:personId/files/:attachmentId': [none(`files/${nobodyKnown}`)],
  '/children/:personId/files/:attachmentId/:fileSize': [none(`files/${nobodyKnown}/whole`)],
  '/children/:personId/visits/:draftId/files': [none(`visits/${nobodyKnown}/files`)],
};

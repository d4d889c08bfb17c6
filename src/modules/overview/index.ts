import { listRestricted } from '../access/index.ts';
import type { NavItem, Route } from '../access/index.ts';
import { listContested } from '../care/index.ts';
import { listUnfinished } from '../practice/index.ts';
import { adoptionRoutes } from './adoption/adoption-routes.tsx';
import { sealedLinkRoutes } from './adoption/sealed-link-routes.tsx';
import { childRoutes } from './child/child-routes.tsx';
import { changeDisposalRoutes } from './disposal/change-disposal-routes.tsx';
import { disposalRoutes } from './disposal/disposal-routes.tsx';
import { draftRoutes } from './entries/draft-routes.tsx';
import { dictationRoutes } from './dictation/dictation-routes.tsx';
import { entryRoutes } from './entries/entry-routes.tsx';
import { unfinishedRoutes } from './entries/unfinished-routes.tsx';
import { factRoutes } from './facts/fact-routes.tsx';
import { recordFactRoutes } from './facts/record-fact-routes.tsx';
import { harmOutsideRoutes, outsideNav } from './harm-outside/all-routes.ts';
import { missingNav, missingRoutes } from './missing/all-routes.ts';
import { allPlanRoutes } from './plan/all-routes.ts';
import { edgeSupportNav, edgeSupportRoutes } from './edge-support/all-routes.ts';
import { mentalHealthNav, mentalHealthRoutes } from './mental-health/all-routes.ts';
import { allPromiseRoutes, promiseNav } from './promises/all-routes.ts';
import { handoverNav, handoverRoutes } from './handover/all-routes.ts';
import { familyLetterRoutes } from './letters/letter-routes.tsx';
import { allStarRoutes } from './star/all-routes.ts';
import { allWishRoutes } from './wishes/all-routes.ts';
import { matchRoutes } from './restriction-matches/match-routes.tsx';
import { copyRoutes } from './subject-access/copy-routes.tsx';
import { requestRoutes } from './subject-access/request-routes.tsx';
import { restrictionRoutes } from './restriction/all-routes.ts';
import { steppingNav, steppingRoutes } from './stepping/all-routes.ts';
import { allChronologyRoutes } from './chronology/all-routes.ts';
import { allTimelineRoutes } from './timeline/all-routes.ts';
import { listSubjectAccess, openSealedLinks, reviewDisposal } from './permissions.ts';

export { carryOutDisposals } from './disposal/carry-out-disposals.ts';
export { findEndedRecords } from './disposal/find-ended-records.ts';

/** Pages that put modules together: the child's page, putting facts right, what is to be settled. */
export const overviewRoutes: readonly Route[] = [
  ...childRoutes,
  ...draftRoutes,
  ...dictationRoutes,
  ...entryRoutes,
  ...unfinishedRoutes,
  ...allPlanRoutes,
  ...allTimelineRoutes,
  ...allChronologyRoutes,
  ...mentalHealthRoutes,
  ...edgeSupportRoutes,
  ...allPromiseRoutes,
  ...allWishRoutes,
  ...allStarRoutes,
  ...familyLetterRoutes,
  ...missingRoutes,
  ...harmOutsideRoutes,
  ...factRoutes,
  ...recordFactRoutes,
  ...matchRoutes,
  ...adoptionRoutes,
  ...sealedLinkRoutes,
  ...disposalRoutes,
  ...changeDisposalRoutes,
  ...requestRoutes,
  ...copyRoutes,
  ...restrictionRoutes,
  ...steppingRoutes,
  ...handoverRoutes,
];

export const overviewNav: readonly NavItem[] = [
  ...missingNav,
  ...outsideNav,
  ...steppingNav,
  ...handoverNav,
  ...mentalHealthNav,
  ...edgeSupportNav,
  ...promiseNav,
  { href: '/unfinished', text: 'Unfinished', action: listUnfinished },
  { href: '/contested', text: 'To settle', action: listContested },
  { href: '/subject-access', text: 'Copies of records', action: listSubjectAccess },
  { href: '/disposal', text: 'Disposal', action: reviewDisposal },
  { href: '/sealed-links', text: 'Sealed links', action: openSealedLinks },
  { href: '/restrictions', text: 'Restricted', action: listRestricted },
];
export { overviewWords } from './pages-in-words.ts';
export { auditNav, auditRoutes } from './audit/audit-routes.ts';
export { keepUnusualLooks } from './audit/keep-unusual-looks.ts';
export { archiveMinutes, backupHours } from './administration/health-settings.ts';
export { nightFrom, nightUntil } from './audit/look-settings.ts';
export type { TrailNames } from './audit/trail-names.ts';
export { administrationNav, administrationRoutes } from './administration/administration-routes.tsx';
export { familyRoutes } from './family/family-routes.tsx';
export { frontDoorNav, frontDoorRoutes } from './front-door/front-door-routes.ts';
export { attachmentRoutes } from './attachments/all-routes.ts';
export { offlineNav, offlineRoutes } from './offline/all-routes.ts';

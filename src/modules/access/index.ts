export { action, authorise, may } from './actions/action.ts';
export type { Action, ActionTarget, Authorised } from './actions/action.ts';
export {
  answerCallBacks,
  askCallBack,
  declareConflict,
  declareForColleague,
  guardRecords,
  listRestricted,
  lookAtSensitive,
  manageOwnAccount,
  restrictPerson,
  seeRestriction,
  settleConflicts,
  tellWhomIKnow,
} from './permissions.ts';
export { isRole, roles, scopeOf, titleOf } from './actions/role.ts';
export type { Role, Scope } from './actions/role.ts';
export {
  addStaffAccount,
  closeAccount,
  endRole,
  grantRole,
  isActorOpen,
  listAccountNames,
  listStaffAccounts,
} from './accounts/account-queries.ts';
export type { NewAccount, StaffAccount } from './accounts/account-queries.ts';
export { formDraftRoutes, formDraftsPath } from './drafts/form-draft-routes.tsx';
export { listFormDrafts } from './drafts/form-draft-queries.ts';
export { ownAccountRoutes } from './accounts/own-account-routes.tsx';
export { hashPassword } from './accounts/password.ts';
export { longestPassword, refusePassword, shortestPassword } from './accounts/password-rules.ts';
export { endSessionsOf, listSessionsOf, resetSecondFactor, startRecovery } from './accounts/recovery.ts';
export type { CodePurpose, GivenCode } from './accounts/recovery.ts';
export { writeAudit } from './audit/audit-trail.ts';
export type { AuditEntry, AuditName } from './audit/audit-trail.ts';
export type { NavItem } from './routes/nav.ts';
export { get, openRoute, post } from './routes/route.ts';
export type { Method, OpenRequest, PageRequest, Route, UploadedFile } from './routes/route.ts';
export { serveRoutes } from './routes/serve-routes.ts';
export type { Chrome, Serving } from './routes/serving.ts';
export { addDemonstrationAccounts, isDemonstration } from './sign-in/demonstration.ts';
export {
  become,
  endSession,
  findSession,
  isSessionRunning,
  isSessionTrusted,
  startSession,
} from './sign-in/session.ts';
export type { AccountId, RunningSession, SessionId, SignedIn } from './sign-in/session.ts';
export { signInLimits } from './sign-in/limits.ts';
export { findMeans } from './sign-in/means.ts';
export type { Means } from './sign-in/means.ts';
export { secondFactorSetting } from './sign-in/second-factor-setting.ts';
export { signInRoutes } from './sign-in/sign-in-routes.tsx';
export { rootsFile } from './audit/audit-command.ts';
export { keepRoot, readRoots } from './audit/roots-file.ts';
export { prepareAuditPartitions } from './audit/audit-months.ts';
export { sealAudit, verifyAudit } from './audit/seal-audit.ts';
export {
  changeLevel,
  endRestriction,
  handOver,
  nameAccount,
  reviewRestriction,
  unnameAccount,
} from './restriction/change-restriction.ts';
export type { SeenRestriction } from './restriction/change-restriction.ts';
export {
  addConflict,
  countConflicts,
  endConflict,
  findConflict,
  listConflicts,
  listOwnConflicts,
} from './restriction/conflict-of-interest.ts';
export type { Conflict } from './restriction/conflict-of-interest.ts';
export {
  countLooks,
  findLook,
  listLooks,
  listOpenLooks,
  listWhomToAsk,
  lookAnyway,
  seeLook,
} from './restriction/look-anyway.ts';
export type { Look, OpenLook } from './restriction/look-anyway.ts';
export { lookMinutes } from './restriction/look-setting.ts';
export { settle } from './restriction/outcome.ts';
export type { Refusal } from './restriction/outcome.ts';
export { restrict } from './restriction/restrict.ts';
export type { NewRestriction } from './restriction/restrict.ts';
export { RestrictedBanner } from './restriction/restricted-banner.tsx';
export {
  countRestrictions,
  findBanner,
  listAccountsWith,
  listNamed,
  listRestrictions,
  listRestrictionsOf,
  listReviews,
  listSubjectsUnder,
} from './restriction/restriction-queries.ts';
export type { Banner, Named, Restriction, Review } from './restriction/restriction-queries.ts';
export {
  dueWords,
  formatMinutes,
  latestReview,
  levelNames,
  levels,
  usualReviewDays,
  whys,
  whyWords,
} from './restriction/restriction-rules.ts';
export type { Level, Why } from './restriction/restriction-rules.ts';
export { sensitivePath } from './restriction/whom-to-ask.ts';
export { callBackAsked, restrictionSubscriptions, writeToAccounts } from './restriction/tell-guardians.ts';
export {
  changeRetentionRule,
  listRetentionHistory,
  listRetentionRules,
} from './retention/retention-rule-queries.ts';
export type { CountsFrom, RetentionRule, RuleChange } from './retention/retention-rule-queries.ts';
export {
  endLegalHold,
  keepLonger,
  listKeepingOrders,
  listKeptLonger,
  listLegalHolds,
  setLegalHold,
} from './retention/keeping-queries.ts';
export type { KeepingOrder, KeptLonger, LegalHold, LegalHoldId } from './retention/keeping-queries.ts';
export {
  addDisposal,
  countDisposals,
  countDue,
  destroyRecords,
  dropDueBefore,
  findDestroyed,
  listApproved,
  listDestroyed,
  listDisposalsOf,
  listDue,
  listOpenDisposals,
  replaceDue,
  saveDecision,
  stopDisposal,
  listBegunAfterSeal,
} from './retention/disposal-queries.ts';
export type { Disposal, DisposalId, DueRecord } from './retention/disposal-queries.ts';
export {
  askForLink,
  countLinkOpenings,
  findLinkOpening,
  holdsKeyTo,
  listLinkOpenings,
  lookThroughLink,
  turnSecondKey,
} from './sealed-link/sealed-link-queries.ts';
export type {
  LinkOpening,
  LinkPurpose,
  OpeningId,
  SealedLink,
  SecondKey,
} from './sealed-link/sealed-link-queries.ts';
export { administerAccounts, explainLooks, seeLooks, watchLooks } from './permissions.ts';
export { listAdministeredAccounts } from './administration/administer-queries.ts';
export { accountAdministrationRoutes } from './administration/administration-routes.ts';
export { paths as administrationPaths } from './administration/administration-paths.ts';
export { readHealth } from './administration/health-queries.ts';
export type { DatabaseHealth, JobHealth } from './administration/health-queries.ts';
export {
  findUnusual,
  listAuditedAccounts,
  listDaysOf,
  listLooksAt,
  listLooksByMonth,
  listLooksOf,
  listUnusual,
  listUsual,
  sayFound,
} from './audit/look-queries.ts';
export type {
  AccountDay,
  AuditedAccount,
  LookDay,
  MonthOfLooks,
  Period,
  TrailLook,
  UnusualLook,
  UsualDay,
} from './audit/look-queries.ts';
export {
  dropOldPairs,
  keepLookDay,
  listLookDays,
  listUnrelatedLooks,
  recordUnusual,
} from './audit/look-days.ts';
export type { CountedDay, UnrelatedLook, UnusualFound } from './audit/look-days.ts';
export { accessWords } from './pages-in-words.ts';
export { findSecretKey } from './sign-in/secret-key.ts';
export { seal, toSecretKey, unseal } from './sign-in/secret-box.ts';
export type { SecretKey } from './sign-in/secret-box.ts';

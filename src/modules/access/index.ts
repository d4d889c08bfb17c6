export { action, authorise, may } from './actions/action.ts';
export type { Action, ActionTarget, Authorised } from './actions/action.ts';
export { manageOwnAccount } from './permissions.ts';
export { isRole, roles, scopeOf, titleOf } from './actions/role.ts';
export type { Role, Scope } from './actions/role.ts';
export {
  addStaffAccount,
  closeAccount,
  endRole,
  grantRole,
  listAccountNames,
  listStaffAccounts,
} from './accounts/account-queries.ts';
export type { NewAccount, StaffAccount } from './accounts/account-queries.ts';
export { ownAccountRoutes } from './accounts/own-account-routes.tsx';
export { hashPassword } from './accounts/password.ts';
export { longestPassword, refusePassword, shortestPassword } from './accounts/password-rules.ts';
export { writeAudit } from './audit/audit-trail.ts';
export type { AuditEntry, AuditName } from './audit/audit-trail.ts';
export type { NavItem } from './routes/nav.ts';
export { get, openRoute, post } from './routes/route.ts';
export type { Method, OpenRequest, PageRequest, Route, UploadedFile } from './routes/route.ts';
export { serveRoutes } from './routes/serve-routes.ts';
export type { Chrome, Serving } from './routes/serving.ts';
export { addDemonstrationAccounts, isDemonstration } from './sign-in/demonstration.ts';
export { become, endSession, findSession, startSession } from './sign-in/session.ts';
export type { AccountId, SignedIn } from './sign-in/session.ts';
export { signInRoutes } from './sign-in/sign-in-routes.tsx';
export { adminCommand } from './accounts/admin-command.ts';
export { auditCommand, rootsFile } from './audit/audit-command.ts';
export { keepRoot, readRoots } from './audit/roots-file.ts';
export { prepareAuditPartitions } from './audit/audit-months.ts';
export { sealAudit, verifyAudit } from './audit/seal-audit.ts';

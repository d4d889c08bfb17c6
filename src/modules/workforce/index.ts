export { allocationFacts } from './load/load-workforce.ts';
export { seatAccount, seatManager } from './desks/seat-account.ts';
export { linkAccount, refreshRelations } from './sight/refresh-relations.ts';
export { getWorkersOf } from './sight/worker-queries.ts';
export type { WorkerId, WorkerOf } from './sight/worker-queries.ts';
export { workforceTeller } from './passages/tell-workforce.ts';
export { teamRoutes } from './administration/team-routes.tsx';
export { workforceWords } from './pages-in-words.ts';
export {
  assignmentFacts,
  findLeading,
  findWorkerOfAccount,
  hasAccount,
  leadFacts,
  leadingShown,
  leadsMayOverlap,
  leadsMustFollow,
  listLeading,
  listSocialWorkers,
  listTeamTimes,
  listTimesOfWorker,
  listWhoCanLead,
} from './team/assignment-queries.ts';
export type { CanLead, Joinable, Leading, TeamTime, TimeOfWorker } from './team/assignment-queries.ts';
export {
  assignmentRoleNames,
  assignmentRoles,
  parseAssignment,
  parseLeaving,
} from './team/assignment-form.ts';
export type { AssignmentRole, NewAssignment } from './team/assignment-form.ts';
export { joinTeam, leaveTeam, protectionLeadOn } from './team/change-assignment.ts';

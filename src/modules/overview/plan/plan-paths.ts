export const planPath = '/children/:personId/plan';
export const newGoalPath = '/children/:personId/plan/goals';
export const goalPath = '/children/:personId/plan/goals/:goalId';
export const readingsPath = '/children/:personId/plan/goals/:goalId/readings';
export const stepPath = '/children/:personId/plan/steps/:stepId';
export const viewsPath = '/children/:personId/plan/views';
export const readersPath = '/children/:personId/plan/readers';
export const agreePath = '/children/:personId/plan/versions';
export const versionPath = '/children/:personId/plan/versions/:agreedId';

/** Where the plan of a child stands. */
export const planOf = (personId: string): string => `/children/${personId}/plan`;

export const planSubject = ({ personId }: { personId: string }): string => personId;

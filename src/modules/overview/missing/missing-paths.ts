export const listPath = '/missing';
export const patternsPath = '/missing/patterns';
export const childPath = '/children/:personId/missing';
export const reportPath = '/children/:personId/missing/report';
export const timePath = '/children/:personId/missing/:missingId';
export const toldPath = '/children/:personId/missing/:missingId/told';
export const updatesPath = '/children/:personId/missing/:missingId/updates';
export const backPath = '/children/:personId/missing/:missingId/back';
export const stillPath = '/children/:personId/missing/:missingId/still';
export const takenBackPath = '/children/:personId/missing/:missingId/taken-back';
export const talkPath = '/children/:personId/missing/:missingId/talk';

/** Where the times are that a child was missing. */
export const missingOf = (personId: string): string => `/children/${personId}/missing`;

/** Where one of them is. */
export const timeOf = (personId: string, missingId: string): string => `${missingOf(personId)}/${missingId}`;

export const missingSubject = ({ personId }: { personId: string }): string => personId;

export const timelinePath = '/children/:personId/timeline';
export const marksPath = '/children/:personId/timeline/marks';
export const summaryPath = '/children/:personId/summary';

/** Where the timeline of a child stands. */
export const timelineOf = (personId: string): string => `/children/${personId}/timeline`;

/** Where the summary of a child is written and read. */
export const summaryOf = (personId: string): string => `/children/${personId}/summary`;

export const timelineSubject = ({ personId }: { personId: string }): string => personId;

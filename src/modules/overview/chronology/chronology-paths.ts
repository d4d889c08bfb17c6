export const chronologyPath = '/children/:personId/chronology';
export const newEventPath = '/children/:personId/chronology/events';
export const eventPath = '/children/:personId/chronology/events/:chronologyEventId';
export const removalPath = '/children/:personId/chronology/events/:chronologyEventId/removal';
export const picksPath = '/children/:personId/chronology/picks';

/** Where the chronology of a child stands. */
export const chronologyOf = (personId: string): string => `/children/${personId}/chronology`;

export const chronologySubject = ({ personId }: { personId: string }): string => personId;

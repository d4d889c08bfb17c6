export const listPath = '/harm-outside';
export const childPath = '/children/:personId/harm-outside';
export const newPath = '/children/:personId/harm-outside/new';
export const contextPath = '/children/:personId/harm-outside/:contextId';
export const actPath = '/children/:personId/harm-outside/:contextId/:outsideAct';

/** Where stands which places, groups and spaces online touch a child. */
export const outsideOf = (personId: string): string => `/children/${personId}/harm-outside`;

/** Where one of them stands, by a child whom it touches. */
export const contextOf = (personId: string, contextId: string): string =>
  `${outsideOf(personId)}/${contextId}`;

export const outsideSubject = ({ personId }: { personId: string }): string => personId;

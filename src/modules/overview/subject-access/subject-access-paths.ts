/** The addresses of subject access. */
export const subjectAccessPaths = {
  list: '/subject-access',
  ofPerson: '/people/:personId/subject-access',
  fresh: '/people/:personId/subject-access/new',
  request: '/people/:personId/subject-access/:requestId',
  review: '/people/:personId/subject-access/:requestId/review',
  undo: '/people/:personId/subject-access/:requestId/review/undo',
  copy: '/people/:personId/subject-access/:requestId/copy',
  data: '/people/:personId/subject-access/:requestId/copy/data',
} as const;

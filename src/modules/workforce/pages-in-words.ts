/** What this module's names in the audit trail mean, for those who read it. Names of pages that are gone stay. */
export const workforceWords: Readonly<Record<string, string>> = {
  DeskGive: 'changed whose account a worker is',
  TeamClose: 'closed a team',
  TeamMake: 'made a team',
  TeamRead: 'opened a team',
  TeamRename: 'renamed a team',
  TeamReopen: 'opened a closed team again',
  TeamsRead: 'listed teams',
  WorkerPlace: 'changed a worker’s team or job',
  WorkerRead: 'opened a worker',
  WorkersFind: 'looked for a worker',
};

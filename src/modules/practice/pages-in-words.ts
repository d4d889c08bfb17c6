/** What this module's names in the audit trail mean, for those who read it. Names of pages that are gone stay. */
export const practiceWords: Readonly<Record<string, string>> = {
  SharingForm: 'opened the form for sharing',
  SharingRead: 'read what was shared',
  SharingRecord: 'recorded what was shared',
};

/** What this module's names in the audit trail mean, for those who read it. Names of pages that are gone stay. */
export const practiceWords: Readonly<Record<string, string>> = {
  EntriesRead: 'read visits and entries',
  EntryAdd: 'put something beside an entry',
  EntryRead: 'read an entry',
  UnfinishedRead: 'looked at unfinished entries',
  VisitBegin: 'began to write down a visit',
  VisitCheck: 'looked at what readers of a visit will see',
  VisitForm: 'opened a visit that is being written',
  VisitSave: 'saved or finished a visit',
  SharingForm: 'opened the form for sharing',
  SharingRead: 'read what was shared',
  SharingRecord: 'recorded what was shared',
};

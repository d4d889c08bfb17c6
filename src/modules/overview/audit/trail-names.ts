/** What the names in the audit trail mean: handed in by apps, which knows the routes of every module. */
export type TrailNames = {
  /** Names of pages and forms that open one person's record. */
  readonly opening: readonly string[];
  /** A name in words: 'opened the child’s page'. */
  readonly inWords: (name: string) => string;
};

/** A search, by its name in the trail. */
export const searchName = 'PeopleSearch';

/** Whether what was asked for left Kith as a file. */
export function isDownload(name: string): boolean {
  return /(Download|Export|Workbook)$/.test(name);
}

/**
 * What a module says about itself, in its `module.ts`. The import rules are generated from these, so a dependency that
 * is not declared here does not pass the checks.
 */
export type ModuleManifest = {
  /** The folder's name and the name of its schema in the database. */
  readonly name: string;
  /** Modules whose `index.ts` this one may import, whose published names its SQL may read, whose tables it may refer to. */
  readonly dependsOn: readonly string[];
  /** Names in this module's schema that the SQL of other modules may read: its views, and functions made for them. */
  readonly publishes?: readonly string[];
};

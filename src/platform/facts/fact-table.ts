/** A value as PostgreSQL writes it in text: '2026-04-01', 't', '12'; null where nothing is said. */
export type FactValue = string | null;

export type FactField = {
  readonly name: string;
  readonly type: 'text' | 'date' | 'boolean' | 'smallint' | 'uuid';
  /**
   * For a column that holds another row's id: what finds the id from the text given, `$` standing for that text. A bulk
   * load does not look ids up one by one: the table's `before` puts them in the place of the texts.
   */
  readonly find?: string;
  /** What the published versions of the fact call it, where that differs (the text that `find` takes). */
  readonly shownAs?: string;
};

/**
 * What a bulk load needs to know of a fact (a table made by `platform.make_fact`). The table belongs to a module, which
 * declares it; nothing here knows what it is about.
 */
export type FactTable = {
  /** 'schema.table' */
  readonly name: string;
  /** A word of its own, also where one table holds several kinds of fact. */
  readonly label: string;
  /** The column that says whom the fact is about; 'id' where the row is the subject itself. */
  readonly subject: 'person_id' | 'id';
  /** What a load states, in the order in which values are given. */
  readonly fields: readonly FactField[];
  /** Columns that are the same in every row of this kind, as SQL literals. */
  readonly constants?: Readonly<Record<string, string>>;
  /** Whether its published versions leave fields out for some readers and name them in `kept` (`platform.publish_fact`). */
  readonly keepsFields?: true;
  /** Run before rows are written: makes what they need and puts ids for texts. `$rows` is the table of incoming rows. */
  readonly before?: readonly string[];
};

/** A fact that is new. */
export type NewFact = {
  readonly id: string;
  readonly subject: string;
  readonly values: readonly FactValue[];
  readonly year: number;
};

/** A fact that now says something else; `version` is the one that it replaces. */
export type ChangedFact = {
  readonly id: string;
  readonly version: number;
  readonly values: readonly FactValue[];
  readonly year: number;
};

/** A fact that no longer stands; `version` is the one that goes into history. */
export type RemovedFact = { readonly id: string; readonly version: number };

/** What an older source said about a fact of which something newer stands: kept in history only. */
export type EarlierFact = NewFact & { readonly version: number };

/** What cannot stand beside the others: a whole row (`values`), or one field of the fact `factId`. */
export type ContestedFact = {
  readonly id: string;
  readonly subject: string | null;
  readonly factId: string | null;
  readonly field: string | null;
  readonly because: string;
  /** The source's own words: column → text. */
  readonly sourceText: Readonly<Record<string, string | null>>;
  readonly year: number;
  readonly row: number | null;
  readonly conflictsWith: string | null;
  readonly values: readonly FactValue[] | null;
};

/** Questions that answered themselves: contested rows by id, and contested fields of these facts from that year. */
export type Outdated = { readonly contested: readonly string[]; readonly facts: readonly string[] };

/** Everything that one load does to one table. */
export type FactChanges = {
  readonly year: number;
  readonly added: readonly NewFact[];
  readonly changed: readonly ChangedFact[];
  readonly removed: readonly RemovedFact[];
  readonly earlier: readonly EarlierFact[];
  readonly contested: readonly ContestedFact[];
  readonly outdated: Outdated;
};

import type { Action } from '../access/index.ts';
import type { Read } from '../../platform/database/database.ts';

/** By person, in words, for those of whom it is known. */
export type Words = ReadonlyMap<string, string>;

/**
 * What modules that stand after this one know about people, handed in where the applications are put together. Each answers
 * only about people whom the actor may see.
 */
export type PeopleNeighbours = {
  /** Where somebody lives now, where that is known better than by an address: 'With foster carers in NM1'. */
  readonly homesOf: (db: Read, personIds: readonly string[]) => Promise<Words>;
  /** Whose work somebody is: a worker's name. */
  readonly workersOf: (db: Read, personIds: readonly string[]) => Promise<Words>;
  /** Who lived or lives at a postcode, given without its space; its first part is enough. */
  readonly foundByPostcode: (db: Read, postcode: string) => Promise<readonly string[]>;
  /** What cannot be true of one person if these records are all theirs, a sentence each. */
  readonly conflictsOf: (db: Read, personIds: readonly string[]) => Promise<readonly string[]>;
  /** What opening a child's family page takes; without it no page leads there. */
  readonly viewFamilyPage?: Action;
};

/** For tests, and while no other module is there: nobody knows more. */
export const noNeighbours: PeopleNeighbours = {
  homesOf: async () => new Map(),
  workersOf: async () => new Map(),
  foundByPostcode: async () => [],
  conflictsOf: async () => [],
};

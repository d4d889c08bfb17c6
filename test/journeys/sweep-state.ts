import type { Role } from '../../src/modules/access/index.ts';
import type { Kith } from '../support/start-kith.ts';
import type { Person } from '../support/journey.ts';

/** Where a page is looked at: a county, an authority that loaded a return, one that loaded nothing yet. */
export type Worlds = { readonly northmoor: Kith; readonly loaded: Kith; readonly empty: Kith };

/** Where somebody can be found or planted past every policy. */
export type Searched = Pick<Kith, 'owner' | 'database' | 'staff'>;

/** Somebody whom pages are about, found past every policy. */
export type Finder = (kith: Searched) => Promise<string>;

/** One state of one page. Every state answers with `status` (200 unless said) and is looked at once. */
export type PageState = {
  readonly state: string;
  readonly world: keyof Worlds;
  /** 'nobody' is not signed in. */
  readonly as: Role | 'nobody';
  readonly path: string | Finder;
  readonly status?: number;
  /** Leads on from the page, such as to a form sent wrongly. */
  readonly then?: (person: Person) => Promise<void>;
  /** The title says that something has to be mended. */
  readonly error?: boolean;
};

/** Looks for whom or what a page is about, past every policy. */
export const one =
  (query: string): Finder =>
  async ({ owner }) => {
    const { rows } = await owner.query<{ path: string }>(query);
    const [row] = rows;
    if (!row) throw new Error(`Nobody fits: ${query}`);
    return row.path;
  };

export const nobodyKnown = '00000000-0000-4000-8000-000000000000';

export const filled = (as: Role, path: PageState['path']): PageState => ({
  state: 'filled',
  world: 'northmoor',
  as,
  path,
});
export const loaded = (as: Role, path: PageState['path']): PageState => ({
  state: 'after a return',
  world: 'loaded',
  as,
  path,
});
export const empty = (as: Role, path: PageState['path']): PageState => ({
  state: 'nothing loaded',
  world: 'empty',
  as,
  path,
});
export const missing = (as: Role, path: string): PageState => ({
  ...filled(as, path),
  state: 'not there',
  status: 404,
});
export const refused = (as: Role, path: string): PageState => ({
  ...filled(as, path),
  state: 'not for this role',
  status: 403,
});

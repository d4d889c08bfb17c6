import type { Read } from '../../../platform/database/database.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Area } from '../statistics/statistic.ts';
import type { Load } from '../statistics/statistic-queries.ts';
import { findLoad, listAreas, listNeighboursOf, ownArea } from '../statistics/statistic-queries.ts';
import type { Picked } from './compare-values.ts';
import { editionsOf } from './compare-values.ts';

/** What a page of comparison was asked: an authority and an edition of the neighbours' model. */
export type Asked = Readonly<Record<string, string | undefined>>;

/** What is compared, with what may be chosen instead. */
export type Choice = Picked & {
  readonly load: Load;
  readonly isOwn: boolean;
  readonly areas: readonly Area[];
  /** Authorities that exist now, by name. */
  readonly authorities: readonly Area[];
  readonly editions: readonly number[];
};

/** What stands in the way of a comparison: no statistics, or nobody said which authority this is. */
export type Lacking =
  { readonly lacking: 'statistics' } | { readonly lacking: 'area'; readonly authorities: readonly Area[] };

/** Who is compared with whom: the authority asked for, else one's own. @throws NotFound for a code that no authority has */
export async function pickAreas(db: Read, asked: Asked): Promise<Choice | Lacking> {
  const load = await findLoad(db);
  const areas = load ? await listAreas(db) : [];
  const authorities = areas.filter(({ level, current }) => level === 'authority' && current);
  if (!load || authorities.length === 0) return { lacking: 'statistics' };
  const own = await ownArea(db);
  const area = authorities.find(({ code }) => code === (asked['area'] ?? own));
  if (!area && asked['area'] !== undefined) throw new NotFound();
  if (!area) return { lacking: 'area', authorities };
  const near = await listNeighboursOf(db, area.code);
  const editions = editionsOf(near, area.code);
  const edition = editions.find((one) => String(one) === asked['edition']) ?? editions[0];
  const codes = near.filter((one) => one.edition === edition).map(({ neighbour }) => neighbour);
  return {
    ...{ load, isOwn: area.code === own, areas, authorities, area, editions, edition },
    region: areas.find(({ code }) => code === area.regionCode),
    country: areas.find(({ level }) => level === 'country'),
    neighbours: codes.flatMap((code) => areas.find((one) => one.code === code) ?? []),
  };
}

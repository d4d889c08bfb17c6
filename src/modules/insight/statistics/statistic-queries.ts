import type { Read, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import type { Setting } from '../../../platform/settings/settings.ts';
import { getSetting, recordSetting } from '../../../platform/settings/settings.ts';
import type { MeasureTitle, Publication } from './published-file.ts';
import type { Published } from './published.ts';
import type { Area, Judgement, Neighbour, Statistic, StatisticKey } from './statistic.ts';
import { StatisticTable } from './statistic-table.ts';
import { orderByVintage } from './vintage-rules.ts';

/** Which part of the series is wanted; left out: all areas, all years. */
export type Wanted = { readonly areas?: readonly string[]; readonly since?: number };

/**
 * The wanted series, and the areas, neighbours and judgements. Ask for the series and areas that a page shows: a series
 * has some 2,000 values, all of them together 600,000.
 */
export async function fetchPublished(
  db: Read,
  keys: readonly StatisticKey[],
  wanted: Wanted = {},
): Promise<Published> {
  return {
    statistics: new StatisticTable(await listStatistics(db, keys, wanted)),
    areas: await listAreas(db),
    neighbours: await listNeighbours(db),
    judgements: await listJudgements(db),
  };
}

/** The values of series, those that stand last. */
export async function listStatistics(
  db: Read,
  keys: readonly StatisticKey[],
  { areas, since }: Wanted = {},
): Promise<readonly Statistic[]> {
  const [files, measures, categories] = [
    keys.map(({ file }) => file),
    keys.map(({ measure }) => measure),
    keys.map(({ category = '' }) => category),
  ];
  const found = await db.query(sql<Statistic>`
    select s.file, s.measure, s.category, v.year, v.area, v.vintage, v.source, v.value, v.flag
      from insight.statistic_series s
      join (select distinct * from unnest(${files}::text[], ${measures}::text[], ${categories}::text[])) k (file, measure, category)
        using (file, measure, category)
      join insight.statistic v on v.series_id = s.id
     where (${areas ? [...areas] : null}::text[] is null or v.area = any (${areas ? [...areas] : null}::text[]))
       and v.year >= ${since ?? 0}::int
     order by v.series_id, v.area, v.year`);
  return orderByVintage(found);
}

export function listAreas(db: Read): Promise<readonly Area[]> {
  return db.query(sql<Area>`select code, name, level, region_code as "regionCode", region_name as "regionName", kind,
      assumed_county as "assumedCounty", current, first_year as "firstYear", last_year as "lastYear",
      boundary_note as "boundaryNote"
    from insight.area order by name, code`);
}

export function listNeighbours(db: Read): Promise<readonly Neighbour[]> {
  return db.query(
    sql<Neighbour>`select edition, area, rank, neighbour from insight.neighbour order by edition, area, rank`,
  );
}

/** The neighbours of one authority, in every edition. */
export function listNeighboursOf(db: Read, area: string): Promise<readonly Neighbour[]> {
  return db.query(sql<Neighbour>`select edition, area, rank, neighbour from insight.neighbour
    where area = ${area} order by edition, rank`);
}

export function listJudgements(db: Read): Promise<readonly Judgement[]> {
  return db.query(sql<Judgement>`select area, inspected, coalesce(published::text, '') as published, kind, overall, leaders,
      help_and_protection as "helpAndProtection", in_care as "inCare", care_leavers as "careLeavers"
    from insight.judgement order by area, inspected`);
}

/** The dictionary of the interactive tool's measures. */
export function listTitles(db: Read): Promise<readonly MeasureTitle[]> {
  return db.query(sql<MeasureTitle>`select measure, topic, title, polarity, unit, year_type as "yearType", owner
    from insight.measure_title order by measure`);
}

/** The publications that the values name as their source. */
export function listPublications(db: Read): Promise<readonly Publication[]> {
  return db.query(sql<Publication>`select key, title, publisher, released, licence, used_in as "usedIn"
    from insight.publication order by key`);
}

export type LoadedFile = {
  readonly file: string;
  readonly rows: number;
  readonly digest: string;
  /** Years of its values; null for a list. */
  readonly firstYear: number | null;
  readonly lastYear: number | null;
  /** How many of its rows were left out, and the first of them. */
  readonly reported: number;
  readonly firstReported: readonly { readonly line: number; readonly what: string }[];
};

export type Load = {
  readonly loadedAt: Instant;
  /** Whether nobody published it: made for the demonstration. */
  readonly invented: boolean;
  readonly missing: readonly string[];
  readonly files: readonly LoadedFile[];
};

/** The load whose values stand: the last one. Undefined before the first. */
export function findLoad(db: Read): Promise<Load | undefined> {
  return db.first(sql<Load>`select l.loaded_at as "loadedAt", l.invented, l.missing,
      coalesce((select jsonb_agg(jsonb_build_object('file', f.file, 'rows', f.rows, 'digest', f.digest, 'firstYear', f.first_year, 'lastYear', f.last_year,
          'reported', f.reported, 'firstReported', f.first_reported) order by f.file)
        from insight.publication_file f where f.load_id = l.id), '[]') as files
    from insight.publication_load l order by l.loaded_at desc, l.id desc limit 1`);
}

const ownAreaSetting: Setting<string | null> = {
  key: 'own_area',
  parse: (stored) => (typeof stored === 'string' ? stored : undefined),
  fallback: null,
  basis: 'No default: `kith stats own CODE` says which authority this is',
};

/** The code of the authority that this Kith belongs to, in the codes of the statistics; undefined when nobody has said. */
export async function ownArea(db: Read): Promise<string | undefined> {
  return (await getSetting(db, ownAreaSetting)) ?? undefined;
}

/** Says which authority this is. */
export function recordOwnArea(db: Write, code: string): Promise<void> {
  return recordSetting(db, ownAreaSetting, code);
}

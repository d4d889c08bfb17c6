import { formatDate } from '../../../formats/index.ts';
import type { PostcodeDirectory, ProviderList } from '../../../formats/index.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { toDay } from '../checks/frame/index.ts';
import type { TableCells } from '../checks/ssda903/open-return.ts';
import { listPostcodes, openFiles, readYear } from '../checks/ssda903/read-files.ts';
import type { YearFiles } from '../checks/ssda903/read-files.ts';
import type { Return903 } from '../checks/ssda903/tables.ts';
import { findAuthority, listChildIds } from '../export/export-queries.ts';
import { traceSsda903 } from '../export/export-returns.ts';
import type { TracedFile } from '../export/export-returns.ts';
import type { RowOrigin } from '../export/origin-rules.ts';

/**
 * The live record as the return of a year: what rules read and, by table (last year's end in `_last`), what each row was
 * made from.
 */
export type LiveReturn = {
  readonly all: Return903;
  readonly origins: ReadonlyMap<string, readonly RowOrigin[]>;
  /** Whether there is a postcode directory to look places up in. */
  readonly hasPlaces: boolean;
};

export type TraceYear = (year: number) => Promise<readonly TracedFile[]>;

/** Traces each year once, for runs over several years: last year's return is also this year's beside it. */
export function traceOnce(db: Read, people?: readonly string[]): TraceYear {
  const known = new Map<number, Promise<readonly TracedFile[]>>();
  return (year) => {
    const traced = known.get(year) ?? traceSsda903(db, year, people === undefined ? {} : { people });
    known.set(year, traced);
    return traced;
  };
}

/**
 * The live record of a year and of the year before, read back from the very files that an export would write: what is
 * found here is what a check of the exported files finds, row for row. A year that goes on is judged as if it ended today:
 * nobody has to have left on a birthday that is still to come.
 */
export async function projectLive(
  db: Read,
  { year, today }: { readonly year: number; readonly today: PlainDate },
  trace: TraceYear,
): Promise<LiveReturn> {
  const thisYear = await trace(year);
  const lastYear = await trace(year - 1);
  const [files, lastFiles] = [readBack(thisYear), readBack(lastYear)];
  const providers = await findProviders(db);
  const postcodes = await findPlaces(db, listPostcodes([files, lastFiles], providers));
  const authority = await findAuthority(db);
  const opened = openFiles(files, lastFiles, {
    year,
    authority,
    ...(postcodes ? { postcodes } : {}),
    ...(providers ? { providers } : {}),
    earlier: await listEarlier(db, year, authority),
  });
  const all = { ...opened, end: Math.min(opened.end, toDay(today)) };
  const origins = new Map([...originsOf(thisYear, ''), ...originsOf(lastYear, '_last')]);
  return { all, origins, hasPlaces: postcodes !== undefined };
}

function readBack(files: readonly TracedFile[]): YearFiles {
  return readYear(files.map(({ name, text }) => ({ name, bytes: text })));
}

function originsOf(files: readonly TracedFile[], suffix: string): [string, readonly RowOrigin[]][] {
  return files.map(({ table, origins }) => [`${table}${suffix}`, origins]);
}

type Earlier = {
  readonly personId: string;
  readonly starts: PlainDate;
  readonly ends: PlainDate;
  readonly legal: string | null;
  readonly reason: string | null;
};

/** What ended before last year of the care of those whom the year asks about as care leavers: files of two years lack it. */
async function listEarlier(db: Read, year: number, authority: string): Promise<TableCells> {
  const episodes =
    await db.query(sql<Earlier>`select e.person_id as "personId", e.starts, e.ends, e.legal_status as legal,
      e.reason_ended as reason from reporting.episode_version e
    where e.stands and e.ends < make_date(${year - 2}::int, 4, 1) and exists (
      select from reporting.leaving_care_year_version l where l.stands and l.person_id = e.person_id and l.year = ${year})`);
  const childIds = episodes.length > 0 ? await listChildIds(db, authority) : new Map<string, string>();
  return {
    CHILD: episodes.map(({ personId }) => childIds.get(personId)?.toUpperCase() ?? null),
    DECOM: episodes.map(({ starts }) => formatDate(starts)),
    DEC: episodes.map(({ ends }) => formatDate(ends)),
    LS: episodes.map(({ legal }) => legal),
    REC: episodes.map(({ reason }) => reason),
  };
}

type Located = {
  readonly postcode: string;
  readonly area: string | null;
  readonly easting: number | null;
  readonly northing: number | null;
};

/** The part of the installed postcode directory that is asked for; undefined when none is installed. */
async function findPlaces(db: Read, wanted: ReadonlySet<string>): Promise<PostcodeDirectory | undefined> {
  const installed = await db.first(sql`select 1 from reporting.ext_located limit 1`);
  if (!installed) return undefined;
  const located = await db.query(sql<Located>`select postcode, area_code as area, easting, northing
    from reporting.ext_located where postcode = any(${[...wanted]}::text[])`);
  return {
    ok: true,
    index: new Map(located.map(({ postcode }, i) => [postcode, i])),
    authorities: located.map(({ area }) => area ?? ''),
    eastings: located.map(({ easting }) => easting ?? NaN),
    northings: located.map(({ northing }) => northing ?? NaN),
    problems: [],
  };
}

type Listed = {
  readonly urn: string;
  readonly authority: string | null;
  readonly placementCodes: readonly string[];
  readonly providerCodes: readonly string[];
  readonly postcode: string | null;
  readonly deregistered: PlainDate | null;
};

/** The regulator's list as it was loaded last; undefined when none was. */
async function findProviders(db: Read): Promise<ProviderList | undefined> {
  const listed =
    await db.query(sql<Listed>`select upper(urn) as urn, area_name as authority, placement_types as "placementCodes",
      provider_types as "providerCodes", postcode, registration_ended as deregistered
    from reporting.ext_listed_home`);
  if (listed.length === 0) return undefined;
  return {
    ok: true,
    rows: listed.length,
    urns: listed.map(({ urn }) => urn),
    authorities: listed.map(({ authority }) => authority),
    placementCodes: listed.map(({ placementCodes }) => placementCodes),
    providerCodes: listed.map(({ providerCodes }) => providerCodes),
    deregistered: listed.map(({ deregistered }) => deregistered),
    postcodes: listed.map(({ postcode }) => postcode),
    problems: [],
  };
}

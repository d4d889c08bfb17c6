import type { Publication } from './published-file.ts';
import type { Load, LoadedFile } from './statistic-queries.ts';

/** A file as it was loaded. */
export type HeldFile = {
  readonly file: string;
  readonly about: string;
  readonly years: string;
  readonly rows: number;
  readonly reported: number;
  readonly digest: string;
  readonly firstReported: LoadedFile['firstReported'];
};

export type StatisticsPage = {
  readonly heading: string;
  readonly loadedAt: Load['loadedAt'];
  readonly invented: boolean;
  readonly files: readonly HeldFile[];
  readonly missing: readonly { readonly file: string; readonly about: string }[];
  readonly publications: readonly Publication[];
};

/** What each file of the layout is about, as the page and the guide say it. */
export const fileWords: Readonly<Record<string, string>> = {
  'la_geographies.csv': 'Authorities and their regions',
  'statistical_neighbours.csv': 'Statistical neighbours',
  'ofsted_ilacs_history.csv': 'Inspection judgements',
  'ofsted_judgements_2025_03_31.csv': 'Latest inspection judgements',
  'lait_measures.csv': 'Names of the interactive tool’s measures',
  'sources.csv': 'Publications',
  'cla_core.csv': 'Children in care, starting and leaving',
  'cla_characteristics.csv': 'Children in care by home, age and other groups',
  'cla_flows_breakdown.csv': 'Starting and leaving care by age, need and reason',
  'national.csv': 'England’s long series',
  'national_cla_characteristics.csv': 'England’s children in care by kind of home',
  'national_cla_distance.csv': 'England’s children in care by distance',
  'cin_cpp.csv': 'Children in need and child protection',
  'workforce.csv': 'Social workers',
  'lait_csc_long.csv': 'Measures of the interactive tool',
  'spend_2016_2025.csv': 'Spending from 2015–16',
  'population_0_17.csv': 'Children in the population',
  's251_outturn_2009_2014.csv': 'Spending from 2008–09 to 2013–14',
  'deprivation_2019.csv': 'Deprivation 2019',
  'deprivation_2025.csv': 'Deprivation 2025',
  'ofsted_settings_by_la.csv': 'Homes and agencies that Ofsted registers',
};

const aboutOf = (file: string): string => fileWords[file] ?? file;

/** What is held, where it came from and what was left out. */
export function statisticsPage(load: Load, publications: readonly Publication[]): StatisticsPage {
  const files = load.files.map(({ firstYear, lastYear, ...held }): HeldFile => {
    return { ...held, about: aboutOf(held.file), years: yearsOf(firstYear, lastYear) };
  });
  return {
    heading: headingOf(load),
    loadedAt: load.loadedAt,
    invented: load.invented,
    files,
    missing: load.missing.map((file) => ({ file, about: aboutOf(file) })),
    publications,
  };
}

function headingOf({ files, invented }: Load): string {
  const newest = Math.max(0, ...files.map(({ lastYear }) => lastYear ?? 0));
  const upTo = newest > 0 ? ` up to ${newest}` : '';
  return invented ? `Invented statistics${upTo}` : `Published statistics${upTo}, from ${files.length} files`;
}

function yearsOf(from: number | null, to: number | null): string {
  if (from === null || to === null) return 'A list';
  return from === to ? String(from) : `${from} to ${to}`;
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A small folder of published statistics: two authorities, a region, England; every number is invented. */
export const smallFolder: Readonly<Record<string, string>> = {
  'la_geographies.csv': `la_code,ons_code,la_name,first_year,last_year,all_ons_codes,region_code,region_name,ons_la_type,ofsted_la_urn,county_council,lait_region,current,ccn_group_2020_assumed,boundary_note
301,E09000002,Eastley,2010,2025,E09000002,E13000002,Outer London,London Borough,1,False,Outer London,True,False,
881,E10000012,Westshire,2010,2025,E10000012,E12000006,East of England,County,2,True,East of England,True,True,"to 2020, one code"
`,
  'cla_core.csv': `year,geo_level,ons_code,la_code,la_name,measure,value,flag,source
2018,region,,,London (Outer),cla_31_march,300,,First
2018,la,,301,Eastley,cla_31_march,410.0,,First
2025,la,,301,Eastley,cla_31_march,,c,2025 release
2025,region,E13000002,,OUTER LONDON,cla_31_march,320,,2025 release
2025,region,E12000007,,London,cla_31_march,900,,2025 release
2010,region,,,LONDON,cla_31_march,950,,First
2025,national,E92000001,,England,cla_31_march,81770,,2025 release
`,
  'national.csv': `series,year,value,vintage,source
cla_31_march,2010,64460,2024 release (revised long series),Long
cla_31_march,2010,64400,first published,SFR27/2010
`,
  'statistical_neighbours.csv': `edition,la_code,rank,neighbour_la_code,closeness
2025,301,1,881,Close
`,
  'deprivation_2025.csv': `la_code,la_name,idaci_2025_average_score,imd_2025_average_score,districts,basis
301,Eastley,0.31,22.5,1,published (single-tier)
`,
  'ofsted_settings_by_la.csv': `year,type,la_code,sector,settings,places,judged,good_or_outstanding
2015,children's home,301,private,4,,4,3
`,
  'ofsted_ilacs_history.csv': `la_code,ons_code,la_name,la_status,ofsted_region,inspection_date,publication_date,inspection_type,overall_effectiveness,impact_of_leaders,help_and_protection,children_in_care,care_leavers
301,E09000002,Eastley,Current,London,2023-07-10,2023-09-04,ILACS Standard Inspection,Good,Good,Good,Outstanding,
`,
};

/** Writes files into a new folder; `dispose` takes it away. */
export function writeFolder(files: Readonly<Record<string, string>>): {
  readonly dir: string;
  readonly dispose: () => void;
} {
  const dir = mkdtempSync(join(tmpdir(), 'kith-statistics-'));
  mkdirSync(dir, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
  return { dir, dispose: () => rmSync(dir, { recursive: true, force: true }) };
}

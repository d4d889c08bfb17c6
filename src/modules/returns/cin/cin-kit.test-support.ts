import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { sharedPath } from '../../../../test/support/shared.ts';
import { cinColumns, cinTables, readCinFile } from '../../../formats/index.ts';
import type { CinTable } from '../../../formats/index.ts';
import { parseInstant } from '../../../platform/dates/instant.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import type { GivenFile } from '../import/given-files.ts';
import { importReturns } from '../import/import-returns.ts';
import type { ImportOptions } from '../import/import-returns.ts';
import { exportCin } from './export-cin.ts';

export const by = { account: null, today: plainDate('2026-11-22') };
export const now = parseInstant('2026-11-22T09:00:00.000Z') ?? missing();
function missing(): never {
  throw new Error('no such instant');
}

/** Files of the census that others made, and ours. */
export const censuses = [
  'csc-validator-be-cin/input/CIN2rows.xml',
  'csc-validator-be-cin/input/CIN_Census_2021.xml',
  'csc-validator-be-cin/input/CIN_Census_2024.xml',
  'csc-validator-be-cin/input/CIN_header_issues_100.xml',
  'csc-validator-be-cin/input/fake_CIN_data.xml',
  'liia-tools-pipeline/BAR_cin_2022.xml',
  'synthetic-cin-census/cin-clean-2026.xml',
  'synthetic-cin-census/cin-mixed-2025.xml',
  'synthetic-cin-census/cin-mixed-2026.xml',
];

export function readShared(name: string): GivenFile {
  const path = join(sharedPath('data') ?? '', name);
  return { path, bytes: readFileSync(path) };
}

export const load = (t: TestDatabase, files: readonly GivenFile[], options: ImportOptions = {}) =>
  importReturns(t.database, files, {
    options: { la: 'E10000015', ...options },
    by,
    progress: () => undefined,
  });

export const exported = (t: TestDatabase, year: number) =>
  t.database.transaction({ account: null, role: 'loader' }, by.today, (db) => exportCin(db, year, now));

/** The sender's own: who wrote the file, and when. */
const sendersOwn = ['SoftwareCode', 'DateTime'];

/** Every row of a census by table, with the child and the episode that it belongs to. */
export function toRows(bytes: Uint8Array | string): Map<CinTable, string[]> {
  const file = readCinFile({ name: 'a census', bytes });
  if (!file.ok) throw new Error(file.problem);
  return new Map(
    cinTables.map((table) => {
      const { rows, child, columns } = file.tables[table];
      const names = cinColumns[table].filter((name) => !sendersOwn.includes(name));
      const say = (row: number) => names.map((name) => `${name}=${columns[name]?.[row] ?? ''}`).join(' ');
      return [table, Array.from({ length: rows }, (_, row) => `${child[row] ?? ''}: ${say(row)}`)];
    }),
  );
}

/** A census of one child, or some, for a test: what stands inside Children. */
export function census(children: string, year = 2026, path = 'a/census.xml'): GivenFile {
  const header = `<CollectionDetails><Collection>CIN</Collection><Year>${year}</Year><ReferenceDate>${year}-03-31</ReferenceDate></CollectionDetails>
    <Source><SourceLevel>L</SourceLevel><LEA>919</LEA><SoftwareCode>Another</SoftwareCode><Release>1</Release><SerialNo>7</SerialNo><DateTime>2026-05-01T09:00:00</DateTime></Source>`;
  const text = `<?xml version="1.0"?>\n<Message><Header>${header}</Header><Children>${children}</Children></Message>`;
  return { path, bytes: Buffer.from(text) };
}

type ChildSaid = { readonly id?: string; readonly who?: string; readonly disabilities?: string };

/** One invented child with what is inside CINdetails, an episode each. */
export function child(
  {
    id = 'A1',
    who = '<PersonBirthDate>2015-06-01</PersonBirthDate><Sex>F</Sex>',
    disabilities = 'NONE',
  }: ChildSaid,
  ...episodes: readonly string[]
): string {
  const disability = `<Disabilities><Disability>${disabilities}</Disability></Disabilities>`;
  return `<Child><ChildIdentifiers><LAchildID>${id}</LAchildID>${who}</ChildIdentifiers>
    <ChildCharacteristics><Ethnicity>WBRI</Ethnicity>${disability}</ChildCharacteristics>
    ${episodes.map((text) => `<CINdetails>${text}</CINdetails>`).join('')}</Child>`;
}

/** A referral with what follows it. */
export const referral = (date: string, then = '', end = '') =>
  `<CINreferralDate>${date}</CINreferralDate><ReferralSource>6</ReferralSource><PrimaryNeedCode>N1</PrimaryNeedCode>${end}${then}<ReferralNFA>false</ReferralNFA>`;
export const assessment = (from: string, to = '', factors = '') =>
  `<Assessments><AssessmentActualStartDate>${from}</AssessmentActualStartDate>${
    to && `<AssessmentAuthorisationDate>${to}</AssessmentAuthorisationDate>`
  }${factors && `<FactorsIdentifiedAtAssessment>${factors}</FactorsIdentifiedAtAssessment>`}</Assessments>`;

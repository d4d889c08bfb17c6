import type { CinCodeListName } from './structure.ts';

/** One code of the census. Years are collection years, inclusive; without them it was valid in every year we read. */
export type CinCode = {
  readonly code: string;
  /** As an officer would say it, short. */
  readonly label: string;
  readonly first?: number;
  readonly last?: number;
};

type Row = readonly [code: string, label: string, first?: number];

function list(rows: readonly Row[]): readonly CinCode[] {
  return rows.map(([code, label, first]) => ({ code, label, ...(first !== undefined && { first }) }));
}

/**
 * The code lists of the census. Codes: the XML schemas of 2022, 2024 and 2026 as published in liia-tools-pipeline
 * (Social Finance, MIT); the words are our own. A code that came between two schemas counts from the year in which
 * the rules of the census first accept it (csc-validator-be-cin, data-to-insight, MIT).
 */
export const cinCodes: Readonly<Record<CinCodeListName, readonly CinCode[]>> = {
  collection: list([['CIN', 'Children in need census']]),
  sourceLevel: list([['L', 'Local authority']]),
  yesNo: list([
    ['0', 'No'],
    ['1', 'Yes'],
  ]),
  sex: list([
    ['M', 'Male'],
    ['F', 'Female'],
    ['U', 'Unknown'],
  ]),
  gender: list([
    ['1', 'Male'],
    ['2', 'Female'],
    ['0', 'Not recorded, or unborn'],
    ['9', 'Indeterminate'],
  ]),
  upnUnknown: list([
    ['UN1', 'Below school age and without a UPN so far'],
    ['UN2', 'Has never been to a state school in England'],
    ['UN3', 'Goes to school outside England'],
    ['UN4', 'Became known in the last week of the year; UPN still to be found'],
    ['UN5', 'Records disagree on the name or date of birth'],
    ['UN6', 'UPN not asked for'],
    ['UN7', 'Referral with no further action'],
  ]),
  ethnicity: list([
    ['WBRI', 'White British'],
    ['WIRI', 'White Irish'],
    ['WIRT', 'Traveller of Irish heritage'],
    ['WOTH', 'Any other White background'],
    ['WROM', 'Gypsy or Roma'],
    ['MWBC', 'White and Black Caribbean'],
    ['MWBA', 'White and Black African'],
    ['MWAS', 'White and Asian'],
    ['MOTH', 'Any other mixed background'],
    ['AIND', 'Indian'],
    ['APKN', 'Pakistani'],
    ['ABAN', 'Bangladeshi'],
    ['AOTH', 'Any other Asian background'],
    ['BCRB', 'Black Caribbean'],
    ['BAFR', 'Black African'],
    ['BOTH', 'Any other Black background'],
    ['CHNE', 'Chinese'],
    ['OOTH', 'Any other ethnic group'],
    ['REFU', 'Refused'],
    ['NOBT', 'Not yet obtained'],
  ]),
  disability: list([
    ['NONE', 'No disability'],
    ['MOB', 'Mobility'],
    ['HAND', 'Hand function'],
    ['PC', 'Personal care'],
    ['INC', 'Incontinence'],
    ['COMM', 'Communication'],
    ['LD', 'Learning'],
    ['HEAR', 'Hearing'],
    ['VIS', 'Vision'],
    ['BEH', 'Behaviour'],
    ['CON', 'Consciousness'],
    ['AUT', 'Autism'],
    ['DDA', 'Another disability'],
  ]),
  referralSource: list([
    ['1A', 'Family member, relative or carer'],
    ['1B', 'Acquaintance'],
    ['1C', 'The child'],
    ['1D', 'Another person'],
    ['2A', 'School'],
    ['2B', 'Education services'],
    ['3A', 'GP'],
    ['3B', 'Health visitor'],
    ['3C', 'School nurse'],
    ['3D', 'Other primary health service'],
    ['3E', 'Accident and emergency'],
    ['3F', 'Other health service'],
    ['4', 'Housing'],
    ['5A', "Authority's social care"],
    ['5B', 'Other department of the authority'],
    ['5C', 'Another authority'],
    ['5D', "Authority's early help", 2023],
    ['6', 'Police'],
    ['7', 'Other legal agency'],
    ['8', 'Other'],
    ['9', 'Anonymous'],
    ['10', 'Unknown'],
  ]),
  primaryNeed: list([
    ['N1', 'Abuse, neglect and exploitation'],
    ['N2', "Child's disability or illness"],
    ['N3', "Parent's disability or illness"],
    ['N4', 'Family in acute stress'],
    ['N5', 'Family dysfunction'],
    ['N6', 'Socially unacceptable behaviour'],
    ['N7', 'Low income'],
    ['N8', 'Absent parenting'],
    ['N9', 'Not a child in need'],
    ['N0', 'Not stated'],
  ]),
  closureReason: list([
    ['RC1', 'Adopted'],
    ['RC2', 'Died'],
    ['RC3', 'Child arrangements order'],
    ['RC4', 'Special guardianship order'],
    ['RC5', 'Moved to another authority'],
    ['RC6', 'Moved to adult social care'],
    ['RC7', 'Other reason, no longer in need among them'],
    ['RC8', 'Closed after assessment, no further action'],
    ['RC9', 'Closed after assessment, referred to early help', 2023],
  ]),
  abuseCategory: list([
    ['NEG', 'Neglect'],
    ['PHY', 'Physical abuse'],
    ['SAB', 'Sexual abuse'],
    ['EMO', 'Emotional abuse'],
    ['MUL', 'More than one category'],
  ]),
  assessmentFactor: list([
    ['1A', 'Alcohol: the child'],
    ['1B', 'Alcohol: a parent or carer'],
    ['1C', 'Alcohol: another in the household'],
    ['2A', 'Drugs: the child'],
    ['2B', 'Drugs: a parent or carer'],
    ['2C', 'Drugs: another in the household'],
    ['3A', 'Domestic abuse: the child'],
    ['3B', 'Domestic abuse: a parent or carer'],
    ['3C', 'Domestic abuse: another in the household'],
    ['4A', 'Mental health: the child'],
    ['4B', 'Mental health: a parent or carer'],
    ['4C', 'Mental health: another in the household'],
    ['5A', 'Learning disability: the child'],
    ['5B', 'Learning disability: a parent or carer'],
    ['5C', 'Learning disability: another in the household'],
    ['6A', 'Physical disability or illness: the child'],
    ['6B', 'Physical disability or illness: a parent or carer'],
    ['6C', 'Physical disability or illness: another in the household'],
    ['7A', 'Young carer'],
    ['8B', 'Privately fostered: from overseas, means to return'],
    ['8C', 'Privately fostered: from overseas, means to stay'],
    ['8D', 'Privately fostered: for education in the UK'],
    ['8E', 'Privately fostered: another family arrangement in the UK'],
    ['8F', 'Privately fostered: other'],
    ['9A', 'Unaccompanied asylum seeker'],
    ['10A', 'Going missing'],
    ['11A', 'Child sexual exploitation'],
    ['12A', 'Trafficking'],
    ['13A', 'Gangs'],
    ['14A', 'Socially unacceptable behaviour'],
    ['15A', 'Self-harm'],
    ['16A', 'Neglect'],
    ['17A', 'Emotional abuse'],
    ['18A', 'Physical abuse, by whom not said'],
    ['18B', 'Physical abuse by another child'],
    ['18C', 'Physical abuse by an adult'],
    ['19A', 'Sexual abuse, by whom not said'],
    ['19B', 'Sexual abuse by another child'],
    ['19C', 'Sexual abuse by an adult'],
    ['20', 'Other'],
    ['21', 'No factor identified'],
    ['22A', 'Female genital mutilation'],
    ['23A', 'Abuse linked to faith or belief'],
    ['24A', 'Child criminal exploitation'],
  ]),
};

/** The codes of a list that are valid in a collection year; all it ever had when no year is given. */
export function listCinCodes(name: CinCodeListName, year?: number): readonly string[] {
  const inYear = ({ first = -Infinity, last = Infinity }: CinCode): boolean =>
    year === undefined || (first <= year && year <= last);
  return cinCodes[name].filter(inYear).map(({ code }) => code);
}

/** What an officer calls a code, or undefined when the list has none such. */
export function labelOfCinCode(name: CinCodeListName, code: string): string | undefined {
  return cinCodes[name].find((one) => one.code === code)?.label;
}

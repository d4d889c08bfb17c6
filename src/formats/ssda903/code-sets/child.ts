import { codes } from './code.ts';

/** Who the child is. */
export const childCodeSets = {
  sex: [
    ...codes(
      [
        ['1', 'Male', 'boy'],
        ['2', 'Female', 'girl'],
      ],
      { validTo: 2024 },
    ),
    ...codes(
      [
        ['M', 'Male', 'boy'],
        ['F', 'Female', 'girl'],
        ['U', 'Unknown', 'not recorded'],
      ],
      { validFrom: 2025 },
    ),
  ],
  ethnicity: codes([
    ['WBRI', 'White British'],
    ['WIRI', 'White Irish'],
    ['WOTH', 'Any other White background'],
    ['WIRT', 'Traveller of Irish heritage'],
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
    ['REFU', 'Refused', 'preferred not to say'],
    ['NOBT', 'Not yet obtained', 'not asked yet'],
  ]),
  upn_unknown: codes([
    ['UN1', 'Below school age and without a UPN so far'],
    ['UN2', 'Has never been to a state school in England'],
    ['UN3', 'Goes to school outside England'],
    ['UN4', 'Came into care in the last week of the year; UPN still to be found'],
    ['UN5', 'Records disagree on the name or date of birth'],
  ]),
  yes_no: codes([
    ['0', 'No'],
    ['1', 'Yes'],
  ]),
};

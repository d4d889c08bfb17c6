import type { GivenFile } from '../../src/modules/returns/index.ts';

/** The code of the authority whose return this is (Northumberland's; the children are invented). */
export const authority = 'E06000057';

type Table = readonly [header: string, ...rows: string[]];

const header = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB';
const episodes =
  'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN';
const reviews = 'CHILD,DOB,REVIEW,REVIEW_CODE';
const workers = 'CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON';

/**
 * The year to March 2025. Everything in it stands.
 * 7001 moves once. 7002 is in a children's home. 7003 comes into care.
 */
const lastYear: Readonly<Record<string, Table>> = {
  'header.csv': [
    header,
    '7001,F,12/05/2014,WBRI,UN1,,',
    '7002,M,30/11/2010,MWBC,UN1,,',
    '7003,F,02/02/2016,APKN,UN1,,',
    '7004,F,19/08/2017,WBRI,UN1,,',
  ],
  'episodes.csv': [
    episodes,
    '7001,03/06/2024,S,C1,N1,U6,PR1,10/10/2024,X1,CARPL,NE1 1AA,NE2 1AA,',
    '7001,10/10/2024,P,C1,N1,U4,PR1,,,,NE1 1AA,NE3 1AA,',
    '7002,15/01/2024,S,C2,N5,K2,PR4,,,,NE1 1AA,NE4 1AA,',
    '7003,20/02/2025,S,V2,N4,U6,PR1,,,,NE1 1AA,NE5 1AA,',
    '7004,04/11/2024,S,C1,N1,U3,PR0,,,,NE1 1AA,NE6 1AA,',
  ],
  'reviews.csv': [reviews, '7001,12/05/2014,28/06/2024,PN2', '7002,30/11/2010,09/02/2025,PN1'],
};

/**
 * The year to March 2026, with what real files have: 7002's second home begins before the first ends; 7003's date of birth
 * in her review is another one; 7004 has another birthday than last year, so she cannot be told to be the same girl; a
 * line of 7001's has an ethnicity that no list knows.
 */
const thisYear: Readonly<Record<string, Table>> = {
  'header.csv': [
    header,
    '7001,F,12/05/2014,BLUE,UN1,,',
    '7002,M,30/11/2010,MWBC,UN1,,',
    '7003,F,02/02/2016,APKN,UN1,,',
    '7004,F,19/08/2016,WBRI,UN1,,',
  ],
  'episodes.csv': [
    episodes,
    '7001,10/10/2024,P,C1,N1,U4,PR1,02/07/2025,X1,CARPL,NE1 1AA,NE3 1AA,',
    '7001,02/07/2025,P,C2,N1,U4,PR1,,,,NE1 1AA,NE7 1AA,',
    '7002,15/01/2024,S,C2,N5,K2,PR4,30/09/2025,X1,CARPL,NE1 1AA,NE4 1AA,',
    '7002,01/09/2025,P,C2,N5,U6,PR1,,,,NE1 1AA,NE8 1AA,',
    '7003,20/02/2025,S,V2,N4,U6,PR1,,,,NE1 1AA,NE5 1AA,',
    '7004,04/11/2024,S,C1,N1,U3,PR0,,,,NE1 1AA,NE6 1AA,',
  ],
  'reviews.csv': [
    reviews,
    '7001,12/05/2014,30/11/2025,PN1',
    '7002,30/11/2010,14/01/2026,PN1',
    '7003,03/02/2016,20/03/2026,PN2',
  ],
  'sw_episodes.csv': [
    workers,
    '7001,12/05/2014,SW0042,01/04/2025,,FCONTA',
    '7002,30/11/2010,SW0042,01/04/2025,,FCONTA',
  ],
};

function toFiles(folder: string, tables: Readonly<Record<string, Table>>): GivenFile[] {
  return Object.entries(tables).map(([name, rows]) => ({
    path: `${folder}/${name}`,
    bytes: Buffer.from(`${rows.join('\r\n')}\r\n`),
  }));
}

/** Two years of a small authority's return, as files. */
export const smallReturn = {
  lastYear: toFiles('return-2025', lastYear),
  thisYear: toFiles('return-2026', thisYear),
};

import type { GivenFile } from '../../src/modules/returns/index.ts';

/** A child of that number and birth, and one whom neither database knows. */
export function returnOf(localId: string, born: string): readonly GivenFile[] {
  const header = `CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\r\n${localId},2,${born},WBRI,UN1,,\r\n9990001,2,01/02/2015,WBRI,UN1,,\r\n`;
  const names =
    'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN';
  const row = (child: string) => `${child},01/05/2025,S,C2,N1,U6,PR1,,,,ZA1 1AA,ZA2 2BB,\r\n`;
  const bytes = (text: string) => new TextEncoder().encode(text);
  return [
    { path: 'sent/header.csv', bytes: bytes(header) },
    { path: 'sent/episodes.csv', bytes: bytes(`${names}\r\n${row(localId)}${row('9990001')}`) },
  ];
}

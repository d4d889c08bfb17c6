import { checkExamples } from '../testing/check-examples.ts';
import type { Example } from '../testing/example.ts';
import { leaverCareRules } from './leaver-care-rules.ts';

const examples: readonly Example[] = [
  {
    rule: '1000',
    tables: {
      Episodes: 'CHILD REC\n1 E2\n2 E8',
      Episodes_last: 'CHILD REC\n2 E11\n3 X1\n3 E2',
      OC3: 'CHILD\n1\n2\n3\n4',
    },
    fails: { OC3: [0, 2] },
  },
  { rule: '1000', tables: { Episodes: 'CHILD REC\n1 E2', OC3: 'CHILD\n1\n2' }, fails: { OC3: [0] } },
  {
    // All are 14 on 01/01/2022 and 16 on 01/01/2024, but for old (20) and young (not born for long).
    rule: '1001',
    tables: {
      Header: `CHILD   DOB
               enough  01/01/2008
               few     01/01/2008
               before  01/01/2008
               not16   01/01/2008
               open    01/01/2008
               breaks  01/01/2008
               adopted 01/01/2008
               twice   01/01/2008
               none    01/01/2008
               old     31/03/2006
               nobirth -
               oneday  01/01/2008
               at14    01/01/2008
               longer  01/01/2008
               shorter 01/01/2008`,
      Episodes_last: `CHILD   DECOM      DEC        LS REC
                      enough  01/12/2023 01/03/2024 C2 E8
                      few     01/12/2023 29/02/2024 C2 E8
                      before  01/01/2020 01/02/2022 C2 X1
                      not16   01/01/2022 01/12/2023 C2 E8
                      open    01/01/2024 -          C2 -
                      breaks  01/01/2024 01/04/2024 V3 -
                      adopted 01/01/2022 01/04/2024 C2 E12
                      twice   01/01/2024 -          C2 -
                      old     01/01/2022 01/04/2024 C2 E8
                      nobirth 01/01/2022 01/04/2024 C2 E8
                      oneday  01/06/2023 02/01/2024 C2 E8
                      at14    01/06/2022 01/10/2022 C2 E8
                      longer  01/10/2023 02/01/2024 C2 E8
                      shorter 01/10/2023 15/12/2023 C2 E8`,
      Episodes: `CHILD   DECOM      DEC        LS REC
                 before  01/01/2024 15/01/2024 C2 E8
                 twice   01/01/2024 15/01/2024 C2 E8
                 at14    01/01/2024 02/01/2024 C2 E8
                 longer  01/10/2023 15/12/2023 C2 E8
                 shorter 01/10/2023 02/01/2024 C2 E8`,
      OC3: 'CHILD\nenough\nfew\nbefore\nnot16\nopen\nbreaks\nadopted\ntwice\nnone\nold\nnobirth\noneday\nat14\nlonger\nshorter',
    },
    fails: { OC3: [1, 2, 3, 5, 6, 7, 8, 9, 10, 13, 14] },
  },
  {
    rule: '1001',
    tables: { Header: 'CHILD DOB', Episodes: 'CHILD\n1', Episodes_last: 'CHILD\n1', OC3: 'CHILD\n1' },
    fails: {},
  },
  {
    rule: '1001',
    tables: { Header: 'CHILD DOB\n1 -', Episodes: 'CHILD', Episodes_last: 'CHILD\n1', OC3: 'CHILD\n1' },
    fails: {},
  },
  {
    rule: '1001',
    tables: { Header: 'CHILD DOB\n1 -', Episodes: 'CHILD\n1', Episodes_last: 'CHILD', OC3: 'CHILD\n1' },
    fails: {},
  },
  {
    rule: '1002',
    tables: { Episodes: 'CHILD\n1', Episodes_last: 'CHILD\n2', OC3: 'CHILD\n1\n2\n3' },
    fails: { OC3: [2] },
  },
  {
    rule: '1002',
    tables: {
      Episodes: 'CHILD\n1',
      Episodes_last: 'CHILD\n2',
      Episodes_earlier: 'CHILD\n3',
      OC3: 'CHILD\n3\n4',
    },
    fails: { OC3: [1] },
  },
  {
    // Where the record knows earlier care, it counts, and those aged 20 are looked at too.
    rule: '1001',
    tables: {
      Header: 'CHILD DOB\nlong 01/05/2005\nshort 01/05/2005\nother 01/05/2010',
      Episodes: 'CHILD DECOM DEC LS\nother 01/05/2025 - C2',
      Episodes_last: 'CHILD DECOM DEC LS\nother 01/05/2024 01/05/2025 C2',
      Episodes_earlier:
        'CHILD DECOM DEC LS REC\nlong 01/05/2020 01/05/2022 C2 E4A\nshort 01/05/2020 01/06/2020 C2 E4A',
      OC3: 'CHILD DOB\nlong 01/05/2005\nshort 01/05/2005',
    },
    fails: { OC3: [1] },
  },
  {
    rule: '1007',
    tables: {
      Episodes: `CHILD    DECOM      DEC
                 turned17 01/05/2025 01/06/2025
                 turned18 01/05/2025 02/06/2025
                 open     01/06/2025 -
                 left     01/05/2025 01/06/2025
                 later    02/06/2025 -
                 aged19   01/05/2020 -
                 aged16   01/05/2020 -
                 nothing  01/05/2020 -
                 nodate   01/05/2020 31/02/2026
                 lastday  01/05/2025 -
                 last18   31/03/2026 -`,
      OC3: `CHILD    DOB        IN_TOUCH
            turned17 31/05/2008 YES
            turned18 01/06/2007 YES
            open     01/06/2008 YES
            left     01/06/2008 YES
            later    01/06/2008 YES
            aged19   31/03/2007 YES
            aged16   01/04/2009 YES
            nothing  01/06/2008 -
            nodate   01/06/2008 YES
            lastday  31/03/2009 YES
            last18   31/03/2008 YES`,
    },
    fails: { OC3: [0, 1, 2, 9, 10] },
  },
  {
    rule: '1010',
    tables: {
      Episodes: 'CHILD\n3',
      Episodes_last: `CHILD DECOM      DEC
                      1     01/05/2024 -
                      1     01/05/2023 01/05/2024
                      2     01/05/2023 -
                      2     01/05/2024 01/06/2024
                      3     01/05/2024 -
                      5     01/05/2024 01/05/2024
                      5     01/05/2024 -
                      5     never      01/05/2024`,
      OC3: 'CHILD\n1\n2\n3\n4\n5',
    },
    fails: { OC3: [0, 4] },
  },
  {
    rule: '1011',
    tables: {
      Episodes: `CHILD DECOM      REC
                 1     01/05/2025 X1
                 1     01/06/2025 E3
                 2     01/05/2025 E3
                 2     01/06/2025 -
                 3     01/05/2025 E3
                 4     never      E3`,
      OC3: 'CHILD ACCOM\n1 B1\n2 B1\n3 -\n4 B1\n5 B1',
    },
    fails: { OC3: [0] },
  },
  {
    rule: '1014',
    tables: {
      UASC: 'CHILD\n1\n2\n3\n4\n5',
      Episodes: `CHILD DECOM      DEC
                 1     01/05/2020 31/03/2025
                 2     01/05/2020 01/04/2025
                 3     01/05/2020 -
                 4     01/05/2020 31/03/2025
                 6     01/05/2020 31/03/2025`,
      OC3: 'CHILD ACCOM\n1 B1\n2 B1\n3 B1\n4 -\n5 B1\n6 B1',
    },
    fails: { UASC: [0], OC3: [0] },
  },
  {
    rule: '1016',
    tables: {
      Episodes: `CHILD   DEC
                 at17    01/06/2025
                 at18    02/06/2025
                 before  31/05/2025
                 aged19  01/06/2025
                 open    -
                 nothing 01/06/2025`,
      OC3: `CHILD   DOB        ACTIV
            at17    01/06/2008 F1
            at18    01/06/2007 F1
            before  01/06/2008 F1
            aged19  01/06/2006 F1
            open    01/06/2008 F1
            nothing 01/06/2008 -`,
    },
    fails: { OC3: [0, 1] },
  },
  {
    // The 17th birthday is the last day of the year, but 17 years are 6 209.1 days: one more than there were.
    rule: '1016',
    tables: {
      Episodes: 'CHILD DEC\n1 31/03/2026\n2 31/03/2026',
      OC3: 'CHILD DOB ACTIV\n1 31/03/2009 F1\n2 30/03/2009 F1',
    },
    fails: { OC3: [1] },
  },
];

checkExamples('rules on care leavers beside their episodes', leaverCareRules, examples);

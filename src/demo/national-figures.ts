/**
 * What England's published statistics say, as the plausibility of Northmoor is judged by it. Facts only; counts are the
 * publications' own, rounded to 10 by them. Contains public sector information licensed under the Open Government
 * Licence v3.0.
 */
export const sources = {
  cla2025:
    'Children looked after in England including adoptions, reporting year 2025 (Department for Education, November 2025)',
  cla2024:
    'Children looked after in England including adoptions, reporting year 2024 (Department for Education, November 2024)',
  lait: 'Local Authority Interactive Tool, April 2026 (Department for Education)',
  review:
    "Independent Review of Children's Social Care, chapter one, footnote 11: about 12,000 children; could not be recomputed",
} as const;

/**
 * One figure. `england`: part and whole as published (a published percentage is a part of 100). `northmoor`: which two
 * counts of `countNorthmoor` are set against it. `tolerance`: percentage points by which a county of 3,000 may differ:
 * chance, and how well the generator is fitted.
 */
export type NationalFigure = {
  readonly title: string;
  readonly england: readonly [part: number, whole: number];
  readonly northmoor: readonly [part: string, whole: string];
  readonly tolerance: number;
  readonly source: keyof typeof sources;
};

export type FigureGroup = { readonly title: string; readonly figures: readonly NationalFigure[] };

type Line = readonly [
  title: string,
  part: number,
  whole: number,
  counted: string,
  of: string,
  tolerance: number,
];

function group(title: string, source: keyof typeof sources, lines: readonly Line[]): FigureGroup {
  const figures = lines.map(([name, part, whole, counted, of, tolerance]) => {
    return { title: name, england: [part, whole], northmoor: [counted, of], tolerance, source } as const;
  });
  return { title, figures };
}

export const nationalFigures: readonly FigureGroup[] = [
  group('Children in care, starting and leaving in a year', 'cla2025', [
    ['Started, per 100 in care on 31 March', 32270, 81770, 'starts', 'stock', 3],
    ['Left, per 100 in care on 31 March', 34450, 81770, 'leaves', 'stock', 3],
    ['Unaccompanied, of all in care', 6540, 81770, 'stock alone', 'stock', 1.5],
    ['Unaccompanied, of all who started', 6950, 32270, 'starts alone', 'starts', 2.5],
    ['Boys', 46040, 81770, 'stock sex M', 'stock', 2.5],
  ]),
  group('Age on 31 March', 'cla2025', [
    ['Under 1', 3630, 81770, 'stock age 0', 'stock', 1],
    ['1 to 4', 10030, 81770, 'stock age 1', 'stock', 2],
    ['5 to 9', 15110, 81770, 'stock age 5', 'stock', 2.5],
    ['10 to 15', 30930, 81770, 'stock age 10', 'stock', 3],
    ['16 and over', 22060, 81770, 'stock age 16', 'stock', 2.5],
  ]),
  group('Age at the start', 'cla2025', [
    ['Under 1', 5140, 32270, 'starts age 0', 'starts', 1.5],
    ['1 to 4', 4430, 32270, 'starts age 1', 'starts', 1.5],
    ['5 to 9', 4920, 32270, 'starts age 5', 'starts', 1.5],
    ['10 to 15', 8660, 32270, 'starts age 10', 'starts', 2.5],
    ['16 and over', 9110, 32270, 'starts age 16', 'starts', 2.5],
  ]),
  group('Age on leaving', 'cla2025', [
    ['Under 1', 1770, 34450, 'leaves age 0', 'leaves', 1.5],
    ['1 to 4', 6250, 34450, 'leaves age 1', 'leaves', 2],
    ['5 to 9', 3710, 34450, 'leaves age 5', 'leaves', 2],
    ['10 to 15', 4860, 34450, 'leaves age 10', 'leaves', 2],
    ['16', 2240, 34450, 'leaves age 16', 'leaves', 1.5],
    ['17', 1890, 34450, 'leaves age 17', 'leaves', 2],
    ['18 and over', 13740, 34450, 'leaves age 18', 'leaves', 3],
  ]),
  group('Legal status on 31 March', 'cla2025', [
    ['Interim care order', 13180, 81770, 'stock legal C1', 'stock', 2.5],
    ['Full care order', 48090, 81770, 'stock legal C2', 'stock', 3],
    ['Placement order', 4740, 81770, 'stock legal E1', 'stock', 1.5],
    ['Voluntary (section 20)', 15540, 81770, 'stock legal V2', 'stock', 2.5],
    ['Youth justice', 200, 81770, 'stock legal J1', 'stock', 0.4],
  ]),
  group('Legal status at the start', 'cla2025', [
    ['Voluntary (section 20)', 18240, 32270, 'starts legal V2', 'starts', 3],
    ['Interim care order', 10030, 32270, 'starts legal C1', 'starts', 3],
    ['Full care order', 190, 32270, 'starts legal C2', 'starts', 0.6],
    ['Police protection', 2920, 32270, 'starts legal L1', 'starts', 1.5],
    ['Emergency protection order', 370, 32270, 'starts legal L2', 'starts', 0.6],
    ['Remand', 490, 32270, 'starts legal J1', 'starts', 0.8],
  ]),
  group('Need on 31 March', 'cla2025', [
    ['Abuse or neglect', 55020, 81770, 'stock need N1', 'stock', 3],
    ["Child's disability", 1890, 81770, 'stock need N2', 'stock', 1],
    ['Parental illness or disability', 1940, 81770, 'stock need N3', 'stock', 1],
    ['Family in acute stress', 5910, 81770, 'stock need N4', 'stock', 1.5],
    ['Family dysfunction', 9630, 81770, 'stock need N5', 'stock', 2.5],
    ['Socially unacceptable behaviour', 810, 81770, 'stock need N6', 'stock', 0.8],
    ['Low income', 70, 81770, 'stock need N7', 'stock', 0.3],
    ['Absent parenting', 6510, 81770, 'stock need N8', 'stock', 2],
  ]),
  group('Home on 31 March', 'cla2025', [
    ['Foster care', 54820, 81770, 'stock home foster', 'stock', 3],
    ['Placed for adoption', 1660, 81770, 'stock home adoption', 'stock', 1],
    ['With parents', 4970, 81770, 'stock home parents', 'stock', 1.5],
    ["Children's homes and secure homes", 9480, 81770, 'stock home residential', 'stock', 2],
    ['Supported accommodation', 7520, 81770, 'stock home supported', 'stock', 2],
    ['Other residential settings', 1170, 81770, 'stock home other residential', 'stock', 0.8],
    ['Residential schools', 100, 81770, 'stock home school', 'stock', 0.3],
    ['Other', 2050, 81770, 'stock home other', 'stock', 1],
  ]),
  group('Home on 31 March', 'cla2024', [
    ['Relatives and friends, of foster care', 13670, 56390, 'stock kin', 'stock home foster', 3],
  ]),
  group('How far from home on 31 March', 'cla2025', [
    ['Inside the authority', 45420, 81770, 'stock inside', 'stock', 3],
    ['More than 20 miles, of those known', 18120, 74790, 'far', 'near or far', 2.5],
  ]),
  group('How far from home on 31 March', 'cla2024', [
    ['Foster care: more than 20 miles', 10650, 53460, 'far foster', 'near or far foster', 3],
    [
      "Children's homes and secure homes: more than 20 miles",
      4220,
      8540,
      'far residential',
      'near or far residential',
      7,
    ],
  ]),
  group('Provider on 31 March', 'cla2025', [
    ['The authority itself', 35050, 81770, 'stock provider PR1', 'stock', 3],
    ['Another authority', 780, 81770, 'stock provider PR2', 'stock', 1],
    ['Other public bodies', 230, 81770, 'stock provider PR3', 'stock', 0.5],
    ['Private', 32980, 81770, 'stock provider PR4', 'stock', 3],
    ['Voluntary', 5710, 81770, 'stock provider PR5', 'stock', 2],
  ]),
  group('Ethnicity on 31 March', 'cla2024', [
    ['White British', 55140, 83630, 'stock ethnicity WBRI', 'stock', 3],
    ['Other White', 4200, 83630, 'stock ethnicity white', 'stock', 1.5],
    ['Mixed', 8920, 83630, 'stock ethnicity mixed', 'stock', 2],
    ['Asian (Chinese with them)', 4420, 83630, 'stock ethnicity asian', 'stock', 1.5],
    ['Black', 6230, 83630, 'stock ethnicity black', 'stock', 2],
    ['Other', 3910, 83630, 'stock ethnicity OOTH', 'stock', 1.5],
  ]),
  group('Why care ended', 'cla2025', [
    ['Adopted', 3040, 34450, 'leaves reason adopted', 'leaves', 1.5],
    ['Special guardianship', 4110, 34450, 'leaves reason guardian', 'leaves', 2],
    ['Child arrangements order', 1080, 34450, 'leaves reason E41', 'leaves', 1],
    ['Returned home, planned', 5540, 34450, 'leaves reason E4A', 'leaves', 2.5],
    ['Returned home, not planned', 1070, 34450, 'leaves reason E4B', 'leaves', 1],
    [
      'To parents, relatives or others without responsibility',
      1800,
      34450,
      'leaves reason E13',
      'leaves',
      1.5,
    ],
    ['18 and stayed with carers', 6000, 34450, 'leaves reason E17', 'leaves', 2.5],
    ['Independent living with support', 4220, 34450, 'leaves reason E5', 'leaves', 2.5],
    ['Independent living without', 1130, 34450, 'leaves reason E6', 'leaves', 1.5],
    ['Adult residential care', 480, 34450, 'leaves reason E7', 'leaves', 0.8],
    ['Care taken over by another authority', 2640, 34450, 'leaves reason E3', 'leaves', 2],
    ['Age assessment: 18 or over', 340, 34450, 'leaves reason E15', 'leaves', 0.7],
    ['Sentenced to custody', 210, 34450, 'leaves reason E9', 'leaves', 0.5],
    ['Remand ended', 140, 34450, 'leaves reason E14', 'leaves', 0.5],
    ['Moved abroad', 80, 34450, 'leaves reason E16', 'leaves', 0.3],
    ['Died', 60, 34450, 'leaves reason E2', 'leaves', 0.3],
    ['Any other reason', 2520, 34450, 'leaves reason E8', 'leaves', 2],
  ]),
  group('Why care ended', 'lait', [
    ['Consent dispensed with, of adoptions', 1280, 3040, 'leaves reason E12', 'leaves reason adopted', 6],
  ]),
  group('Stability', 'lait', [
    ['Three or more homes in the year', 10, 100, 'stock three homes', 'stock', 2],
    ['Under 16, in care 2.5 years or more: one home for two years', 69, 100, 'settled', 'long in care', 4],
    [
      'In care 2.5 years or more, of children under 16 (19,680 / 69% of 59,710)',
      28522,
      59710,
      'long in care',
      'stock under 16',
      4,
    ],
    ['Three or more social workers in the year (2024)', 27, 100, 'stock three workers', 'stock', 3.5],
  ]),
  group('Stability', 'review', [
    ['Apart from a brother or sister in care, of all in care', 15, 100, 'apart', 'stock', 7],
  ]),
  group('Missing, of all who were in care in the year', 'lait', [
    ['Missing', 11, 100, 'year missing', 'year', 2],
    ['Away without authorisation', 3, 100, 'year away', 'year', 1.5],
  ]),
  group('Health in the year, of children in care all year', 'lait', [
    ['Health assessment', 90, 100, 'health assessment', 'health', 2],
    ['Dental check', 81, 100, 'health teeth', 'health', 2],
    ['Immunisations up to date', 84, 100, 'health immunisations', 'health', 2],
    ['Substance misuse', 3, 100, 'health substance', 'health', 1],
    ['Convicted, aged 10 and over', 2, 100, 'health convicted', 'health ten', 1],
  ]),
  group('Care leavers aged 19 to 21', 'lait', [
    ['In education, employment or training', 54, 100, 'leaver eet', 'leaver', 3],
    ['In higher education', 6, 100, 'leaver higher', 'leaver', 1.5],
    ['In suitable accommodation', 89, 100, 'leaver suitable', 'leaver', 5],
    ['Not in touch', 4, 100, 'leaver not in touch', 'leaver', 1.5],
  ]),
];

/**
 * One answer of a choice list: how the workbook writes it, the codes of the statutory returns that it stands for, and
 * other words that files were seen to use for it.
 */
export type Choice = {
  readonly value: string;
  readonly codes: readonly string[];
  readonly words: readonly string[];
};

const choice = (value: string, codes = '', words: readonly string[] = []): Choice => ({
  value,
  codes: codes === '' ? [] : codes.split(' '),
  words,
});

/**
 * The choice lists of Annex A. Values: liia-tools-pipeline (MIT); which codes belong to which follows from the words of the
 * SSDA903 and the children in need census (1, 3 and 5 alone: any source of that group). Chinese (CHNE) stands with other ethnic groups, as the list orders the codes.
 */
const sets = {
  gender: [
    choice('a) Male', 'M 1'),
    choice('b) Female', 'F 2'),
    choice('c) Not stated/recorded', 'U 0 9 I', [
      'not known',
      'unknown',
      'not stated',
      'not recorded',
      'unborn',
    ]),
    choice('d) Neither', '', ['indeterminate', 'non binary', 'nonbinary', 'transgender']),
  ],
  ethnicity: [
    choice('a) White', 'WBRI WIRI WIRT WOTH WROM', ['white british', 'white irish']),
    choice('b) Mixed', 'MWBC MWBA MWAS MOTH'),
    choice('c) Asian or Asian British', 'AIND APKN ABAN AOTH', [
      'asian',
      'indian',
      'pakistani',
      'bangladeshi',
    ]),
    choice('d) Black or black British', 'BCRB BAFR BOTH', ['black']),
    choice('e) Other ethnic group', 'CHNE OOTH', ['other', 'chinese']),
    choice('f) Not stated', 'NOBT REFU', ['not known', 'unknown', 'refused', 'not yet obtained']),
  ],
  source: [
    choice('a) Individual', '1 1A 1B 1C 1D'),
    choice('b) Schools', '2A', ['school']),
    choice('c) Education Services', '2B', ['education']),
    choice('d) Health Services', '3 3A 3B 3C 3D 3E 3F', ['health']),
    choice('e) Housing', '4'),
    choice('f) LA Services', '5 5A 5B 5C 5D'),
    choice('g) Police', '6'),
    choice('h) Other legal agency', '7'),
    choice('i) Other', '8'),
    choice('j) Anonymous', '9'),
    choice('k) Unknown', '10', ['not known']),
  ],
  need: [
    choice('a) Abuse or neglect', 'N1'),
    choice("b) Child's disability", 'N2', ['childs disability or illness']),
    choice('c) Parents illness or disability', 'N3', [
      'parental illness or disability',
      'parental disability or illness',
    ]),
    choice('d) Family in acute stress', 'N4'),
    choice('e) Family dysfunction', 'N5'),
    choice('f) Socially unacceptable behaviour', 'N6'),
    choice('g) Low income', 'N7'),
    choice('h) Absent parenting', 'N8'),
    choice('i) Not CIN', 'N9', ['cases other than children in need']),
    choice('j) Not stated', 'N0'),
  ],
  closure: [
    choice('a) Adopted', 'RC1'),
    choice('b) Died', 'RC2'),
    choice('c) Residence Order', 'RC3', ['child arrangements order']),
    choice('d) Special Guardianship Order', 'RC4'),
    choice('e) Transfer to another LA', 'RC5'),
    choice('f) Transfer to Adult Social Services', 'RC6'),
    choice("g) 'Other' incl. Child no longer in need", 'RC7', ['other']),
    choice('h) Child not in need after assessment', 'RC8 RC9'),
    choice('i) Not Stated'),
  ],
  status: [
    choice('a) Looked after child', '', ['looked after']),
    choice('b) Child Protection plan'),
    choice('c) Child in need plan', '', ['child in need']),
    choice('d) Open assessment'),
    choice('e) Closed episode', '', ['closed']),
  ],
  abuse: [
    choice('a) Neglect', 'NEG'),
    choice('b) Physical Abuse', 'PHY', ['physical']),
    choice('c) Sexual Abuse', 'SAB', ['sexual']),
    choice('d) Emotional Abuse', 'EMO', ['emotional']),
    choice('e) Multiple', 'MUL', ['multiple categories']),
  ],
  legal: [
    choice('a) Interim care orders', 'C1', ['ico', 'interim care order']),
    choice('b) Full care orders', 'C2', ['fco', 'full care order']),
    choice('c) Freed for  Adoption', 'D1', ['freeing order']),
    choice('d) Placement order granted', 'E1', ['placement order']),
    choice('e) Accommodated under S20', 'V2 V3 V4', ['section 20', 's20']),
    choice('f) Detained on child protection grounds in LA accommodation', 'L1 L2 L3', [
      'detained on child protection grounds in la accomodation',
    ]),
    choice('J1: Remanded to LA or youth detention', 'J1'),
    choice('J2: LA accommodation under PACE', 'J2'),
    choice('g) Youth justice legal Statuses', 'J3'),
  ],
  permanence: [
    choice('a) Return to family'),
    choice('b) Adoption'),
    choice('c) SGO/CAO', '', ['special guardianship', 'child arrangements order']),
    choice('d) Supported living in the community'),
    choice('e) Long-term residential placement'),
    choice('f) Long-term fostering'),
    choice('g) Other'),
  ],
  ceased: [
    choice('a) Adopted', 'E11 E12'),
    choice('b) Died', 'E2'),
    choice('c) Care taken by another LA', 'E3'),
    choice('d) Returned home to live with parents or relatives', 'E4A E4B'),
    choice(
      'e) Left care to live with parents, relatives or other person with no parental responsibility',
      'E13',
    ),
    choice('f) Residence order granted', 'E41', ['child arrangements order']),
    choice('g) Special Guardianship Orders', 'E43 E44 E45 E46 E47 E48'),
    choice('h) Moved into independent living', 'E5 E6'),
    choice('i) Transferred to residential care funded by adult social services', 'E7'),
    choice('j) Sentenced to custody', 'E9'),
    choice('k) Accommodation on remand ended', 'E14'),
    choice('l) Age assessment determined child was 18 or over', 'E15'),
    choice('m) Child moved abroad', 'E16'),
    choice('n) Care ceased for any other reason', 'E8 E17'),
  ],
  placement: [
    choice('a) Foster Placement', 'U1 U2 U3 U4 U5 U6'),
    choice('b) Placed for adoption', 'A3 A4 A5 A6'),
    choice('c) Placed with parents', 'P1'),
    choice('d) Independent living', 'P2'),
    choice('e) Residential employment', 'P3'),
    choice('f) Residential accommodation', 'H5 K3'),
    choice('g) Secure Children’s Homes', 'K1', ['secure childrens home']),
    choice('h) Children’s Homes', 'K2', ['childrens home']),
    choice('i) Residential Care Home', 'R1'),
    choice('j) NHS/Health Trust', 'R2'),
    choice('k) Family Centre or Mother and Baby Unit', 'R3'),
    choice('l) Young Offender Institution', 'R5'),
    choice('m) Residential school', 'S1'),
    choice('n) Other placements', 'Z1 Z11 Z12 Z13 Z14', ['other placement']),
    choice('o) Temporary placement', 'T0 T1 T2 T3 T4'),
  ],
  provider: [
    choice('a) Own LA', 'PR1', ['own provision']),
    choice('b) Private', 'PR4', ['private provision']),
    choice('c) Other', 'PR0 PR2 PR3 PR5'),
  ],
  location: [choice('a) In', 'IN'), choice('b) Out', 'OUT')],
  eligibility: [
    choice('a) Relevant', '', ['relevant child']),
    choice('b) Former relevant', '', ['former relevant child']),
    choice('c) Qualifying', '', ['qualifying child', 'qualifying care leaver']),
    choice('d) Eligible', '', ['eligible child']),
    choice('e) Other'),
  ],
  touch: [
    choice('a) In touch', 'YES'),
    choice('b) Not in touch', 'NO'),
    choice('c) Not recorded'),
    choice('d) Exclude', 'DIED REFU NREQ RHOM'),
  ],
  accommodation: [
    choice('a) With parents or relatives', 'B B1 B2'),
    choice('b) Community home', 'C C1 C2'),
    choice('c) Semi-independent transitional accommodation', 'D D1 D2'),
    choice('d) Supported lodgings', 'E E1 E2'),
    choice('e) Gone abroad', 'G G1 G2'),
    choice('f) Deported', 'H H1 H2'),
    choice('g) Ordinary lodgings', 'K K1 K2'),
    choice('h) Residence not known', 'R R1 R2'),
    choice('i) No fixed abode / homeless', 'S S2'),
    choice('j) Foyers', 'T T1 T2', ['foyer']),
    choice('k) Independent living', 'U U1 U2'),
    choice('l) Emergency accommodation', 'V V1 V2'),
    choice('m) Bed and breakfast', 'W W1 W2'),
    choice('n) In custody', 'X X2'),
    choice('o) With Former Foster Carer', 'Z Z1 Z2'),
    choice('p) Other accommodation', 'Y Y1 Y2'),
  ],
  suitability: [
    choice('a) Suitable'),
    choice('b) Not suitable', '', ['unsuitable']),
    choice('c) Not in touch or not recorded', '', ['not recorded']),
    choice('d) Exclude'),
  ],
  activity: [
    choice('F1: Full time in higher education', 'F1'),
    choice('P1: Part time in higher education', 'P1'),
    choice('F2: Full time in education other than higher', 'F2'),
    choice('P2: Part time in education other than higher', 'P2'),
    choice('F3: Full time in training or employment', 'F3'),
    choice('P3: Part time in training or employment', 'P3'),
    choice('F4: Young person engaged full time in an apprenticeship', 'F4'),
    choice('P4: Young person engaged part time in an apprenticeship', 'P4'),
    choice('F5: Young person engaged full time in training or employment (not apprenticeship)', 'F5'),
    choice('P5: Young person engaged part time in training or employment (not apprenticeship)', 'P5'),
    choice('G4: Not in education, employment or training - illness or disability', 'G4'),
    choice('G5: Not in education, employment or training - other', 'G5'),
    choice('G6: Not in education, employment or training - pregnancy or parenting', 'G6'),
  ],
  reversal: [
    choice('a) Child’s needs changed', 'RD1'),
    choice('b) Court did not make a PO', 'RD2'),
    choice('c) Prospective adopters cannot be found', 'RD3'),
    choice('d) Any other reason', 'RD4'),
  ],
  leaving: [
    choice('a) Withdrew', '1', ['withdrawn']),
    choice('b) Process on hold', '2', ['on hold']),
    choice('c) Application refused', '3', ['refused']),
  ],
  yesNo: [
    choice('Yes', 'Y 1', ['true', 'a yes']),
    choice('No', 'N 0', ['false', 'b no']),
    choice('Unknown', 'U', ['not known', 'c unknown', 'not recorded']),
  ],
} as const satisfies Record<string, readonly Choice[]>;

export type ChoiceSet = keyof typeof sets;

export const annexAChoices: Readonly<Record<ChoiceSet, readonly Choice[]>> = sets;

/** A choice as the workbook writes it and, where the cell held a code of the returns, that finer code. */
export type Chosen = { readonly value: string; readonly code: string | null };

/** The choice that a code of the returns stands for, or undefined. */
export function choiceOfCode(set: ChoiceSet, code: string): string | undefined {
  return annexAChoices[set].find(({ codes }) => codes.includes(code))?.value;
}

/** The code of a choice that stands for exactly one, or undefined: 'g) Police' is 6, 'd) Health Services' is any of six. */
export function onlyCodeOf(set: ChoiceSet, value: string): string | undefined {
  const codes = annexAChoices[set].find((each) => each.value === value)?.codes ?? [];
  return codes.length === 1 ? codes[0] : undefined;
}

/**
 * Reads a choice from what a file holds: as the workbook writes it, as a code ('q) 6: Police', 'C2: FCO', 'WBRI'), in other
 * words ('Female') or by its letter alone. The letter in front of other words is left aside: files count in their own way.
 */
export function readChoice(set: ChoiceSet, text: string): Chosen | undefined {
  const choices = annexAChoices[set];
  const found = choices.find(({ value }) => bare(value) === bare(text));
  if (found) return { value: found.value, code: null };
  return readCode(choices, text) ?? readWords(choices, text) ?? readLetter(choices, text);
}

function readCode(choices: readonly Choice[], text: string): Chosen | undefined {
  for (const start of [text, withoutLetter(text)]) {
    const code = /^([A-Za-z]{0,4}\d{0,2}[A-Za-z]?)(?=$|[\s:–-])/.exec(start.trim())?.[1]?.toUpperCase();
    const found = code ? choices.find(({ codes }) => codes.includes(code)) : undefined;
    if (found && code) return { value: found.value, code };
  }
  return undefined;
}

function readWords(choices: readonly Choice[], text: string): Chosen | undefined {
  const spoken = [bare(text), bare(withoutLetter(text)), bare(text.replace(/^[^:]*:/, ''))];
  const says = ({ value, words }: Choice) =>
    [bare(withoutLetter(value)), ...words.map(bare)].some((word) => spoken.includes(word));
  const found = choices.find(says);
  return found && { value: found.value, code: null };
}

function readLetter(choices: readonly Choice[], text: string): Chosen | undefined {
  const letter = /^\s*([a-z])[).]?\s*$/i.exec(text)?.[1]?.toLowerCase();
  const found = letter && choices.find(({ value }) => value.startsWith(`${letter})`));
  return found ? { value: found.value, code: null } : undefined;
}

function withoutLetter(text: string): string {
  return text.replace(/^\s*[A-Za-z]{1,2}\)\s*/, '');
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

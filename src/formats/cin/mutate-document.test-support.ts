import type { Chance } from '../../../test/support/chance.ts';

/** An element of a document that is made to be spoilt: either text or elements in it. */
export type Node = { name: string; attributes: string; text: string; before: string; children: Node[] };

/** A well-formed census that every edition of the schema accepts but for the word for sex. */
export function madeDocument(sex: 'Sex' | 'GenderCurrent'): Node {
  const header = group('Header', [
    group('CollectionDetails', [
      value('Collection', 'CIN'),
      value('Year', '2022'),
      value('ReferenceDate', '2022-03-31'),
    ]),
    group('Source', [
      value('SourceLevel', 'L'),
      value('LEA', '919'),
      value('SerialNo', '001'),
      value('DateTime', '2022-05-01T09:00:00'),
    ]),
  ]);
  return group('Message', [header, group('Children', [madeChild('A1', sex), madeChild('A2', sex)])]);
}

function madeChild(id: string, sex: 'Sex' | 'GenderCurrent'): Node {
  return group('Child', [
    group('ChildIdentifiers', [
      value('LAchildID', id),
      value('UPN', 'A12345678901B'),
      value('UPNunknown', 'UN3'),
      value('PersonBirthDate', '2012-02-29'),
      value(sex, sex === 'Sex' ? 'F' : '2'),
      value('PersonDeathDate', '2021-12-31'),
    ]),
    group('ChildCharacteristics', [
      value('Ethnicity', 'WBRI'),
      group('Disabilities', [value('Disability', 'MOB'), value('Disability', 'LD')]),
    ]),
    madeEpisode(),
    madeEpisode(),
  ]);
}

function madeEpisode(): Node {
  return group('CINdetails', [
    value('CINreferralDate', '2021-05-01'),
    value('ReferralSource', '1A'),
    value('PrimaryNeedCode', 'N1'),
    value('CINclosureDate', '2021-12-01'),
    value('ReasonForClosure', 'RC1'),
    value('DateOfInitialCPC', '2021-06-01'),
    group('Assessments', [
      value('AssessmentActualStartDate', '2021-05-02'),
      value('AssessmentAuthorisationDate', '2021-05-20'),
      group('FactorsIdentifiedAtAssessment', [
        value('AssessmentFactors', '1A'),
        value('AssessmentFactors', '24A'),
      ]),
    ]),
    group('Assessments', [value('AssessmentActualStartDate', '2021-06-02')]),
    group('CINPlanDates', [value('CINPlanStartDate', '2021-06-01'), value('CINPlanEndDate', '2021-07-01')]),
    group('Section47', [
      value('S47ActualStartDate', '2021-05-10'),
      value('InitialCPCtarget', '2021-06-01'),
      value('ICPCnotRequired', '1'),
    ]),
    value('ReferralNFA', '0'),
    madePlan('2021-06-01'),
    madePlan('2021-10-01'),
  ]);
}

function madePlan(start: string): Node {
  return group('ChildProtectionPlans', [
    value('CPPstartDate', start),
    value('InitialCategoryOfAbuse', 'NEG'),
    value('LatestCategoryOfAbuse', 'EMO'),
    value('NumberOfPreviousCPP', '0'),
    group('Reviews', [value('CPPreviewDate', '2021-08-01'), value('CPPreviewDate', '2021-09-01')]),
  ]);
}

function value(name: string, text: string): Node {
  return { ...group(name, []), text };
}

function group(name: string, children: Node[]): Node {
  return { name, attributes: '', text: '', before: '', children };
}

/** The document as text, one element a line. */
export function formatDocument({ name, attributes, text, before, children }: Node): string {
  const inside = children.length > 0 ? `\n${children.map(formatDocument).join('\n')}${text}\n` : text;
  return `${before}<${name}${attributes}>${inside}</${name}>`;
}

// Dates with spaces around them are not among these: libxml2 refuses them, though XML Schema (part 2, 4.3.6) does not.
const oddTexts: readonly [string, ...string[]] = [
  ...([
    '',
    ' ',
    'x',
    '0',
    '1',
    '-1',
    '+3',
    '-0',
    '1.0',
    '007',
    'true',
    'false',
    'TRUE',
    'M',
    'm',
    ' M ',
    'U',
  ] as const),
  ...(['2021-02-29', '2020-02-29', '2021-13-01', '2021-6-01', '01/06/2021', '2021-06-01Z'] as const),
  ...([
    '2021-06-01+01:00',
    '2021-06-01+15:00',
    '0000-01-01',
    '-0044-03-15',
    '12021-06-01',
    '02021-06-01',
  ] as const),
  ...([
    '2021-06-01T09:00',
    '2021-06-01T24:00:00',
    '2021-06-01T09:00:60',
    '2021-06-01T09:00:00.5Z',
    '2021',
  ] as const),
  ...([
    'A1234567890',
    'a123456789012',
    'AB23456789012',
    '٣٣٣',
    '12',
    '1234',
    'RC9',
    '5D',
    'N0',
    'UN8',
    'NONE',
  ] as const),
  ...(['<![CDATA[2021-06-01]]>', '<!-- a note -->2021-06-01', '&#50;021-06-01', 'é'] as const),
];

const oddNames: readonly [string, ...string[]] = [
  'Pet',
  'UPN',
  'Sex',
  'GenderCurrent',
  'CINdetails',
  'Reviews',
  'childidentifiers',
];

/** Changes a document in one to three places, so that it stays well-formed. */
export function mutateDocument(document: Node, chance: Chance): Node {
  const changed = structuredClone(document);
  for (let left = chance.whole(1, 3); left > 0; left--) mutateOnce(changed, chance);
  return changed;
}

function mutateOnce(document: Node, chance: Chance): void {
  const parents = listNodes(document).filter(({ children }) => children.length > 0);
  const parent = pickFrom(parents, chance);
  const at = chance.whole(0, parent.children.length - 1);
  const node = parent.children[at];
  if (!node) return;
  const ways: readonly [() => void, ...(() => void)[]] = [
    () => parent.children.splice(at, 1),
    () => parent.children.splice(at, 0, structuredClone(node)),
    () =>
      parent.children.splice(
        chance.whole(0, parent.children.length - 1),
        0,
        ...parent.children.splice(at, 1),
      ),
    () => (node.name = chance.pick(oddNames)),
    () => (node.attributes = chance.pick([' a="1"', ' xmlns:a="urn:a"', ' a="1" b="2"'])),
    () => (node.text = chance.pick(oddTexts)),
    () => (leafOf(node, chance).text = chance.pick(oddTexts)),
    () => (leafOf(node, chance).text = chance.pick(oddTexts)),
    () => (node.before = chance.pick(['lost text', '<!-- a note -->', '<?note?>', '&#32;'])),
    () => (node.children = []),
    () => leafOf(node, chance).children.push(structuredClone(leafOf(document, chance))),
  ];
  chance.pick(ways)();
}

function leafOf(node: Node, chance: Chance): Node {
  return pickFrom(
    listNodes(node).filter(({ children }) => children.length === 0),
    chance,
  );
}

function listNodes(node: Node): Node[] {
  return [node, ...node.children.flatMap(listNodes)];
}

function pickFrom(nodes: readonly Node[], chance: Chance): Node {
  const node = nodes[chance.whole(0, nodes.length - 1)];
  if (!node) throw new Error('There is no element to pick');
  return node;
}

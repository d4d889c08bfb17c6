export type Sex = 'M' | 'F' | 'U' | null;

/** How one end of a tie is called: for a woman or girl, for a man or boy, and for anybody. */
type Label = { readonly F: string; readonly M: string; readonly any: string };

/** A kind of tie between two people: what the first is to the second, and the second back. */
export type Tie = { readonly first: Label; readonly second: Label };

const label = (F: string, M: string, any: string): Label => ({ F, M, any });
const same = (any: string): Label => label(any, any, any);

const child = label('daughter', 'son', 'child');
const siblings = label('sister', 'brother', 'brother or sister');
const halfSiblings = label('half-sister', 'half-brother', 'half-brother or half-sister');
const stepSiblings = label('step-sister', 'step-brother', 'step-brother or step-sister');
const partners = label('wife', 'husband', 'husband, wife or civil partner');

const separated = label('separated wife', 'separated husband', 'separated husband, wife or civil partner');
const divorced = label('former wife', 'former husband', 'former husband, wife or civil partner');

/** Every tie that can be recorded, by the word that names it in a form. Stored once, with a label for each end. */
export const ties = {
  parent: { first: label('mother', 'father', 'parent'), second: child },
  'adoptive parent': {
    first: label('adoptive mother', 'adoptive father', 'adoptive parent'),
    second: label('adopted daughter', 'adopted son', 'adopted child'),
  },
  donor: {
    first: same('donor'),
    second: label('donor-conceived daughter', 'donor-conceived son', 'donor-conceived child'),
  },
  'step-parent': {
    first: label('stepmother', 'stepfather', 'step-parent'),
    second: label('stepdaughter', 'stepson', 'stepchild'),
  },
  'brother or sister': { first: siblings, second: siblings },
  'half-brother or half-sister': { first: halfSiblings, second: halfSiblings },
  'step-brother or step-sister': { first: stepSiblings, second: stepSiblings },
  grandparent: {
    first: label('grandmother', 'grandfather', 'grandparent'),
    second: label('granddaughter', 'grandson', 'grandchild'),
  },
  'great-grandparent': {
    first: label('great-grandmother', 'great-grandfather', 'great-grandparent'),
    second: label('great-granddaughter', 'great-grandson', 'great-grandchild'),
  },
  'aunt or uncle': {
    first: label('aunt', 'uncle', 'aunt or uncle'),
    second: label('niece', 'nephew', 'niece or nephew'),
  },
  cousin: { first: same('cousin'), second: same('cousin') },
  'husband, wife or civil partner': { first: partners, second: partners },
  partner: { first: same('partner'), second: same('partner') },
  'separated husband, wife or civil partner': { first: separated, second: separated },
  'divorced husband, wife or civil partner': { first: divorced, second: divorced },
  'former partner': { first: same('former partner'), second: same('former partner') },
  guardian: { first: same('guardian'), second: same('ward') },
  'foster carer': { first: same('foster carer'), second: same('fostered child') },
  'family friend': { first: same('family friend'), second: same('family friend') },
  friend: { first: same('friend'), second: same('friend') },
  neighbour: { first: same('neighbour'), second: same('neighbour') },
  'other carer': { first: same('carer'), second: same('person cared for') },
} as const satisfies Record<string, Tie>;

export type TieName = keyof typeof ties;

/** A tie as a form offers it: which, and whether the other person is its second end ('child', 'grandchild'). */
export type TieChoice = {
  readonly value: string;
  readonly words: string;
  readonly tie: TieName;
  readonly turned: boolean;
};

/** What the other person can be to the one whose page it is, in words: each tie from both its ends. */
export const tieChoices: readonly TieChoice[] = (Object.keys(ties) as TieName[]).flatMap((tie) => {
  const { first, second } = ties[tie];
  const straight = { value: tie, words: first.any, tie, turned: false };
  return first.any === second.any
    ? [straight]
    : [straight, { value: `${tie}, turned`, words: second.any, tie, turned: true }];
});

/** Finds the choice that was posted. */
export function findTieChoice(value: string): TieChoice | undefined {
  return tieChoices.find((choice) => choice.value === value);
}

type Ends = { readonly other: Sex; readonly person: Sex };

/** What the other person is to the person, and back, by their sexes: mother and son. */
export function labelsOf(
  { tie, turned }: Pick<TieChoice, 'tie' | 'turned'>,
  sexes: Ends,
): { otherIs: string; personIs: string } {
  const { first, second }: Tie = ties[tie];
  const [ofOther, ofPerson] = turned ? [second, first] : [first, second];
  return { otherIs: called(ofOther, sexes.other), personIs: called(ofPerson, sexes.person) };
}

function called(words: Label, sex: Sex): string {
  return sex === 'F' || sex === 'M' ? words[sex] : words.any;
}

/** The choice that two stored labels came from, or undefined for labels from elsewhere. */
export function findTieOf(otherIs: string, personIs: string): TieChoice | undefined {
  const holds = (words: Label, text: string) => text === words.F || text === words.M || text === words.any;
  return tieChoices.find(({ tie, turned }) => {
    const { first, second }: Tie = ties[tie];
    const [ofOther, ofPerson] = turned ? [second, first] : [first, second];
    return holds(ofOther, otherIs) && holds(ofPerson, personIs);
  });
}

const labelsIn = (words: Label) => [words.F, words.M, words.any];

/** Labels of those who are somebody's brothers and sisters, of whichever kind (people.sibling_roles holds the same). */
export const siblingLabels: readonly string[] = [siblings, halfSiblings, stepSiblings].flatMap(labelsIn);

/** Labels of parents, whose children are brothers and sisters (people.parent_roles holds the same). */
export const parentLabels: readonly string[] = [ties.parent.first, ties['adoptive parent'].first].flatMap(
  labelsIn,
);

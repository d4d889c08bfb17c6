import { weights } from './random.ts';

/**
 * Shares of referrals, needs and what assessments find. Their order follows what England publishes (police, schools and
 * health first; abuse or neglect in more than half; mental health and domestic abuse the commonest factors: Department for
 * Education, Characteristics of children in need); the numbers themselves are assumptions.
 */
export const referralSources = weights({
  '6': 29,
  '2A': 20,
  '3A': 3,
  '3B': 4,
  '3E': 5,
  '3F': 4,
  '1A': 9,
  '5A': 8,
  '5D': 6,
  '5C': 3,
  '4': 2,
  '7': 3,
  '9': 2,
  '8': 2,
});

export const primaryNeeds = weights({ N1: 57, N2: 9, N3: 3, N4: 8, N5: 14, N6: 3, N7: 1, N8: 3, N9: 2 });

const ofAbuse = [
  '3B',
  '4B',
  '16A',
  '17A',
  '18C',
  '1B',
  '2B',
  '4A',
  '3C',
  '18B',
  '19C',
  '11A',
  '24A',
] as const;
const ofOthers = ['4A', '4B', '5A', '6A', '7A', '14A', '15A', '10A', '20', '3A', '1C', '6B'] as const;

/** Factors that an assessment of such a need may find, the commonest first. */
export const factorsOf = (need: string): readonly string[] => (need === 'N1' ? ofAbuse : ofOthers);

export const disabilities = weights({
  AUT: 30,
  LD: 22,
  BEH: 14,
  COMM: 9,
  MOB: 7,
  CON: 4,
  PC: 3,
  HAND: 3,
  VIS: 3,
  HEAR: 3,
  INC: 2,
  DDA: 4,
});

export const categories = weights({ NEG: 49, EMO: 36, PHY: 7, SAB: 4, MUL: 4 });

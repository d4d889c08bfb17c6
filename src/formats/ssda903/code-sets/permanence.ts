import { codes } from './code.ts';

/** Adoption, and homes for good before this time in care. */
export const permanenceCodeSets = {
  foster_care: codes([
    ['0', 'Not adopted by the current foster carer'],
    ['1', 'Adopted by the current foster carer'],
  ]),
  nb_adopters: codes([
    ['1', 'One adopter'],
    ['2', 'Two adopters'],
  ]),
  sex_adopters: codes([
    ['M1', 'One man'],
    ['F1', 'One woman'],
    ['MM', 'Two men'],
    ['FF', 'Two women'],
    ['MF', 'A man and a woman'],
  ]),
  ls_adopters: codes([
    ['L0', 'Single adopter'],
    ['L11', 'Married couple, different sex'],
    ['L12', 'Married couple, same sex'],
    ['L2', 'Civil partners'],
    ['L3', 'Unmarried couple, different sex'],
    ['L4', 'Same-sex couple, neither married nor civil partners'],
  ]),
  reason_placed_ceased: codes([
    ['RD1', 'Child’s needs changed', 'the plan changed to fit better'],
    ['RD2', 'Court made no placement order', 'the court decided otherwise'],
    ['RD3', 'No adopters found', 'no family was found in time'],
    ['RD4', 'Other', 'another reason'],
  ]),
  prev_perm: codes([
    ['P1', 'Adopted', 'was adopted before'],
    ['P2', 'Special guardianship order', 'had a special guardian before'],
    ['P3', 'Residence or child arrangements order', 'a court had agreed who to live with'],
    ['P4', 'Permanence of an unknown kind', 'had a home for good before'],
    ['Z1', 'No previous permanence', 'none before'],
  ]),
};

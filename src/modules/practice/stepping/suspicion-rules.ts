/**
 * Which significant harm may be suspected: ill-treatment or the impairment of health or development (Children Act 1989, section 31(9)
 * and (10)), by the kinds that Working Together names; harm outside the home beside them (docs/adr/0037).
 */
export const suspectedHarms = {
  neglect: 'Neglect',
  physical: 'Physical harm',
  sexual: 'Sexual harm',
  emotional: 'Emotional harm, such as seeing or hearing somebody else being hurt',
  outside: 'Harm outside the home',
} as const;
export type SuspectedHarm = keyof typeof suspectedHarms;
export const suspectedHarmNames = Object.keys(suspectedHarms) as readonly SuspectedHarm[];

/** What the suspicion rests on. That the family declined may be told with it, and is never all of it. */
export const grounds = {
  child: 'What the child said or showed',
  seen: 'What somebody saw, or an injury',
  told: 'What somebody else told us',
  known: 'What is known from before',
  declined: 'The family declined help or no longer agrees to it',
} as const;
export type Ground = keyof typeof grounds;
export const groundNames = Object.keys(grounds) as readonly Ground[];

export type Suspicion = { readonly harms: readonly SuspectedHarm[]; readonly grounds: readonly Ground[] };

/** What to do instead where nothing but the family's no is told. */
export const declinedIsNoGround =
  'Declining or withdrawing alone is no reason to suspect harm. Offer help again, say what other help there is, and stay in touch. If something else makes you suspect harm, select that too';

/**
 * What is missing before services may be called together under section 47: "reasonable cause to suspect" significant harm (Children
 * Act 1989, section 47(1)(b)) has a kind and a ground, and help that is declined is no ground by itself. First wrong first.
 */
export function listUnsuspected({
  harms,
  grounds: told,
}: Suspicion): readonly { readonly field: 'harms' | 'grounds'; readonly text: string }[] {
  const isOnlyDeclined = told.length > 0 && told.every((one) => one === 'declined');
  return [
    ...(harms.length === 0
      ? [{ field: 'harms' as const, text: 'Select which significant harm is suspected' }]
      : []),
    ...(told.length === 0 ? [{ field: 'grounds' as const, text: 'Select what makes you suspect it' }] : []),
    ...(isOnlyDeclined ? [{ field: 'grounds' as const, text: declinedIsNoGround }] : []),
  ];
}

/** Places whose words no page gives to anybody as they stand here, and why. */
export const unfound: readonly { readonly place: string; readonly why: string }[] = [
  {
    place: 'people.address_withheld.why of the sealed',
    why: 'nobody works with a record that was sealed, and who does not is not told the decision (ADR 23)',
  },
  {
    place: 'people.address_withheld.decided_by of the sealed',
    why: 'the same',
  },
  {
    place: 'overview.subject_access_decision.note',
    why: 'stands beside the passage that it is of, and is of none here: its row is held to who may see it',
  },
];

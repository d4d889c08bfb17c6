/** What a browser was told when its sign-in began to work without a network. */
export type Session = {
  readonly session: string;
  readonly account: string;
  /** When the sign-in ends at the latest. */
  readonly until: string;
  readonly own: readonly string[];
  readonly publicKey: string;
  readonly ticket: string;
};

/** One family: who they are, and the page about them with the form for a visit. */
export type Pack = {
  readonly id: string;
  readonly title: string;
  readonly children: readonly string[];
  readonly html: string;
  readonly takenAt: string;
};

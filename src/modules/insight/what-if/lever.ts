/** What is thought likely of a number that nobody knows exactly. */
export type Range = { readonly low: number; readonly likely: number; readonly high: number };

export type Unit = '%' | 'months' | '£' | 'places' | 'workers' | 'hours';

/** What the founding documents say of a number, and how far that can be trusted. */
export type Evidence = {
  /** Undefined where they give a ceiling only. */
  readonly range?: Range;
  /** In a sentence, with its numbers. */
  readonly words: string;
  /** Document and section. */
  readonly source: string;
};

/** A number that a lever asks for. */
export type Asking = {
  readonly key: string;
  /** As it stands above the box. */
  readonly label: string;
  readonly hint?: string;
  readonly unit: Unit;
  /** Smallest and largest that can be meant. */
  readonly min: number;
  readonly max: number;
  /** A lever can be used without it. */
  readonly optional?: true;
};

/** What we would do (`decide`), and what we believe that does (`believe`: a range, with the evidence for it). */
export type Lever = {
  readonly key: LeverKey;
  readonly title: string;
  /** How it works on children's lives, in a sentence or two: printed with every result. */
  readonly how: string;
  readonly decide: readonly Asking[];
  readonly believe: readonly (Asking & { readonly evidence?: Evidence })[];
};

export const leverKeys = [
  'edge-of-care',
  'going-home',
  'residential-to-family',
  'carers',
  'continuity',
  'admin-time',
] as const;
export type LeverKey = (typeof leverKeys)[number];

/** A lever as a scenario uses it: what is decided, and what is believed of its effect, by the asking's key. */
export type LeverUse = {
  readonly decided: Readonly<Record<string, number>>;
  readonly believed: Readonly<Record<string, Range>>;
};

/** Whole pounds a week for a child in each kind of home. */
export type WeeklyCosts = Readonly<Record<HomeKind, number>>;

export const homeKinds = ['Fostering', 'Residential', 'Supported', 'Other'] as const;
export type HomeKind = (typeof homeKinds)[number];

/** Choices for the years ahead. `months` until they work in full, from the origin on, rising evenly. */
export type Choices = {
  readonly monthsToFull: number;
  readonly levers: Readonly<Partial<Record<LeverKey, LeverUse>>>;
  readonly weeklyCosts: WeeklyCosts;
  /** Where the weekly costs come from, as it is printed. */
  readonly costSource: string;
  /** How much costs rise a year, in percent; 0 is today's prices. */
  readonly priceGrowth: number;
};

import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';

/** In the child's own words, or what those who know a child without words see: then never in the first person. */
export const knowFirstKinds = {
  said: 'In their own words',
  shown: 'Without words: what they show us',
} as const;
export type KnowFirstKind = keyof typeof knowFirstKinds;
export const knowFirstKindNames = Object.keys(knowFirstKinds) as readonly KnowFirstKind[];

/** Who may read it, as the child chose. */
export const knowFirstAudiences = {
  child: 'The child and staff',
  family: 'The whole family, the child and staff',
} as const;
export type KnowFirstAudience = keyof typeof knowFirstAudiences;
export const knowFirstAudienceNames = Object.keys(knowFirstAudiences) as readonly KnowFirstAudience[];

/** What somebody who comes new has to know of a child before everything else, as the child says it. */
export type KnowFirst = {
  readonly id: string;
  readonly personId: string;
  readonly kind: KnowFirstKind | 'taken down';
  readonly words: string;
  readonly observedBy: string | null;
  readonly writtenBy: string;
  readonly saidOn: PlainDate;
  readonly audience: KnowFirstAudience;
  readonly alsoOf: readonly string[];
  readonly recordedAt: Instant;
  readonly recordedBy: string | null;
};

/** What stands of what was written, the latest first: nothing where the child took it down. */
export function standingKnowFirst(written: readonly KnowFirst[]): KnowFirst | undefined {
  const [latest] = written;
  return latest?.kind === 'taken down' ? undefined : latest;
}

/** What is called so above the words: in the first person only where the child said it. */
export const knowFirstTitle = (kind: KnowFirst['kind'], firstName: string): string =>
  kind === 'shown' ? `What ${firstName} shows us` : `What I want you to know first: ${firstName}`;

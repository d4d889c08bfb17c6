import {
  adoptionDecisionFacts,
  adoptionFacts,
  asylumStatusFacts,
  deprivationOfLibertyFacts,
  episodeFacts,
  healthYearFacts,
  leavingCareYearFacts,
  missingEpisodeFacts,
  motherhoodFacts,
  previousPermanenceFacts,
  reviewFacts,
} from '../../care/index.ts';
import { disabilityFacts } from '../../people/index.ts';
import { contactFacts, involvementFacts, visitFacts } from '../../practice/index.ts';
import { allocationFacts } from '../../workforce/index.ts';
import type { FactTable } from '../../../platform/facts/index.ts';
import type { FactKind } from './fact-kinds.ts';
import { findFactKind } from './fact-kinds.ts';

/** Kinds of fact that hang on no other fact, so that a person can record one by itself, in the order in which they are offered. */
const groups: readonly (readonly [heading: string, tables: readonly FactTable[]])[] = [
  ['Where the child lives', [episodeFacts, missingEpisodeFacts, deprivationOfLibertyFacts]],
  ['People and meetings', [allocationFacts, reviewFacts, visitFacts]],
  ['Health', [healthYearFacts, disabilityFacts]],
  ['Help that was asked for', [contactFacts, involvementFacts]],
  ['A family for good', [adoptionDecisionFacts, adoptionFacts, previousPermanenceFacts]],
  ['Growing up', [motherhoodFacts, asylumStatusFacts, leavingCareYearFacts]],
];

export type RecordableGroup = { readonly heading: string; readonly kinds: readonly FactKind[] };

/** What can be recorded about a child, by heading. */
export const recordableGroups: readonly RecordableGroup[] = groups.map(([heading, tables]) => ({
  heading,
  kinds: tables.flatMap(({ label }) => findFactKind(label) ?? []),
}));

/** The kind with this label, asked as a new fact asks: with the year where one fact is for one year. */
export function findRecordableKind(label: string): FactKind | undefined {
  const kind = recordableGroups.flatMap(({ kinds }) => kinds).find(({ table }) => table.label === label);
  const isYearly = kind?.table.fields.some(({ name }) => name === 'year');
  return kind && isYearly ? { ...kind, fields: { year: yearWords, ...kind.fields } } : kind;
}

const yearWords = { label: 'Year in which the collection year ends (2026 for April 2025 to March 2026)' };

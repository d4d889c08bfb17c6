import type { FigureResult, Outcome } from './compute-figures.ts';
import { documents } from './figure-recipe.ts';
import type { EvidenceDocument, FigureRecipe } from './figure-recipe.ts';
import { formatFigure, formatPrinted, withUnit } from './format-figure.ts';
import type { Evidence } from './keep-evidence.ts';
import type { OutturnYear } from './outturn.ts';

/** The outcomes in the order in which they are told. */
export const outcomeOrder: readonly Outcome[] = ['holds', 'roughly', 'does not', 'cannot be checked'];

export type EvidenceRow = {
  readonly id: string;
  readonly href: string;
  readonly claim: string;
  readonly printed: string;
  readonly ours: string;
  readonly outcome: Outcome;
  /** How it stands, in a word more than the outcome. */
  readonly status: string;
  /** Whether it rests on the assumed list of county authorities. */
  readonly assumedCounties: boolean;
};

export type EvidenceGroup = { readonly document: EvidenceDocument; readonly rows: readonly EvidenceRow[] };

/** What is asked for: a document by its number from 1, an outcome; undefined for all. */
export type EvidenceFilter = {
  readonly document: number | undefined;
  readonly outcome: Outcome | undefined;
};

export type EvidencePage = {
  readonly heading: string;
  readonly counts: readonly { readonly outcome: Outcome; readonly count: number }[];
  readonly filter: EvidenceFilter;
  readonly groups: readonly EvidenceGroup[];
  readonly outturn: readonly OutturnYear[];
};

/** What a query asks for; what it does not know it leaves out. */
export function parseFilter(query: Readonly<Record<string, string | undefined>>): EvidenceFilter {
  const number = Number(query['document']);
  return {
    document: Number.isInteger(number) && number >= 1 && number <= documents.length ? number : undefined,
    outcome: outcomeOrder.find((outcome) => outcome === query['outcome']),
  };
}

export const restsOnCounties = ({ inputs }: FigureRecipe): boolean =>
  Object.values(inputs).some(({ kind }) => kind === 'counties');

/** Every figure that is asked for, by document, with what holds of all of them. */
export function evidencePage({ results, outturn }: Evidence, filter: EvidenceFilter): EvidencePage {
  const counts = outcomeOrder.map((outcome) => ({
    outcome,
    count: results.filter((result) => result.outcome === outcome).length,
  }));
  const asked = results.filter((result) => isAsked(result, filter));
  const groups = documents
    .map((document) => ({
      document,
      rows: asked.filter((one) => one.recipe.document === document).map(toRow),
    }))
    .filter(({ rows }) => rows.length > 0);
  return { heading: headingOf(counts), counts, filter, groups, outturn };
}

function isAsked({ recipe, outcome }: FigureResult, filter: EvidenceFilter): boolean {
  const document = filter.document === undefined ? undefined : documents[filter.document - 1];
  return (
    (document === undefined || recipe.document === document) &&
    (filter.outcome === undefined || outcome === filter.outcome)
  );
}

function headingOf(counts: EvidencePage['counts']): string {
  const of = (outcome: Outcome) => counts.find((one) => one.outcome === outcome)?.count ?? 0;
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const checked = all - of('cannot be checked');
  if (checked === 0) return `None of the documents’ ${all} figures can be checked with what is loaded`;
  return `Of ${checked} figures that can be checked, ${of('holds')} hold and ${of('roughly')} hold roughly`;
}

export function toRow({ recipe, computed, outcome, status }: FigureResult): EvidenceRow {
  return {
    id: recipe.id,
    href: `/insight/evidence/${recipe.id}`,
    claim: recipe.claim,
    printed: withUnit(formatPrinted(recipe), recipe.unit),
    ours: computed === null ? 'Not known' : formatFigure(computed),
    outcome,
    status,
    assumedCounties: restsOnCounties(recipe),
  };
}

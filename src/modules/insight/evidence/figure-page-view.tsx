import type { VNode } from 'preact';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import { SummaryList } from '../../../platform/views/components/summary-list.tsx';
import { Attribution } from '../statistics/statistics-view.tsx';
import type { Assumption } from './assumptions.ts';
import type { FigureResult } from './compute-figures.ts';
import { restsOnCounties, toRow } from './evidence-page.ts';
import { CountyNote, OutcomeTag, SyntheticNote } from './evidence-view.tsx';
import { formatWithUnit, withUnit } from './format-figure.ts';
import type { InputRow, InputsPage } from './inputs-page.ts';
import { mergeYears } from './inputs-page.ts';

/** One figure: what the document says, what comes out, by which recipe and from which inputs. */
export function FigureView(props: {
  readonly result: FigureResult;
  readonly inputs: InputsPage;
  readonly synthetic: boolean;
}): VNode {
  const { result, inputs, synthetic } = props;
  const { recipe } = result;
  return (
    <>
      <span class="govuk-caption-l">{recipe.id}</span>
      <h1 class="govuk-heading-l">{recipe.claim}</h1>
      {synthetic ? <SyntheticNote /> : null}
      <Standing result={result} />
      {inputs.published.length > 0 ? <Inputs rows={mergeYears(inputs.published)} /> : null}
      {inputs.assumptions.length > 0 ? <Assumptions assumptions={inputs.assumptions} /> : null}
      {restsOnCounties(recipe) ? <CountyNote /> : null}
      {synthetic ? null : <Attribution />}
    </>
  );
}

function Standing({ result }: { readonly result: FigureResult }): VNode {
  const { recipe, beside, reason, status, outcome } = result;
  const row = toRow(result);
  const ours = row.ours === 'Not known' ? row.ours : withUnit(row.ours, recipe.unit);
  const rows: readonly (readonly [string, VNode | string])[] = [
    ['Document', `${recipe.document}, ${recipe.section}`],
    ['As printed', row.printed],
    ['Ours', ours],
    [
      'How it stands',
      <>
        <OutcomeTag outcome={outcome} /> {status}
      </>,
    ],
    ...(reason !== '' && reason !== recipe.note ? [['Why there is none', reason] as const] : []),
    ['Recipe', recipe.method],
    ...(recipe.note === '' ? [] : [['An honest word', recipe.note] as const]),
    ...(beside.length === 0 ? [] : [['Beside it', <BesideList result={result} />] as const]),
  ];
  return <SummaryList rows={rows.map(([key, value]) => ({ key: { text: key }, value: { text: value } }))} />;
}

function BesideList({ result }: { readonly result: FigureResult }): VNode {
  return (
    <ul class="govuk-list">
      {result.beside.map(({ name, value, unit }) => (
        <li>
          {name}: {formatWithUnit(value, unit)}
        </li>
      ))}
    </ul>
  );
}

function Inputs({ rows }: { readonly rows: readonly InputRow[] }): VNode {
  return (
    <StackedTable
      caption="What it is made from"
      captionClasses="govuk-table__caption--m"
      firstCellIsHeader
      head={[
        { text: 'Input' },
        { text: 'Of' },
        { text: 'Year' },
        { text: 'Value' },
        { text: 'Edition' },
        { text: 'Source' },
      ]}
      rows={rows.map(({ label, area, year, value, edition, source }) => [
        { text: label },
        { text: area },
        { text: year },
        { text: value },
        { text: edition === '' ? 'the one held' : edition },
        { text: source },
      ])}
    />
  );
}

function Assumptions({ assumptions }: { readonly assumptions: readonly Assumption[] }): VNode {
  return (
    <StackedTable
      caption="Numbers taken from the documents"
      captionClasses="govuk-table__caption--m"
      firstCellIsHeader
      head={[{ text: 'Assumption' }, { text: 'Value' }, { text: 'Where it stands' }]}
      rows={assumptions.map(({ label, value, unit, document, section, why }) => [
        { text: label },
        { text: formatWithUnit(value, unit) },
        { text: why === '' ? `${document}, ${section}` : `${document}, ${section}. ${why}` },
      ])}
    />
  );
}

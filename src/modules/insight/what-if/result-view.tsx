import type { VNode } from 'preact';
import { LineOverTime } from '../../../platform/charts/line-over-time.tsx';
import { formatDate, formatLong, formatMonth } from '../../../platform/dates/format-date.ts';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import { SummaryList } from '../../../platform/views/components/summary-list.tsx';
import type { Choices, Lever, LeverUse, Range, Unit } from './lever.ts';
import { homeKinds } from './lever.ts';
import { levers } from './levers.ts';
import { effectNames, explanationOf, findingOf, formatChange, formatEffect } from './result-page.ts';
import type { Effects, ScenarioResult } from './result.ts';
import { effects } from './result.ts';

/** What choices come to: the finding, the way there, every effect, and all that was assumed. */
export function ResultView({
  choices,
  result,
}: {
  readonly choices: Choices;
  readonly result: ScenarioResult;
}): VNode {
  const last = result.years.at(-1);
  return (
    <>
      {explanationOf(result).map((sentence) => (
        <p class="govuk-body">{sentence}</p>
      ))}
      <PathChart result={result} />
      {last ? (
        <EffectTable
          id="fifth-year"
          caption={`The fifth year, to ${formatDate(last.ends)}`}
          of={last.effects}
        />
      ) : null}
      <EffectTable id="five-years" caption="All five years together" of={result.total} mean />
      {result.hoursFreed === undefined ? null : (
        <p class="govuk-body">
          <strong>{Math.round(result.hoursFreed).toLocaleString('en-GB')} hours a week</strong> go to children
          and families instead of recording. No effect of them on who is in care is assumed.
        </p>
      )}
      <Assumptions choices={choices} />
    </>
  );
}

function PathChart({ result }: { readonly result: ScenarioResult }): VNode {
  const at = (pick: 'base' | 'chosen') =>
    result.years.map(({ effects: of }) => of['in-care'][pick].likeliest);
  return (
    <LineOverTime
      id="children-in-care"
      headingLevel={2}
      title={findingOf(result)}
      summary={`Children in our care at the end of each of five years: without the choices ${at('base').map(Math.round).join(', ')}; with them ${at('chosen').map(Math.round).join(', ')}.`}
      units="Children in our care at the end of the year, likeliest course"
      source="Kith, from our own record and the choices below"
      asAt={formatLong(result.origin)}
      periodHeading="Year to"
      periods={result.years.map(({ ends }) => formatMonth(ends))}
      lines={[
        { label: 'Without', values: at('base').map(Math.round), tone: 'context' },
        { label: 'With', values: at('chosen').map(Math.round) },
      ]}
    />
  );
}

type EffectTableProps = {
  readonly id: string;
  readonly caption: string;
  readonly of: Effects;
  readonly mean?: true;
};

function EffectTable({ caption, of, mean }: EffectTableProps): VNode {
  return (
    <StackedTable
      classes="kith-dense"
      caption={caption}
      captionClasses="govuk-table__caption--m"
      firstCellIsHeader
      head={[{ text: 'Effect' }, { text: 'Without' }, { text: 'With' }, { text: 'Difference' }]}
      rows={effects.map((effect) => [
        {
          text:
            mean && effect === 'in-care'
              ? 'Children in our care, mean of the years’ ends'
              : effectNames[effect],
        },
        { text: formatEffect(effect, of[effect].base.likeliest) },
        { text: formatEffect(effect, of[effect].chosen.likeliest) },
        { text: formatChange(effect, of[effect].change) },
      ])}
    />
  );
}

/** All that was decided and believed, with what the documents say: nothing counts that does not stand here. */
export function Assumptions({ choices }: { readonly choices: Choices }): VNode {
  const used = levers.filter(({ key }) => choices.levers[key]);
  return (
    <section aria-labelledby="assumed">
      <h2 class="govuk-heading-m" id="assumed">
        What this assumes
      </h2>
      {used.map((lever) => (
        <LeverAssumed lever={lever} use={choices.levers[lever.key]} />
      ))}
      <h3 class="govuk-heading-s">Time and money</h3>
      <SummaryList
        classes="kith-dense"
        rows={[
          row('Works in full after', `${choices.monthsToFull} months, growing evenly`),
          ...homeKinds.map((kind) =>
            row(`A week: ${kind.toLowerCase()}`, `£${choices.weeklyCosts[kind].toLocaleString('en-GB')}`),
          ),
          row('These costs come from', choices.costSource),
          row(
            'Prices',
            choices.priceGrowth === 0 ? 'Today’s throughout' : `Rise ${choices.priceGrowth}% a year`,
          ),
        ]}
      />
      <p class="govuk-body">
        Everything else goes on as in the record: who comes into care, how long children stay, where they
        live. A choice that is not listed has no effect here.
      </p>
    </section>
  );
}

function LeverAssumed({ lever, use }: { readonly lever: Lever; readonly use: LeverUse | undefined }): VNode {
  return (
    <>
      <h3 class="govuk-heading-s">{lever.title}</h3>
      <p class="govuk-body">{lever.how}</p>
      <SummaryList
        classes="kith-dense"
        rows={[
          ...lever.decide.map(({ key, label, unit }) => row(label, amount(use?.decided[key] ?? 0, unit))),
          ...lever.believe.map((belief) =>
            row(
              belief.label,
              <>
                {rangeWords(use?.believed[belief.key], belief.unit)}
                {belief.evidence ? (
                  <>
                    <br />
                    The document: {belief.evidence.words} ({belief.evidence.source})
                  </>
                ) : (
                  <>
                    <br />
                    Our own judgement: no document gives a figure.
                  </>
                )}
              </>,
            ),
          ),
        ]}
      />
    </>
  );
}

const row = (key: string, value: VNode | string) => ({ key: { text: key }, value: { text: value } });

function rangeWords(range: Range | undefined, unit: Unit): string {
  if (!range) return 'Not stated';
  const [low, likely, high] = [range.low, range.likely, range.high].map((value) => amount(value, unit));
  return low === high ? `${low}` : `${low} to ${high}, likeliest ${likely}`;
}

/** A number with its unit, as people write it. */
export function amount(value: number, unit: Unit): string {
  const printed = value.toLocaleString('en-GB');
  if (unit === '£') return `£${printed}`;
  return unit === '%' ? `${printed}%` : `${printed} ${unit}`;
}

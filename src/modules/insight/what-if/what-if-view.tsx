import type { VNode } from 'preact';
import { formatInstantInFull } from '../../../platform/dates/instant.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import { Select } from '../../../platform/views/components/select.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import { paths } from './paths.ts';
import { effectNames, findingOf, formatChange, formatEffect } from './result-page.ts';
import { ResultView } from './result-view.tsx';
import { effects } from './result.ts';
import type { Scenario } from './scenario.ts';

export type ScenarioList = {
  readonly scenarios: readonly Scenario[];
  readonly maySave: boolean;
  readonly nameOf: (account: string | null) => string;
  /** Why nothing can be worked out, where there is no record to start from. */
  readonly lacking: string | undefined;
};

/** The scenarios that were saved, and the way to a new one. */
export function ScenarioListView({ list }: { readonly list: ScenarioList }): VNode {
  const { scenarios, maySave, lacking } = list;
  return (
    <>
      <h1 class="govuk-heading-l">What if</h1>
      <p class="govuk-body">
        What different choices would do over five years: first to children’s lives, then to spending. A
        scenario starts from our own record and from what you state; it shows how sure it can be.
      </p>
      {lacking ? <p class="govuk-inset-text">{lacking}</p> : null}
      {maySave && !lacking ? (
        <a class="govuk-button" href={paths.new} role="button" draggable={false} data-module="govuk-button">
          Try choices
        </a>
      ) : null}
      <p class="govuk-body">
        <a class="govuk-link" href={paths.bestNeighbour}>
          If we did as the best of our neighbours
        </a>
      </p>
      <h2 class="govuk-heading-m">Saved scenarios</h2>
      {scenarios.length === 0 ? (
        <p class="govuk-body">
          None yet. {maySave ? null : 'A service manager, analyst or director can save one.'}
        </p>
      ) : (
        <Saved list={list} />
      )}
    </>
  );
}

function Saved({ list: { scenarios, nameOf } }: { readonly list: ScenarioList }): VNode {
  return (
    <>
      <StackedTable
        classes="kith-dense"
        caption="Saved scenarios"
        captionClasses="govuk-visually-hidden"
        firstCellIsHeader
        head={[{ text: 'Scenario' }, { text: 'What it comes to' }, { text: 'Saved' }]}
        rows={scenarios.map((one) => [
          {
            text: (
              <a class="govuk-link" href={paths.one(one.id)}>
                {one.name}
              </a>
            ),
          },
          { text: findingOf(one.result) },
          { text: `${formatInstantInFull(one.savedAt)}, ${nameOf(one.savedBy)}` },
        ])}
      />
      {scenarios.length > 1 ? <CompareForm scenarios={scenarios} /> : null}
    </>
  );
}

const places = ['one', 'two', 'three'] as const;
const placeLabels = { one: 'First', two: 'Second', three: 'Third, if wanted' } as const;

/** Which two or three to compare. */
function CompareForm({ scenarios, chosen = [] }: CompareProps): VNode {
  return (
    <form action={paths.compare} method="get">
      <h2 class="govuk-heading-m">Compare two or three</h2>
      {places.map((place, at) => (
        <Select
          name={place}
          label={{ text: placeLabels[place] }}
          value={chosen[at]?.id}
          items={[{ value: '', text: '' }, ...scenarios.map(({ id, name }) => ({ value: id, text: name }))]}
        />
      ))}
      <Button classes="govuk-button--secondary">Compare</Button>
    </form>
  );
}

type CompareProps = { readonly scenarios: readonly Scenario[]; readonly chosen?: readonly Scenario[] };

export type ScenarioPage = {
  readonly scenario: Scenario;
  readonly maySave: boolean;
  readonly nameOf: (account: string | null) => string;
  readonly csrf: string;
};

/** A scenario with what it comes to, and what can be done with it. */
export function ScenarioView({ page }: { readonly page: ScenarioPage }): VNode {
  const { scenario, nameOf } = page;
  return (
    <>
      <span class="govuk-caption-l">{scenario.name}</span>
      <h1 class="govuk-heading-l">{findingOf(scenario.result)}</h1>
      <p class="govuk-body">
        Saved {formatInstantInFull(scenario.savedAt)} by {nameOf(scenario.savedBy)}.
      </p>
      <Standing page={page} />
      <ResultView choices={scenario.choices} result={scenario.result} />
    </>
  );
}

function Standing({ page: { scenario, maySave, csrf } }: { readonly page: ScenarioPage }): VNode {
  if (scenario.replacedBy)
    return (
      <p class="govuk-inset-text">
        This was changed since. <a href={paths.one(scenario.replacedBy)}>See it as it is now</a>
      </p>
    );
  const form = (action: string, text: string) => (
    <form action={action} method="post">
      <CsrfField token={csrf} />
      <Button classes="govuk-button--secondary" preventDoubleClick>
        {text}
      </Button>
    </form>
  );
  if (scenario.removed)
    return (
      <div class="govuk-inset-text">
        <p class="govuk-body">This was removed from the list.</p>
        {maySave ? form(paths.return(scenario.id), 'Put it back') : null}
      </div>
    );
  return (
    <div class="govuk-button-group kith-no-print">
      <a class="govuk-link" href={paths.paper(scenario.id)}>
        As a paper to print
      </a>
      {maySave ? (
        <>
          <a class="govuk-link" href={paths.change(scenario.id)}>
            Change
          </a>
          {form(paths.again(scenario.id), 'Work out again from today’s record')}
          {form(paths.removal(scenario.id), 'Remove from the list')}
        </>
      ) : null}
    </div>
  );
}

/** Two or three scenarios beside one another. */
export function CompareView(props: {
  readonly scenarios: readonly Scenario[];
  readonly all: readonly Scenario[];
}): VNode {
  const { scenarios, all } = props;
  const origins = new Set(scenarios.map(({ result }) => result.origin));
  return (
    <>
      <h1 class="govuk-heading-l">Scenarios compared</h1>
      {scenarios.length < 2 ? (
        <p class="govuk-body">Choose two or three scenarios in the list to compare them.</p>
      ) : (
        <>
          {origins.size > 1 ? (
            <p class="govuk-inset-text">
              These start from the record of different days. Work them out again from today’s record for a
              fair comparison.
            </p>
          ) : null}
          <CompareTable scenarios={scenarios} />
        </>
      )}
      {all.length > 1 ? <CompareForm scenarios={all} chosen={scenarios} /> : null}
    </>
  );
}

function CompareTable({ scenarios }: { readonly scenarios: readonly Scenario[] }): VNode {
  return (
    <StackedTable
      classes="kith-dense"
      caption="Difference that each makes over five years, with nine in ten courses between the numbers in brackets"
      captionClasses="govuk-table__caption--m"
      firstCellIsHeader
      head={[
        { text: 'Effect' },
        ...scenarios.map(({ id, name }) => ({
          text: (
            <a class="govuk-link" href={paths.one(id)}>
              {name}
            </a>
          ),
        })),
      ]}
      rows={effects.map((effect) => [
        { text: effectNames[effect] },
        ...scenarios.map(({ result }) => ({ text: formatChange(effect, result.total[effect].change) })),
      ])}
    />
  );
}

/** A scenario as a paper for the cabinet: to print, with all that it assumes. */
export function PaperView({ scenario, nameOf }: Pick<ScenarioPage, 'scenario' | 'nameOf'>): VNode {
  const last = scenario.result.years.at(-1);
  return (
    <article>
      <span class="govuk-caption-l">A paper on choices for children in our care</span>
      <h1 class="govuk-heading-l">{scenario.name}</h1>
      <p class="govuk-body">
        Prepared by {nameOf(scenario.savedBy)}, {formatInstantInFull(scenario.savedAt)}.
      </p>
      <h2 class="govuk-heading-m">In short</h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>{findingOf(scenario.result)}.</li>
        {last ? (
          <>
            <li>
              In the fifth year spending on homes is {formatChange('spend', last.effects.spend.change)}; the
              choices themselves cost {formatEffect('investment', last.effects.investment.chosen.likeliest)}.
            </li>
            <li>
              Over five years:{' '}
              {formatChange('nights-in-residential', scenario.result.total['nights-in-residential'].change)}{' '}
              nights in residential homes, {formatChange('moves', scenario.result.total.moves.change)} moves.
            </li>
          </>
        ) : null}
        <li>
          It rests on what is stated under “What this assumes”; practitioners’ judgement is not a trial.
        </li>
      </ul>
      <ResultView choices={scenario.choices} result={scenario.result} />
    </article>
  );
}

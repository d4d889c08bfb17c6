import type { VNode } from 'preact';
import { formatLong } from '../../../platform/dates/format-date.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Details } from '../../../platform/views/components/details.tsx';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import type { Family } from './measure.ts';
import { families } from './measure.ts';
import type { ListedMeasure, MeasureListPage } from './measure-list-page.ts';
import { countsOnlyWords } from './measures-view.tsx';

/** A family as a heading or a choice. */
export function familyName(family: Family): string {
  return family.charAt(0).toUpperCase() + family.slice(1);
}

/** Every measure with its value on the day, family by family, and what cannot be worked out yet. */
export function MeasureList({ page }: { readonly page: MeasureListPage }): VNode {
  return (
    <>
      <span class="govuk-caption-l">{formatLong(page.day)}</span>
      <h1 class="govuk-heading-l">Measures</h1>
      {page.countsOnly ? <p class="govuk-body">{countsOnlyWords}</p> : null}
      <FilterForm page={page} />
      <p class="govuk-body">
        {page.finding}.{' '}
        {page.countedSince ? (
          <>
            Some values were counted on {page.countedSince}: what was recorded since is in them the next
            night, or once the measure is opened.
          </>
        ) : null}
      </p>
      {page.families.map(({ family, lines }) => (
        <FamilyTable family={family} lines={lines} />
      ))}
      {page.notYet.length > 0 ? <NotYetList page={page} /> : null}
    </>
  );
}

function FilterForm({ page }: { readonly page: MeasureListPage }): VNode {
  return (
    <form method="get" action="/measures" class="kith-inline-form">
      <div class="govuk-form-group">
        <label class="govuk-label" for="on">
          On
        </label>
        <input class="govuk-input govuk-input--width-10" id="on" name="on" type="date" value={page.day} />
      </div>
      <div class="govuk-form-group">
        <label class="govuk-label" for="family">
          About
        </label>
        <select class="govuk-select" id="family" name="family">
          <option value="">Everything</option>
          {families.map((family) => (
            <option value={family} selected={page.filter.family === family}>
              {familyName(family)}
            </option>
          ))}
        </select>
      </div>
      <div class="govuk-form-group">
        <label class="govuk-label" for="words">
          With the words
        </label>
        <input
          class="govuk-input govuk-input--width-10"
          id="words"
          name="words"
          type="search"
          value={page.filter.words}
        />
      </div>
      <Button classes="govuk-button--secondary">Show</Button>
    </form>
  );
}

function FamilyTable(props: { readonly family: Family; readonly lines: readonly ListedMeasure[] }): VNode {
  return (
    <StackedTable
      classes="kith-measures"
      caption={familyName(props.family)}
      captionClasses="govuk-table__caption--m"
      firstCellIsHeader
      head={[{ text: 'Measure' }, { text: 'Value' }, { text: 'Beside it' }]}
      rows={props.lines.map((line) => [
        { text: <Name line={line} /> },
        { text: <Value line={line} /> },
        { text: <BesideIt line={line} /> },
      ])}
    />
  );
}

function Name({ line }: { readonly line: ListedMeasure }): VNode {
  return (
    <>
      <a class="govuk-link" href={line.href}>
        {line.measure.title}
      </a>
      <div class="govuk-hint govuk-!-margin-bottom-0">{line.measure.question}</div>
    </>
  );
}

function Value({ line }: { readonly line: ListedMeasure }): VNode {
  return (
    <>
      {line.hasValue ? <strong>{line.text}</strong> : line.text}
      {line.ofDay ? <div class="govuk-hint govuk-!-margin-bottom-0">on {line.ofDay}</div> : null}
    </>
  );
}

function BesideIt({ line: { beside } }: { readonly line: ListedMeasure }): VNode {
  if (!beside) return <>–</>;
  const title = beside.href ? (
    <a class="govuk-link" href={beside.href}>
      {beside.title}
    </a>
  ) : (
    beside.title
  );
  return (
    <>
      {title}
      <div class="govuk-hint govuk-!-margin-bottom-0">{beside.text}</div>
    </>
  );
}

function NotYetList({ page }: { readonly page: MeasureListPage }): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">What cannot be worked out yet</h2>
      <p class="govuk-body">Each lacks a fact that nobody records in Kith so far.</p>
      {page.notYet.map(({ family, measures }) => (
        <Details summary={`${familyName(family)}: ${measures.length}`}>
          <ul class="govuk-list govuk-list--spaced">
            {measures.map(({ title, missing }) => (
              <li>
                <strong>{title}</strong>. {missing}
              </li>
            ))}
          </ul>
        </Details>
      ))}
    </>
  );
}

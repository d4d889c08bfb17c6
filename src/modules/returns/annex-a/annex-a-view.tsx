import type { VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import type { AnnexAPage, QuestionChildren } from './annex-a-page.ts';

/** What a lead inspector looks for first, the lists behind it, and the workbook. */
export function AnnexAView({ page }: { page: AnnexAPage }): VNode {
  return (
    <>
      <h1 class="govuk-heading-l">What inspectors ask for</h1>
      <p class="govuk-body">
        The child-level lists of Annex A as they stand on {formatDate(page.day)}, of the children whose
        records you may see.
      </p>
      <DayForm day={page.day} />
      {page.nothing ? (
        <InsetText>No child is on any of the lists on this day.</InsetText>
      ) : (
        <Download href={page.workbookHref} />
      )}
      <Questions page={page} />
      <Lists page={page} />
      <Broken page={page} />
    </>
  );
}

function Download({ href }: { href: string }): VNode {
  return (
    <p class="govuk-body">
      <a class="govuk-link" href={href}>
        Download the workbook
      </a>
      . It names children by the authority’s number, and the download is kept in the audit trail.
    </p>
  );
}

function DayForm({ day }: { day: PlainDate }): VNode {
  return (
    <form method="get" action="/annex-a" class="kith-inline-form">
      <div class="govuk-form-group">
        <label class="govuk-label" for="on">
          Show another day
        </label>
        <input class="govuk-input govuk-input--width-10" id="on" name="on" type="date" value={day} />
      </div>
      <Button classes="govuk-button--secondary">Show</Button>
    </form>
  );
}

function Questions({ page }: { page: AnnexAPage }): VNode {
  return (
    <StackedTable
      caption="What is looked for first"
      captionClasses="govuk-table__caption--m"
      firstCellIsHeader
      head={[
        { text: 'Looked for' },
        { text: 'Children', format: 'numeric' },
        { text: 'Not recorded', format: 'numeric' },
        { text: 'Where from' },
      ]}
      rows={page.questions.map(({ name, found, unknown, href, source }) => [
        { text: name },
        { text: <Opens href={href} name={name} number={found} />, format: 'numeric' },
        { text: <Opens href={href} name={`${name}, not recorded`} number={unknown} />, format: 'numeric' },
        { text: source },
      ])}
    />
  );
}

function Opens({ href, name, number }: { href: string; name: string; number: number }): VNode {
  if (number === 0) return <>0</>;
  return (
    <a class="govuk-link" href={href}>
      {number}
      <span class="govuk-visually-hidden">: {name}</span>
    </a>
  );
}

function Lists({ page }: { page: AnnexAPage }): VNode {
  return (
    <StackedTable
      caption="The lists"
      captionClasses="govuk-table__caption--m"
      firstCellIsHeader
      head={[
        { text: 'List' },
        { text: 'Rows', format: 'numeric' },
        { text: 'To look at', format: 'numeric' },
        { text: 'Not held by Kith yet' },
      ]}
      rows={page.lists.map(({ name, rows, wrong, gaps }) => [
        { text: name },
        { text: String(rows), format: 'numeric' },
        { text: String(wrong), format: 'numeric' },
        { text: gaps === '' ? 'Nothing missing' : gaps },
      ])}
    />
  );
}

function Broken({ page }: { page: AnnexAPage }): VNode | null {
  if (page.broken.length === 0) return null;
  return (
    <StackedTable
      caption="What to look at"
      captionClasses="govuk-table__caption--m"
      head={[{ text: 'Why' }, { text: 'Cells', format: 'numeric' }]}
      rows={page.broken.map(({ meaning, count }) => [
        { text: meaning },
        { text: String(count), format: 'numeric' },
      ])}
    />
  );
}

/** A child behind a number. */
export type NamedChild = QuestionChildren['children'][number] & { readonly name: string };

type ChildrenProps = {
  readonly asked: QuestionChildren;
  readonly day: PlainDate;
  readonly children: readonly NamedChild[];
};

/** The children of one question. */
export function QuestionView({ asked, day, children }: ChildrenProps): VNode {
  const { name } = asked.question;
  return (
    <>
      <h1 class="govuk-heading-l">{name}</h1>
      <p class="govuk-body">
        On {formatDate(day)}. {asked.question.source}
      </p>
      {children.length === 0 ? (
        <p class="govuk-body">Nobody, or nobody whose record is yours to see.</p>
      ) : (
        <StackedTable
          classes="kith-dense"
          caption={name}
          captionClasses="govuk-visually-hidden"
          firstCellIsHeader
          head={[{ text: 'Child' }, { text: asked.dateLabel }, { text: 'The record' }]}
          rows={children.map(({ personId, name: child, date, isKnown }) => [
            {
              text: (
                <a class="govuk-link" href={`/children/${personId}`}>
                  {child}
                </a>
              ),
            },
            { text: date },
            { text: isKnown ? 'Says so' : 'Does not say' },
          ])}
        />
      )}
    </>
  );
}

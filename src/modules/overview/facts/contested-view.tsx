import type { VNode } from 'preact';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { Button } from '../../../platform/views/components/button.tsx';
import { Details } from '../../../platform/views/components/details.tsx';
import { Pagination } from '../../../platform/views/components/pagination.tsx';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { FactQuestion } from './fact-form.ts';
import { FactFields } from './fact-fields-view.tsx';
import type { Comparison } from './fact-page.ts';

export type ContestedLine = {
  readonly href: string;
  readonly person: string;
  readonly what: string;
  readonly why: string;
  readonly source: string;
};

export type ContestedListProps = {
  readonly total: number;
  readonly kinds: readonly {
    readonly href: string;
    readonly text: string;
    readonly count: number;
    readonly current: boolean;
  }[];
  /** Whether one kind is picked out. */
  readonly only: boolean;
  readonly lines: readonly ContestedLine[];
  readonly previous: string | undefined;
  readonly next: string | undefined;
};

/** Everything that returns said and that cannot stand beside what is recorded, to be worked off. */
export function ContestedList(props: ContestedListProps): VNode {
  const { total, lines, previous, next } = props;
  return (
    <>
      <h1 class="govuk-heading-l">
        {total === 0 ? 'Nothing to settle' : `${total.toLocaleString('en-GB')} to settle`}
      </h1>
      <p class="govuk-body">
        {total === 0
          ? 'No return says anything that contradicts what is recorded. When one does, it is listed here.'
          : 'Returns said these things, and they cannot be true beside what is recorded, or could not be read. Nothing was lost: each is kept as it came until somebody settles it.'}
      </p>
      {props.kinds.length > 1 ? <Kinds {...props} /> : null}
      {total > 0 ? (
        <StackedTable
          caption="Waiting to be settled"
          captionClasses="govuk-visually-hidden"
          head={[
            { text: 'Who' },
            { text: 'What' },
            { text: 'Why it cannot stand' },
            { text: 'Where it came from' },
          ]}
          rows={lines.map(({ href, person, what, why, source }) => [
            {
              text: (
                <a class="govuk-link" href={href}>
                  {person}
                </a>
              ),
            },
            { text: what },
            { text: why },
            { text: source },
          ])}
        />
      ) : null}
      {previous || next ? (
        <Pagination
          previous={previous ? { href: previous } : undefined}
          next={next ? { href: next } : undefined}
        />
      ) : null}
    </>
  );
}

export type SettleProps = {
  readonly person: string;
  readonly comparison: Comparison;
  readonly action: string;
  readonly csrf: string;
  readonly questions: readonly FactQuestion[];
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  /** Whether the reader may decide; others see the two sides and whom to ask. */
  readonly maySettle: boolean;
};

/** One contradiction: what stands, what the return said, and three ways out. */
export function SettleView(props: SettleProps): VNode {
  const { comparison } = props;
  return (
    <>
      <span class="govuk-caption-l">{props.person}</span>
      <h1 class="govuk-heading-l">{comparison.heading}</h1>
      <p class="govuk-body">{comparison.why}.</p>
      <Sides rows={comparison.rows} />
      <Details summary="The row as it came">{comparison.source}</Details>
      <InTheWay comparison={comparison} />
      {props.maySettle ? (
        <Decisions {...props} />
      ) : (
        <p class="govuk-body">A worker of this child or an analyst can settle this.</p>
      )}
    </>
  );
}

/** The two sides where they differ, then what they agree on. */
function Sides({ rows }: Pick<Comparison, 'rows'>): VNode {
  const same = rows.filter(({ differs }) => !differs);
  const shown = rows.length === same.length ? rows : rows.filter(({ differs }) => differs);
  return (
    <>
      <StackedTable
        caption="What stands, and what the return said"
        firstCellIsHeader
        head={[{ text: 'Fact' }, { text: 'Stands now' }, { text: 'The return said' }]}
        rows={shown.map(({ field, stands, said }) => [{ text: field }, { text: stands }, { text: said }])}
      />
      {shown.length < rows.length && same.length > 0 ? (
        <p class="govuk-body">
          The same on both sides: {same.map(({ field, stands }) => `${field} (${stands})`).join(', ')}.
        </p>
      ) : null}
    </>
  );
}

function Decisions(props: SettleProps): VNode {
  const { action, csrf, comparison, questions, typed, errors } = props;
  return (
    <>
      <h2 class="govuk-heading-m">What is right?</h2>
      <div class="govuk-button-group">
        <Decision action={action} csrf={csrf} decision="kept" text="What stands is right" />
        {comparison.canAccept ? (
          <Decision action={action} csrf={csrf} decision="accepted" text="The return is right" />
        ) : null}
      </div>
      <Details summary="Neither: type what is right" open={errors.length > 0}>
        <form action={action} method="post" novalidate>
          <CsrfField token={csrf} />
          <input type="hidden" name="decision" value="corrected" />
          <FactFields questions={questions} typed={typed} errors={errors} />
          <Button>Save what is right</Button>
        </form>
      </Details>
    </>
  );
}

function Decision({
  action,
  csrf,
  decision,
  text,
}: {
  action: string;
  csrf: string;
  decision: string;
  text: string;
}): VNode {
  return (
    <form action={action} method="post">
      <CsrfField token={csrf} />
      <input type="hidden" name="decision" value={decision} />
      <Button classes={decision === 'kept' ? '' : 'govuk-button--secondary'}>{text}</Button>
    </form>
  );
}

export const backTo = (href: string, text = 'Back'): VNode => <BackLink href={href}>{text}</BackLink>;

/** What else gives way, or that nothing does. */
function InTheWay({ comparison }: { comparison: Comparison }): VNode | null {
  const { anythingStands, alsoInTheWay } = comparison;
  if (!anythingStands)
    return <p class="govuk-body">Nothing that is recorded now stands in the way of this.</p>;
  if (alsoInTheWay === 0) return null;
  const others = alsoInTheWay === 1 ? 'one other stands' : `${alsoInTheWay} others stand`;
  return (
    <p class="govuk-body">
      Beside the one shown, {others} in these dates. If the return is right, they give way too; their history
      keeps them.
    </p>
  );
}

/** The kinds of fact, so that one sort of question can be worked off at a time. */
function Kinds({ kinds, only }: ContestedListProps): VNode {
  return (
    <nav aria-label="Kinds of fact">
      <ul class="govuk-list">
        {only ? (
          <li>
            <a class="govuk-link" href="/contested">
              All kinds
            </a>
          </li>
        ) : null}
        {kinds.map(({ href, text, count, current }) => (
          <li>
            <a class="govuk-link" href={href} aria-current={current ? 'page' : undefined}>
              {text.slice(0, 1).toUpperCase() + text.slice(1)}
            </a>{' '}
            {count.toLocaleString('en-GB')}
          </li>
        ))}
      </ul>
    </nav>
  );
}

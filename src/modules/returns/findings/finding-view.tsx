import type { VNode } from 'preact';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { formatInstantInFull } from '../../../platform/dates/instant.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import { SummaryList } from '../../../platform/views/components/summary-list.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import { nameYear } from '../years/form-names.ts';
import type { Explanation } from './explanation-queries.ts';
import { stands } from './explanation-rules.ts';
import { callChild, mendHref, sayAge, sayBeside, sayCells, saySentence } from './finding-page.ts';
import type { Finding } from './finding-queries.ts';
import { nameLine } from './plain-words.ts';
import type { RuleFacts } from './rule-facts.ts';

export type FindingPage = {
  readonly finding: Finding;
  readonly rule: RuleFacts | undefined;
  readonly explanations: readonly (Explanation & { readonly by: string })[];
  readonly mayMend: boolean;
  readonly mayExplain: boolean;
  readonly csrf: string;
  readonly typed: string;
  readonly errors: readonly FieldError[];
  readonly today: PlainDate;
};

/** One finding: what is wrong, the data beside it, where it is put right, and why it may be right all the same. */
export function FindingView({ page }: { page: FindingPage }): VNode {
  const { finding, rule, mayMend } = page;
  const mend = mendHref(finding);
  return (
    <>
      <span class="govuk-caption-l">{nameYear(finding)}</span>
      <h1 class="govuk-heading-l">
        {callChild(finding)}: {saySentence(finding)}
      </h1>
      {mayMend && mend !== undefined ? (
        <Button href={mend}>{finding.factId === null ? 'Open the record' : 'Put it right'}</Button>
      ) : null}
      <SummaryList
        rows={[
          { key: { text: `Rule ${finding.rule}` }, value: { text: rule?.meaning ?? 'No longer in force' } },
          { key: { text: 'Stands in' }, value: { text: nameLine(finding) } },
          ...sayCells(finding.cells).map(({ name, value }) => ({
            key: { text: name },
            value: { text: value },
          })),
          { key: { text: 'There for' }, value: { text: sayAge(finding.firstFoundAt, page.today) } },
        ]}
      />
      <Beside finding={finding} />
      <Explained page={page} />
    </>
  );
}

function Beside({ finding }: { finding: Finding }): VNode | null {
  const tables = sayBeside(finding);
  if (tables.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">What stands beside it</h2>
      {tables.map(({ table, rows }) => (
        <StackedTable
          classes="kith-dense"
          caption={table}
          captionClasses="govuk-table__caption--s"
          head={(rows[0] ?? []).map(({ name }) => ({ text: name }))}
          rows={rows.map((row) => row.map(({ value }) => ({ text: value })))}
        />
      ))}
    </>
  );
}

function Explained({ page }: { page: FindingPage }): VNode {
  const { explanations, finding, mayExplain } = page;
  const holds = explanations.find(stands);
  return (
    <section aria-labelledby="explained">
      <h2 class="govuk-heading-m" id="explained">
        Right all the same?
      </h2>
      {finding.reopened ? (
        <InsetText>It was explained once, and a value has changed since. Look again.</InsetText>
      ) : null}
      {explanations.map((one) => (
        <Said explanation={one} />
      ))}
      {mayExplain && holds && page.errors.length === 0 ? <UndoForm page={page} holds={holds} /> : null}
      {mayExplain && !(holds && page.errors.length === 0) ? (
        <ExplainForm page={page} instead={holds} />
      ) : null}
      {!mayExplain && explanations.length === 0 ? <p class="govuk-body">Nobody has explained it.</p> : null}
    </section>
  );
}

function Said({ explanation }: { explanation: FindingPage['explanations'][number] }): VNode {
  const { words, by, explainedAt, takenBackAt, isSame } = explanation;
  const state = takenBackAt !== null ? 'Taken back.' : isSame ? 'It holds.' : 'A value has changed since.';
  return (
    <InsetText>
      <p class="govuk-body">{words}</p>
      <p class="govuk-body-s govuk-!-margin-bottom-0">
        {by}, {formatInstantInFull(explainedAt)}. {state}
      </p>
    </InsetText>
  );
}

type ExplainFormProps = { readonly page: FindingPage; readonly instead: Explanation | undefined };

function ExplainForm({ page: { finding, csrf, typed, errors }, instead }: ExplainFormProps): VNode {
  const [error] = errors;
  return (
    <form
      action={`/children/${finding.personId}/findings/${finding.id}/explanation`}
      method="post"
      novalidate
    >
      <CsrfField token={csrf} />
      <input type="hidden" name="instead" value={instead?.id ?? ''} />
      <Textarea
        name="words"
        label={{ text: 'Why it is right as it is' }}
        hint={{
          text: 'A sentence that the Department could read. It stays with the child, and comes back by itself when a value changes.',
        }}
        rows={3}
        value={typed}
        errorMessage={error && { text: error.text }}
      />
      <Button preventDoubleClick classes="govuk-button--secondary">
        Accept with this explanation
      </Button>
    </form>
  );
}

type UndoFormProps = { readonly page: FindingPage; readonly holds: Explanation };

function UndoForm({ page: { finding, csrf }, holds }: UndoFormProps): VNode {
  return (
    <form action={`/children/${finding.personId}/findings/${finding.id}/explanation/undo`} method="post">
      <CsrfField token={csrf} />
      <input type="hidden" name="explanation" value={holds.id} />
      <Button preventDoubleClick classes="govuk-button--secondary">
        Take the explanation back
      </Button>
    </form>
  );
}

import type { VNode } from 'preact';
import { Details } from '../../platform/views/components/details.tsx';
import { ErrorSummary } from '../../platform/views/components/error-summary.tsx';
import { InsetText } from '../../platform/views/components/inset-text.tsx';
import { ChildrenView } from './children-view.tsx';
import type { Desk, DeskState } from './desk.ts';
import { FindingsView } from './findings-view.tsx';
import { formatCount } from './format-count.ts';
import { lacksPostcodes } from './given.ts';
import type { Look, Summary } from './messages.ts';
import { Go, PressButton, sayTable, withoutPostcodes } from './parts-view.tsx';
import { RulesView } from './rules-view.tsx';

type Outcome = Extract<DeskState['screen'], { at: 'outcome' }>;

/** What a check found. */
export function OutcomeView({
  desk,
  state: { given, trouble },
  screen,
}: {
  readonly desk: Desk;
  readonly state: DeskState;
  readonly screen: Outcome;
}): VNode {
  const { summary, look, seen } = screen;
  return (
    <>
      <Go act={() => desk.change()} classes="govuk-back-link">
        Change the files or check again
      </Go>
      <h1 class="govuk-heading-xl check-outcome__title">
        {nameOf(summary)}: {formatCount(summary.findings, 'finding')}
      </h1>
      <p class="govuk-body">{describe(summary)}</p>
      {trouble.length > 0 && <ErrorSummary errorList={trouble.map((text) => ({ text }))} />}
      {look.at === 'rules' && lacksPostcodes(given) && <InsetText>{withoutPostcodes}</InsetText>}
      {look.at === 'rules' && <Notices {...summary} />}
      {look.at === 'rules' && <Saving desk={desk} />}
      <Tabs desk={desk} look={look} />
      {seen.at === 'rules' && <RulesView {...{ desk, look, summary, seen }} />}
      {seen.at === 'children' && <ChildrenView {...{ desk, look, seen }} />}
      {seen.at === 'findings' && <FindingsView {...{ desk, look, summary, seen }} />}
    </>
  );
}

function nameOf({ form, year }: Summary): string {
  return form === 'cin' ? `CIN census ${year}` : `SSDA903 ${year}`;
}

function describe(summary: Summary): string {
  const { childrenInReturn, rulesRun, rulesFound, childrenFound, findings } = summary;
  const ran = `${formatCount(childrenInReturn, 'child', 'children')} in the return. ${formatCount(rulesRun, 'rule')} ${rulesRun === 1 ? 'was' : 'were'} run`;
  if (findings === 0) return `${ran} and found nothing.`;
  return `${ran}; ${rulesFound.toLocaleString('en-GB')} of them found something, about ${formatCount(childrenFound, 'child', 'children')}.`;
}

/** What a person should know beside the findings. */
function Notices(summary: Summary): VNode {
  const { year, ruleYear, faults, returnLevel, lacking } = summary;
  return (
    <>
      {faults.length > 0 && (
        <InsetText classes="check-fault">
          <p class="govuk-body">
            <strong>
              {formatCount(faults.length, 'rule')} could not be run, by a fault of ours and not of your files.
            </strong>{' '}
            The others were run. Tell whoever gave you this page:
          </p>
          <ul class="govuk-list">
            {faults.map(({ code, message }) => (
              <li key={code}>
                Rule {code}: {message}
              </li>
            ))}
          </ul>
        </InsetText>
      )}
      {ruleYear !== year && (
        <InsetText>
          The rules of {year} are not known here: those of {ruleYear} were used.
        </InsetText>
      )}
      {returnLevel.length > 0 && (
        <InsetText>
          <p class="govuk-body">
            <strong>The return as a whole breaks {formatCount(returnLevel.length, 'rule')}:</strong>
          </p>
          <ul class="govuk-list">
            {returnLevel.map(({ code, meaning }) => (
              <li key={code}>
                {code}: {meaning}
              </li>
            ))}
          </ul>
        </InsetText>
      )}
      <Problems {...summary} />
      {lacking.length > 0 && (
        <Details
          summary={`${formatCount(lacking.length, 'rule')} ${lacking.length === 1 ? 'was' : 'were'} not run for want of files`}
        >
          <ul class="govuk-list">
            {lacking.map(({ code, lacks, meaning }) => (
              <li key={code}>
                {code} (needs {lacks.map(sayTable).join(', ')}): {meaning}
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  );
}

function Problems({ problems, moreProblems }: Summary): VNode | null {
  if (problems.length === 0) return null;
  return (
    <Details
      summary={`${formatCount(problems.length + moreProblems, 'place')} in the files could not be read as they stand`}
    >
      <ul class="govuk-list">
        {problems.map(({ file, row, problem }, i) => (
          <li key={i}>
            {file}
            {row === null ? '' : `, line ${row + 2}`}: {problem}
          </li>
        ))}
      </ul>
      {moreProblems > 0 && <p class="govuk-body">… and {moreProblems.toLocaleString('en-GB')} more.</p>}
    </Details>
  );
}

function Saving({ desk }: { readonly desk: Desk }): VNode {
  return (
    <div class="govuk-button-group check-saving" role="group" aria-label="Save or print">
      <PressButton kind="secondary" act={() => void desk.save('xlsx')}>
        Save as a workbook
      </PressButton>
      <PressButton kind="secondary" act={() => void desk.save('spreadsheet-csv')}>
        Save as CSV for a spreadsheet
      </PressButton>
      <PressButton kind="secondary" act={() => void desk.save('csv')}>
        Save as CSV for a program
      </PressButton>
      <PressButton kind="secondary" act={() => window.print()}>
        Print
      </PressButton>
    </div>
  );
}

const tabs: readonly (readonly [text: string, look: Look])[] = [
  ['By rule', { at: 'rules', text: '', table: '' }],
  ['By child', { at: 'children', text: '', page: 1 }],
  ['All findings', { at: 'findings', text: '', table: '', page: 1 }],
];

function Tabs({ desk, look }: { readonly desk: Desk; readonly look: Look }): VNode {
  return (
    <nav class="moj-sub-navigation" aria-label="Findings">
      <ul class="moj-sub-navigation__list">
        {tabs.map(([text, to]) => (
          <li class="moj-sub-navigation__item" key={text}>
            <Go
              act={() => void desk.lookAt(to)}
              classes="moj-sub-navigation__link"
              isCurrent={isIn(look, to)}
            >
              {text}
            </Go>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The findings of one rule belong to the rules, those of one child to the children. */
function isIn(look: Look, tab: Look): boolean {
  if (look.at !== 'findings') return look.at === tab.at;
  if (look.rule !== undefined) return tab.at === 'rules';
  return look.child === undefined ? tab.at === 'findings' : tab.at === 'children';
}

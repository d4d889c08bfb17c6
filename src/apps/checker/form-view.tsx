import type { VNode } from 'preact';
import { Details } from '../../platform/views/components/details.tsx';
import { ErrorSummary } from '../../platform/views/components/error-summary.tsx';
import { Select } from '../../platform/views/components/select.tsx';
import { authorities } from './authorities.ts';
import type { Desk, DeskState } from './desk.ts';
import { FilesField } from './files-view.tsx';
import { formatCount } from './format-count.ts';
import { formOf, lacksPostcodes } from './given.ts';
import type { Lacking } from './messages.ts';
import { PressButton, sayTable, withoutPostcodes } from './parts-view.tsx';

type FormProps = { readonly desk: Desk; readonly state: DeskState };

/** Where year, authority and files are given. */
export function FormView({ desk, state }: FormProps): VNode {
  const { given, problems, lacking, trouble } = state;
  const submit = (event: Event) => {
    event.preventDefault();
    void desk.check();
  };
  return (
    <>
      {problems.length > 0 && (
        <ErrorSummary errorList={problems.map(({ field, text }) => ({ text, href: `#${field}` }))} />
      )}
      {trouble.length > 0 && <ErrorSummary errorList={trouble.map((text) => ({ text }))} />}
      <h1 class="govuk-heading-xl">Check a return</h1>
      <p class="govuk-body-l">
        The SSDA903 files or the children in need census of one year, on this computer alone.
      </p>
      <Promise />
      <form noValidate onSubmit={submit}>
        <YearAndAuthority desk={desk} state={state} />
        <FilesField {...fileTexts.thisYear} desk={desk} state={state} />
        <FilesField {...fileTexts.lastYear} desk={desk} state={state} />
        <FilesField {...fileTexts.postcodes} desk={desk} state={state} />
        <FilesField {...fileTexts.providers} desk={desk} state={state} />
        <div role="status">
          {lacking && <LackingView {...lacking} />}
          {lacksPostcodes(given) && <p class="govuk-body">{withoutPostcodes}</p>}
        </div>
        <button type="submit" class="govuk-button">
          Check the files
        </button>
      </form>
    </>
  );
}

/** What becomes of the files, in plain words. */
function Promise(): VNode {
  return (
    <div class="govuk-inset-text">
      <p class="govuk-body">
        <strong>Nothing you choose leaves this computer.</strong> The files are read by this page itself. It
        cannot send anything: your browser holds it to that, and it works with the network unplugged.
      </p>
      <p class="govuk-body">
        It keeps nothing either. Close or reload the page and files and findings are gone.
      </p>
    </div>
  );
}

const fileTexts = {
  thisYear: {
    place: 'thisYear',
    title: 'This year’s files',
    hint: 'The CSV files of the SSDA903 return, in any number; or the return or the census as one XML file. Which is which is told from their content.',
    button: 'Choose this year’s files',
  },
  lastYear: {
    place: 'lastYear',
    title: 'Last year’s files (optional)',
    hint: 'The same files of the year before. Rules that compare the years need them. A census has none.',
    button: 'Choose last year’s files',
  },
  postcodes: {
    place: 'postcodes',
    title: 'Postcode directory (optional)',
    hint: 'The ONS Postcode Directory or the National Statistics Postcode Lookup, as CSV. It may be very large: it is read in pieces.',
    button: 'Choose a postcode directory',
  },
  providers: {
    place: 'providers',
    title: 'Provider list (optional)',
    hint: 'The regulator’s list of homes and other providers, as CSV or as a workbook (.xlsx).',
    button: 'Choose a provider list',
  },
} as const;

const years = [2027, 2026, 2025, 2024, 2023];

function YearAndAuthority({ desk, state }: FormProps): VNode {
  const { given, problems } = state;
  const errorOf = (field: 'year' | 'authority') => {
    const text = problems.find((problem) => problem.field === field)?.text;
    return text === undefined ? undefined : { text };
  };
  const choose = (event: Event) => {
    const { target } = event;
    if (!(target instanceof HTMLSelectElement)) return;
    if (target.name === 'year' || target.name === 'authority') desk.choose(target.name, target.value);
  };
  return (
    <div onChange={choose}>
      <Select
        name="year"
        value={given.year}
        label={{ text: 'Collection year', classes: 'govuk-label--m' }}
        hint={{ text: 'Named by the 31 March it ends on: 2026 is 1 April 2025 to 31 March 2026.' }}
        errorMessage={errorOf('year')}
        items={[
          { value: '', text: 'Choose a year' },
          ...years.map((year) => ({ value: String(year), text: year })),
        ]}
      />
      {formOf(given) !== 'cin' && (
        <Select
          name="authority"
          value={given.authority}
          label={{ text: 'Authority that makes the return', classes: 'govuk-label--m' }}
          errorMessage={errorOf('authority')}
          items={[
            { value: '', text: 'Choose an authority' },
            ...authorities.map(({ code, name }) => ({ value: code, text: `${name} (${code})` })),
          ]}
        />
      )}
    </div>
  );
}

function LackingView({ inForce, lacking, bySource }: Lacking): VNode {
  if (lacking === 0)
    return <p class="govuk-body">All {formatCount(inForce, 'rule')} of the year can run with these files.</p>;
  return (
    <Details
      summary={`${lacking} of ${formatCount(inForce, 'rule')} cannot run with these files: what is missing`}
    >
      <ul class="govuk-list govuk-list--spaced">
        {bySource.map(({ source, codes }) => (
          <li key={source}>
            <strong>{capitalise(sayTable(source))}</strong>: {formatCount(codes.length, 'rule')} (
            {codes.join(', ')})
          </li>
        ))}
      </ul>
    </Details>
  );
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Shown while the worker is busy. */
export function CheckingView({
  desk,
  progress,
}: {
  readonly desk: Desk;
  readonly progress: { readonly doing: string; readonly done: number; readonly of: number };
}): VNode {
  const { doing, done, of } = progress;
  const isRules = doing === 'Running the rules';
  return (
    <>
      <h1 class="govuk-heading-xl" tabIndex={-1}>
        Checking
      </h1>
      <label class="govuk-body" for="progress">
        {isRules ? `${doing}: ${done} of ${of}` : `${doing}: ${Math.round((100 * done) / of)} %`}
      </label>
      <p>
        <progress class="check-progress" id="progress" max={of} value={done} />
      </p>
      <PressButton act={() => desk.cancel()} kind="secondary">
        Cancel
      </PressButton>
    </>
  );
}

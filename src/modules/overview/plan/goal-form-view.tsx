import type { ComponentChildren, VNode } from 'preact';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { findPosted } from '../../../platform/forms/posted.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Checkboxes } from '../../../platform/views/components/checkboxes.tsx';
import { Details } from '../../../platform/views/components/details.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { Select } from '../../../platform/views/components/select.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { Known } from '../../practice/index.ts';
import {
  firstRows,
  goalStates,
  mostSteps,
  planAreas,
  planAudiences,
  rowsIn,
  typedText,
} from '../../practice/index.ts';
import type { Asked } from '../entries/field-views.tsx';
import { asked, Chosen, OneOf } from '../entries/field-views.tsx';
import type { PlanPeople } from './plan-people.ts';

export type GoalFormProps = {
  readonly title: string;
  readonly action: string;
  readonly csrf: string;
  readonly people: PlanPeople;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  /** Sent back as they are: which goal, and how it stood when the page was opened. */
  readonly hidden: Readonly<Record<string, string>>;
  /** One more empty row than was typed. */
  readonly more: boolean;
  readonly isNew: boolean;
  /** What somebody else saved meanwhile. */
  readonly beside?: ComponentChildren;
};

/** A goal and who does what, on one page. Everything but the goal, whose words, what about and the steps may stay empty. */
export function GoalForm(props: GoalFormProps): VNode {
  const { title, action, csrf, people, typed, errors, hidden, isNew } = props;
  const all: Asked = { typed, errors, behind: '' };
  return (
    <form method="post" action={action} novalidate data-kith-rows="">
      <h1 class="govuk-heading-l">{title}</h1>
      {props.beside}
      <CsrfField token={csrf} />
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <Textarea
        {...asked(all, 'words', 'What is the goal, in the family’s own words?')}
        hint={{ text: 'As they say it, such as “I want to sleep in my own bed all night”' }}
        rows={2}
      />
      <Input {...asked(all, 'whose', 'Whose words are these?')} attributes={{ list: 'known' }} />
      <Known known={people.known} />
      <Select
        {...asked(all, 'area', 'What is it about?')}
        items={[
          { value: '', text: 'Choose' },
          ...Object.entries(planAreas).map(([value, text]) => ({ value, text })),
        ]}
      />
      <Textarea {...asked(all, 'why', 'Why does it matter? (optional)')} rows={2} />
      <Textarea {...asked(all, 'know', 'How will we know? (optional)')} rows={2} />
      {isNew ? (
        <Input
          {...asked(all, 'value', 'Where is it now, from 0 to 10? (optional)')}
          hint={{ text: 'As the person whose words these are sees it. 10 is as good as it can be' }}
          inputmode="numeric"
          classes="govuk-input--width-2"
        />
      ) : null}
      {people.children.length > 1 && isNew ? <ForChildren asked={all} people={people} /> : null}
      <Steps {...props} />
      <More asked={all} {...props} />
      <Button preventDoubleClick>Save</Button>
    </form>
  );
}

/** Names offered while typing; any other may be typed. */
function Known({ known }: { readonly known: readonly Known[] }): VNode {
  return (
    <datalist id="known">
      {known.map(({ name, is }) => (
        <option value={name}>{is}</option>
      ))}
    </datalist>
  );
}

function ForChildren({ asked: part, people }: { readonly asked: Asked; readonly people: PlanPeople }): VNode {
  return (
    <Checkboxes
      name="children"
      idPrefix="children"
      fieldset={{ legend: { text: 'Which children is it for?', classes: 'govuk-fieldset__legend--s' } }}
      hint={{ text: 'It stands in the record of each' }}
      classes="govuk-checkboxes--small"
      values={findPosted(part.typed, 'children')}
      items={people.children.map(({ id, name }) => ({ value: id, text: name }))}
    />
  );
}

function Steps({ typed, errors, more, people }: GoalFormProps): VNode {
  const rows = rowsToShow(typed, more);
  return (
    <>
      <h2 class="govuk-heading-m">Who will do what?</h2>
      <p class="govuk-hint">
        Steps by {people.firstName}, the family and friends count as much as ours. Leave empty what is not
        needed.
      </p>
      {rows.map((row) => (
        <StepRow row={row} asked={{ typed, errors, behind: '' }} />
      ))}
      {rows.length >= mostSteps ? null : (
        <Button
          name="more"
          value="yes"
          classes="govuk-button--secondary"
          attributes={{ 'data-kith-add-row': '' }}
        >
          Add another step
        </Button>
      )}
    </>
  );
}

function rowsToShow(typed: Typed, more: boolean): readonly number[] {
  const rows = rowsIn(typed);
  const count = Math.max(firstRows, rows.length);
  return Array.from({ length: Math.min(mostSteps, count + (more ? 1 : 0)) }, (_, row) => row);
}

function StepRow({ row, asked: all }: { readonly row: number; readonly asked: Asked }): VNode {
  const of = (name: string, label: string) => asked(all, `${name}_${row}`, label);
  const stepId = typedText(all.typed, `step_${row}`);
  const audience = typedText(all.typed, `for_${row}`);
  return (
    <fieldset class="govuk-fieldset kith-row" data-kith-row="">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Step {row + 1}</legend>
      {stepId === '' ? null : <input type="hidden" name={`step_${row}`} value={stepId} />}
      <Textarea {...of('what', 'What will be done?')} rows={1} />
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-one-half">
          <Input {...of('who', 'Who will do it?')} attributes={{ list: 'known' }} />
        </div>
        <div class="govuk-grid-column-one-half">
          <Input
            {...of('when', 'By when? (optional)')}
            hint={{ text: 'Such as 3 December, Friday, 2 weeks' }}
          />
        </div>
      </div>
      <Select
        {...of('for', 'Who may read this step?')}
        value={audience}
        items={[
          { value: '', text: 'As the goal' },
          ...Object.entries(planAudiences).map(([value, text]) => ({ value, text })),
        ]}
      />
    </fieldset>
  );
}

/** What is seldom needed, folded away: unless something of it is typed or wrong. */
function More({ asked: all, people, isNew }: GoalFormProps & { readonly asked: Asked }): VNode {
  return (
    <>
      <Chosen asked={all} name="audience" text="Who may read this goal?" options={planAudiences} />
      <Details
        summary="More: who looks after it, for now or later, from whom it is withheld, a note for staff"
        open={!isNew || isTyped(all)}
      >
        <Input
          {...asked(all, 'owner', 'Who looks after this goal? (optional)')}
          attributes={{ list: 'known' }}
        />
        <OneOf
          asked={all}
          name="state"
          text="Is it for now or later?"
          options={goalStates}
          beside={{
            'no longer': <Textarea {...asked(all, 'because', 'Why is it no longer a goal?')} rows={2} />,
          }}
        />
        {people.relatives.length === 0 ? null : <Withheld asked={all} people={people} />}
        <Textarea {...asked(all, 'staff_note', 'A note for staff only (optional)')} rows={3} />
      </Details>
    </>
  );
}

const folded = ['owner', 'because', 'staff_note', 'withheld'];
const isTyped = ({ typed, errors }: Asked): boolean =>
  folded.some((name) => findPosted(typed, name).some(Boolean) || errors.some(({ field }) => field === name));

function Withheld({ asked: part, people }: { readonly asked: Asked; readonly people: PlanPeople }): VNode {
  return (
    <Checkboxes
      name="withheld"
      idPrefix="withheld"
      fieldset={{ legend: { text: 'Is it withheld from somebody?', classes: 'govuk-fieldset__legend--s' } }}
      hint={{
        text: 'They do not read it, nor does the family together, even where the goal is for the family',
      }}
      classes="govuk-checkboxes--small"
      values={findPosted(part.typed, 'withheld')}
      items={people.relatives.map(({ id, name, is }) => ({ value: id, text: `${name} (${is})` }))}
    />
  );
}

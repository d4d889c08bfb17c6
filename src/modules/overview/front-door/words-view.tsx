import type { VNode } from 'preact';
import { labelOfCinCode } from '../../../formats/cin/codes.ts';
import { callers, knowings, professionalSources, ways } from '../../practice/index.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Checkboxes } from '../../../platform/views/components/checkboxes.tsx';
import { Select } from '../../../platform/views/components/select.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { Filled } from './fields-view.tsx';
import { Choose, Day, errorOf, itemsOf, Line, valueOf, Words } from './fields-view.tsx';

export type WordsProps = {
  readonly filled: Filled;
  readonly action: string;
  readonly csrf: string;
  readonly version: number;
};

/** Somebody gets in touch: their words first, then only what is needed to answer them. */
export function WordsView({ filled, action, csrf, version }: WordsProps): VNode {
  return (
    <>
      <h1 class="govuk-heading-l">Somebody gets in touch</h1>
      <form method="post" action={action} novalidate>
        <CsrfField token={csrf} />
        <input type="hidden" name="version" value={version} />
        <Words
          filled={filled}
          name="words"
          text="What do they say, in their own words?"
          hint="Which children are meant is asked on the next page"
          rows={8}
        />
        <Words filled={filled} name="wants" text="What do they want to happen? (optional)" rows={2} />
        <WhoFields filled={filled} />
        <Choose
          filled={filled}
          name="parents_know"
          text="Do the parents know that they get in touch?"
          items={itemsOf(knowings)}
        />
        <Words
          filled={filled}
          name="parents_why_not"
          text="If they do not know, or do not agree: why?"
          rows={2}
        />
        <WhenFields filled={filled} />
        <div class="govuk-button-group">
          <Button preventDoubleClick name="go" value="on">
            Save and go on
          </Button>
          <Button classes="govuk-button--secondary" name="go" value="later">
            Keep and finish later
          </Button>
        </div>
      </form>
    </>
  );
}

function WhoFields({ filled }: { readonly filled: Filled }): VNode {
  return (
    <>
      <Choose filled={filled} name="caller" text="Who gets in touch?" items={itemsOf(callers)} />
      <Select
        name="source_code"
        id="source_code"
        label={{ text: 'A professional: which service?', classes: 'govuk-label--s' }}
        errorMessage={errorOf(filled.errors, 'source_code')}
        value={valueOf(filled.typed, 'source_code')}
        items={[
          { value: '', text: 'Choose' },
          ...professionalSources.map((value) => ({
            value,
            text: labelOfCinCode('referralSource', value) ?? value,
          })),
        ]}
      />
      <Line
        filled={filled}
        name="caller_name"
        text="Their name (optional)"
        hint="Somebody who is no professional may stay unnamed"
      />
      <Line filled={filled} name="caller_role" text="What they are to the child, or their job (optional)" />
      <Line filled={filled} name="caller_agency" text="Their school, service or place (optional)" />
      <Line filled={filled} name="caller_reach" text="Phone or e-mail to reach them (optional)" />
      <Checkboxes
        name="caller_protected"
        values={valueOf(filled.typed, 'caller_protected') === '' ? [] : ['yes']}
        items={[{ value: 'yes', text: 'The family must not learn who got in touch' }]}
      />
    </>
  );
}

function WhenFields({ filled }: { readonly filled: Filled }): VNode {
  return (
    <>
      <Choose filled={filled} name="how" text="How do they get in touch?" items={itemsOf(ways)} />
      <Day filled={filled} name="received_on" text="On which day?" />
      <Line
        filled={filled}
        name="received_time"
        text="At what time?"
        hint="For example 14:30"
        classes="govuk-input--width-4"
      />
    </>
  );
}

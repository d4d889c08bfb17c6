import type { VNode } from 'preact';
import { Button } from '../../../platform/views/components/button.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import type { Days } from './period-form.ts';

/** From which day to which: two days as browsers ask for them, typed as 2026-11-24 where they do not. */
export function PeriodForm({ action, days }: { readonly action: string; readonly days: Days }): VNode {
  return (
    <form method="get" action={action}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-one-third">
          <Input
            name="from"
            type="date"
            label={{ text: 'From' }}
            value={days.from}
            classes="govuk-input--width-10"
          />
        </div>
        <div class="govuk-grid-column-one-third">
          <Input
            name="to"
            type="date"
            label={{ text: 'To' }}
            value={days.to}
            classes="govuk-input--width-10"
          />
        </div>
      </div>
      <Button classes="govuk-button--secondary">Show these days</Button>
    </form>
  );
}

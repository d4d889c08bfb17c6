import type { VNode } from 'preact';
import { formatInstant } from '../../../platform/dates/instant.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import { findPosted } from '../../../platform/forms/posted.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Checkboxes } from '../../../platform/views/components/checkboxes.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import { aloneAnswers, interviewSteps, passageAudiences } from '../../care/index.ts';
import type { Asked } from '../entries/field-views.tsx';
import { asked, Chosen, OneOf } from '../entries/field-views.tsx';
import { WhenView } from './report-form-view.tsx';
import type { Filled } from './time-forms-view.tsx';

export type TalkFormProps = Filled & {
  readonly id: string;
  readonly name: string;
  readonly firstName: string;
  readonly due: Instant;
  readonly action: string;
  readonly csrf: string;
};

/** An offer, its answer, or the talk itself with the child's own words. */
export function TalkForm({ id, name, firstName, due, action, csrf, typed, errors }: TalkFormProps): VNode {
  const all: Asked = { typed, errors, behind: '' };
  return (
    <form method="post" action={action} novalidate>
      <h1 class="govuk-heading-l">Talking with {name} after coming back</h1>
      <p class="govuk-body">
        Offered every time, by somebody independent, by {formatInstant(due)}. {firstName} may choose who it
        is.
      </p>
      <CsrfField token={csrf} />
      <input type="hidden" name="talk" value={id} />
      <OneOf
        asked={all}
        name="step"
        text="What happened?"
        options={interviewSteps}
        beside={{
          held: <Held asked={all} firstName={firstName} />,
        }}
      />
      <Textarea
        {...asked(all, 'because', 'If it was not wanted or could not be done: why?')}
        hint={{ text: `In ${firstName}’s own words, where they said why` }}
        rows={2}
      />
      <WhenView asked={all} text="When was that?" />
      <Who asked={all} firstName={firstName} />
      <Button preventDoubleClick>Save</Button>
    </form>
  );
}

function Who({ asked: all, firstName }: { readonly asked: Asked; readonly firstName: string }): VNode {
  const error = all.errors.find(({ field }) => field === 'independent');
  return (
    <>
      <Input {...asked(all, 'by', 'Who offered it or talked with them?')} />
      <Input {...asked(all, 'agency', 'Where do they work? (optional)')} />
      <Checkboxes
        name="independent"
        idPrefix="independent"
        classes="govuk-checkboxes--small"
        errorMessage={error && { text: error.text }}
        values={findPosted(all.typed, 'independent')}
        items={[
          {
            value: 'yes',
            text: `They are independent: they neither work with ${firstName} nor where ${firstName} lives`,
          },
        ]}
      />
    </>
  );
}

/** What came of the talk, with who may read it. */
function Held({ asked: all, firstName }: { readonly asked: Asked; readonly firstName: string }): VNode {
  return (
    <>
      <OneOf asked={all} name="alone" text={`Was ${firstName} alone?`} options={aloneAnswers} />
      <Textarea
        {...asked(all, 'words', `What did ${firstName} say?`)}
        hint={{ text: 'In their own words: why they went, where they were, who with, what happened' }}
        rows={5}
      />
      <Textarea
        {...asked(all, 'shows', `Without words: what did ${firstName} show?`)}
        hint={{ text: 'What somebody saw who knows them well' }}
        rows={2}
      />
      <Input {...asked(all, 'observed_by', 'Who saw that?')} />
      <Textarea {...asked(all, 'wants', `What does ${firstName} want to happen?`)} rows={2} />
      <Chosen asked={all} name="said_for" text="Who may read these words?" options={passageAudiences} />
      <Textarea {...asked(all, 'next', 'What do we do next?')} rows={3} />
      <Chosen asked={all} name="next_for" text="Who may read what we do next?" options={passageAudiences} />
      <Textarea {...asked(all, 'note', 'A note for staff (optional)')} rows={2} />
    </>
  );
}

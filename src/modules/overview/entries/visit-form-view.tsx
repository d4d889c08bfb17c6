import type { VNode } from 'preact';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Checkboxes } from '../../../platform/views/components/checkboxes.tsx';
import { Details } from '../../../platform/views/components/details.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import { audiences, placeWords, seenWords, typedText } from '../../practice/index.ts';
import type { DictationState } from '../dictation/dictation-state.ts';
import { DictateControl } from '../dictation/dictate-control-view.tsx';
import { DraftOffer } from '../../../platform/views/draft-offer.tsx';
import type { Asked } from './field-views.tsx';
import { asked, Chosen, Day, OneOf } from './field-views.tsx';
import type { FormChild } from './form-child.ts';
import { listNames, liveApart } from './form-child.ts';
import { Elsewhere, OwnSleeps, SleepsFields } from './sleeps-fields-view.tsx';

export { listNames } from './form-child.ts';

export type VisitFormProps = {
  readonly action: string;
  readonly csrf: string;
  readonly version: number;
  readonly draftId: string;
  /** With which this browser seals what is not saved yet; null where there is none. */
  readonly deviceKey: string | null;
  readonly shared: Typed;
  readonly children: readonly FormChild[];
  readonly errors: readonly FieldError[];
  readonly colleagues: readonly { readonly id: string; readonly name: string }[];
  /** When it was last saved: 'today at 10:42'; null while nothing is. */
  readonly savedAt: string | null;
  /** What is dictated, and the way to it; nothing on a device without a network. */
  readonly dictation?: DictationState;
  /** What whoever visits has to know before they go. */
  readonly before?: VNode;
  /** What hangs on it already; undefined where none can be added: on a device without a network. */
  readonly files?: VNode;
};

/** A visit on one page: what it was for, each child, where they sleep, what came of it; the rest is folded away. */
export function VisitForm(props: VisitFormProps): VNode {
  const { action, csrf, version, children, shared, errors, savedAt } = props;
  const all: Asked = { typed: shared, errors, behind: '' };
  const isApart = liveApart(children.map(({ home }) => home));
  return (
    <form
      method="post"
      action={action}
      novalidate
      data-kith-draft={props.draftId}
      data-kith-device-key={props.deviceKey ?? undefined}
    >
      <DraftOffer found="On this device is text of this visit that was not saved. It was typed on" />
      <h1 class="govuk-heading-l">A visit to {listNames(children.map(({ firstName }) => firstName))}</h1>
      {props.before}
      <CsrfField token={csrf} />
      <input type="hidden" name="version" value={version} />
      <Textarea {...asked(all, 'purpose', 'What was the visit for?')} rows={2} />
      {children.map((child) => (
        <ChildFields child={child} errors={errors} isOnly={children.length === 1} isApart={isApart} />
      ))}
      {isApart ? null : <SleepsFields asked={all} homes={children} />}
      {isApart || children.length === 1 ? null : <Elsewhere errors={errors} children={children} />}
      <Textarea
        {...asked(
          all,
          'gained',
          children.length === 1 ? 'What did the child get from it?' : 'What did the children get from it?',
        )}
        rows={2}
      />
      <WhenFields asked={all} />
      <MoreFields {...props} />
      {props.files ? <FilesPart files={props.files} /> : null}
      {props.dictation ? <DictateControl {...props.dictation} /> : null}
      <p class="govuk-body-s" role="status" data-kith-draft-state="">
        {savedAt === null ? 'Not saved yet.' : `Last saved ${savedAt}. Not finished.`}
      </p>
      <div class="govuk-button-group">
        <Button name="step" value="finish" preventDoubleClick>
          Finish the visit
        </Button>
        <Button name="step" value="check" classes="govuk-button--secondary">
          See what each reader will see
        </Button>
        <Button name="step" value="later" classes="govuk-button--secondary">
          Save and finish later
        </Button>
        <Button name="step" value="discard" classes="govuk-button--secondary">
          Throw this away
        </Button>
      </div>
    </form>
  );
}

function FilesPart({ files }: { readonly files: VNode }): VNode {
  return (
    <>
      {files}
      <Button name="step" value="file" classes="govuk-button--secondary">
        Add a photograph or document
      </Button>
    </>
  );
}

type ChildProps = {
  readonly child: FormChild;
  readonly errors: readonly FieldError[];
  readonly isOnly: boolean;
  readonly isApart: boolean;
};

function ChildFields({ child, errors, isOnly, isApart }: ChildProps): VNode {
  const { firstName, age, place, own } = child;
  const part: Asked = { typed: own, errors, behind: `_${place}` };
  return (
    <section aria-labelledby={`child_${place}`}>
      <h2 class="govuk-heading-m govuk-!-margin-bottom-2" id={`child_${place}`}>
        {firstName} <span class="govuk-caption-m">{age}</span>
      </h2>
      <LastTime child={child} />
      <OneOf
        asked={part}
        name="seen"
        text={`Was ${firstName} seen?`}
        options={isOnly ? seenWords : { ...seenWords, 'not part': 'Not part of this visit' }}
      />
      <Input {...asked(part, 'why', 'If not alone, or not seen: why?')} />
      {child.hasFewWords ? (
        <ShowsFields asked={part} name={firstName} />
      ) : (
        <WordsFields asked={part} name={firstName} />
      )}
      {isApart ? <OwnSleeps asked={part} name={firstName} home={child.home} /> : null}
      <Details
        summary={`More about ${firstName}: a remark, words for ${firstName}, who may read`}
        open={hasMore(child, errors)}
      >
        {child.hasFewWords ? (
          <WordsFields asked={part} name={firstName} />
        ) : (
          <ShowsFields asked={part} name={firstName} />
        )}
        <Chosen
          asked={part}
          name="words_for"
          text={`Who may read what ${firstName} said or showed?`}
          options={audiences}
        />
        <Textarea
          {...asked(part, 'remark', `Remark about ${firstName}`)}
          hint={{ text: 'Stands in this child’s record only, never in a brother’s or sister’s' }}
          rows={3}
        />
        <Chosen asked={part} name="remark_for" text="Who may read the remark?" options={audiences} />
        <Textarea
          {...asked(part, 'for_child', `Words for ${firstName}`)}
          hint={{
            text: `Written to ${firstName}, who may read them: what we talked about, what happens next`,
          }}
          rows={3}
        />
      </Details>
    </section>
  );
}

/** Open where something is written in it, or wrong with it. */
function hasMore({ own, place, hasFewWords }: FormChild, errors: readonly FieldError[]): boolean {
  const names = ['remark', 'for_child', ...(hasFewWords ? ['words'] : ['shows', 'shows_by'])];
  return names.some(
    (name) => typedText(own, name) !== '' || errors.some(({ field }) => field === `${name}_${place}`),
  );
}

type PartProps = { readonly asked: Asked; readonly name: string };

function WordsFields({ asked: part, name }: PartProps): VNode {
  return (
    <Textarea
      {...asked(part, 'words', `${name}’s own words`)}
      hint={{
        text: `Only what ${name} said, as ${name} said it. Leave it empty if ${name} did not want to say anything`,
      }}
      rows={2}
    />
  );
}

function ShowsFields({ asked: part, name }: PartProps): VNode {
  return (
    <>
      <Textarea
        {...asked(part, 'shows', `What ${name} shows us`)}
        hint={{
          text: `For a baby, or a child who does not use words: what was seen, not as if ${name} had said it`,
        }}
        rows={2}
      />
      <Input
        {...asked(part, 'shows_by', 'Who saw this?')}
        hint={{ text: 'Such as “her carer” or “I did”' }}
      />
    </>
  );
}

function LastTime({ child: { last } }: { readonly child: FormChild }): VNode {
  if (last === null) return <p class="govuk-hint">No visit is written down yet.</p>;
  return (
    <Details summary={`Last time: ${last.when}`}>
      {last.lines.map((line) => (
        <p>{line}</p>
      ))}
      <a class="govuk-link" href={last.href}>
        The whole entry
      </a>
    </Details>
  );
}

function WhenFields({ asked: part }: { readonly asked: Asked }): VNode {
  return (
    <>
      <Day asked={part} name="visited_on" text="When was it?" />
      <Input {...asked(part, 'time', 'At about what time? (optional)')} classes="govuk-input--width-5" />
      <Chosen
        asked={part}
        name="place"
        text="Where was it?"
        hint="A call is written down too, but does not count as a visit"
        options={placeWords}
      />
    </>
  );
}

function MoreFields({ shared, errors, colleagues }: VisitFormProps): VNode {
  const part: Asked = { typed: shared, errors, behind: '' };
  const names = ['present', 'happened', 'named', 'restricted', 'shared_for'];
  const isOpen = names.some(
    (name) => !['', 'staff'].includes(typedText(shared, name)) || errors.some(({ field }) => field === name),
  );
  return (
    <Details summary="More: who was there, what happened, who may read" open={isOpen}>
      <Input {...asked(part, 'present', 'Who else was there? (optional)')} />
      <Textarea
        {...asked(part, 'happened', 'What happened? (optional)')}
        hint={{ text: 'Stands in the record of every child of this visit' }}
        rows={5}
      />
      <Chosen
        asked={part}
        name="shared_for"
        text="Who may read what is said of all of them?"
        options={audiences}
      />
      <Chosen
        asked={part}
        name="named"
        text="A person whom you name (only where you chose so)"
        options={{ '': 'Nobody', ...Object.fromEntries(colleagues.map(({ id, name }) => [id, name])) }}
      />
      <Checkboxes
        name="restricted"
        items={[
          {
            value: 'yes',
            text: 'Restrict the whole entry: only this person and I read it',
            checked: typedText(shared, 'restricted') !== '',
          },
        ]}
      />
    </Details>
  );
}

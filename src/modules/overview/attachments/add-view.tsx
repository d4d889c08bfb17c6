import type { VNode } from 'preact';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { findPosted } from '../../../platform/forms/posted.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Checkboxes } from '../../../platform/views/components/checkboxes.tsx';
import { FileUpload } from '../../../platform/views/components/file-upload.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { Attachment, FileChild } from '../../practice/index.ts';
import { agreedWords, attachmentLimits, audiences } from '../../practice/index.ts';
import type { Asked } from '../entries/field-views.tsx';
import { asked, Chosen, Day, OneOf } from '../entries/field-views.tsx';
import { listNames } from '../entries/form-child.ts';
import type { FileEvent } from './event-of.ts';
import { Files } from './files-view.tsx';
import { FileSaved } from './saved-view.tsx';

export type AddFileProps = {
  readonly action: string;
  readonly csrf: string;
  readonly event: FileEvent;
  /** What hangs on the visit already. */
  readonly files: readonly Attachment[];
  readonly colleagues: readonly { readonly id: string; readonly name: string }[];
  readonly fileId: string;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly saved: string | undefined;
};

/** What browsers and phones offer: a phone then makes a JPEG of its own kind of photograph. */
const accepts = '.jpg,.jpeg,.png,.webp,.pdf,.docx,image/jpeg,image/png,image/webp,application/pdf';

/** A file, what it shows, whom it is of, who may see it. */
export function AddFileForm(props: AddFileProps): VNode {
  const { action, csrf, event, fileId, typed, errors, colleagues } = props;
  const all: Asked = { typed, errors, behind: '' };
  const [first] = event.children;
  const isOnly = event.children.length === 1;
  return (
    <>
      <FileSaved saved={props.saved} />
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">
          A visit to {listNames(event.children.map(({ firstName }) => firstName))}
        </span>
        Add a photograph or document
      </h1>
      <Files files={props.files} title="Added so far" />
      <form method="post" action={action} enctype="multipart/form-data" novalidate>
        <CsrfField token={csrf} />
        <input type="hidden" name="form" value={fileId} />
        <FileUpload
          name="file"
          id="file"
          label={{ text: 'The file', classes: 'govuk-label--s' }}
          hint={{
            text: `JPEG, PNG or WebP; PDF or Word (.docx). Up to ${attachmentLimits.bytes / 2 ** 20} MB. The place and device that a photograph names are taken out`,
          }}
          errorMessage={errorOf(errors, 'file')}
          attributes={{ accept: accepts }}
        />
        <Textarea
          {...asked(all, 'words', 'What does it show?')}
          hint={{
            text: 'In words, for whoever does not see it: a drawing of the house, the door that does not close',
          }}
          rows={3}
        />
        {isOnly && first ? (
          <AgreedFields asked={all} child={first} />
        ) : (
          <WhomFields asked={all} event={event} />
        )}
        <Input {...asked(all, 'made_by', 'Who took or made it?')} />
        <Day asked={all} name="made_on" text="When was it made?" />
        <Chosen asked={all} name="audience" text="Who may see it?" options={audiences} />
        <Chosen
          asked={all}
          name="named"
          text="A person whom you name (only where you chose so)"
          options={{ '': 'Nobody', ...Object.fromEntries(colleagues.map(({ id, name }) => [id, name])) }}
        />
        <Buttons back={event.back} />
      </form>
    </>
  );
}

function Buttons({ back }: { readonly back: string }): VNode {
  return (
    <div class="govuk-button-group">
      <Button name="step" value="add" preventDoubleClick>
        Add it
      </Button>
      <Button name="step" value="more" classes="govuk-button--secondary" preventDoubleClick>
        Add it, and another
      </Button>
      <a class="govuk-link" href={back}>
        Back without adding
      </a>
    </div>
  );
}

type WhomProps = { readonly asked: Asked; readonly event: FileEvent };

function WhomFields({ asked: part, event }: WhomProps): VNode {
  const chosen = findPosted(part.typed, 'of');
  return (
    <Checkboxes
      name="of"
      idPrefix="of"
      fieldset={{ legend: { text: 'Whom is it of or about?', classes: 'govuk-fieldset__legend--s' } }}
      hint={{ text: 'It goes into the record of each child whom you tick, and into no other' }}
      errorMessage={errorOf(part.errors, 'of')}
      values={chosen}
      items={event.children.map((child) => ({
        value: child.personId,
        text: child.firstName,
        conditional: <AgreedFields asked={part} child={child} />,
      }))}
    />
  );
}

type AgreedProps = { readonly asked: Asked; readonly child: FileChild };

function AgreedFields({ asked: part, child: { personId, firstName } }: AgreedProps): VNode {
  const ofChild: Asked = { ...part, behind: `_${personId}` };
  const typed = {
    agreed: textIn(part.typed, `agreed_${personId}`),
    because: textIn(part.typed, `because_${personId}`),
  };
  const own: Asked = { ...ofChild, typed };
  return (
    <>
      <OneOf asked={own} name="agreed" text={`Did ${firstName} agree to it?`} options={agreedWords} />
      <Input {...asked(own, 'because', 'If not: why, or why is it kept?')} />
    </>
  );
}

const textIn = (typed: Typed, name: string): string => findPosted(typed, name)[0] ?? '';

function errorOf(errors: readonly FieldError[], name: string): { text: string } | undefined {
  const found = errors.find(({ field }) => field === name);
  return found && { text: found.text };
}

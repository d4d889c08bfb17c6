import type { VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { formatInstantInFull } from '../../../platform/dates/instant.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Details } from '../../../platform/views/components/details.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { SummaryList } from '../../../platform/views/components/summary-list.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { Attachment, AttachmentChange } from '../../practice/index.ts';
import { agreedWords, isTakenOff, stateOf, wordsOf } from '../../practice/index.ts';
import { asked } from '../entries/field-views.tsx';
import { attachmentOf } from './attachment-paths.ts';
import { nameOf, readersOf } from './files-view.tsx';
import { FileSaved } from './saved-view.tsx';

type OneForm = { readonly typed: Typed; readonly errors: readonly FieldError[] };
export type Filled = { readonly words: OneForm; readonly off: OneForm };
export const nothingFilled: Filled = { words: { typed: {}, errors: [] }, off: { typed: {}, errors: [] } };

export type AttachmentProps = {
  readonly file: Attachment;
  readonly child: string;
  readonly names: ReadonlyMap<string, string>;
  /** Null for who may only read. */
  readonly csrf: string | null;
  readonly saved: string | undefined;
  readonly filled: Filled;
};

/** One photograph or document with all that is said of it. */
export function AttachmentView(props: AttachmentProps): VNode {
  const { file, child, csrf, saved } = props;
  const off = isTakenOff(file);
  return (
    <>
      <FileSaved saved={saved} />
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">{child}</span>
        {file.kind === 'picture' ? 'Photograph' : 'Document'}
      </h1>
      {off ? <TakenOff {...props} /> : <Shown file={file} />}
      <Facts {...props} />
      <History {...props} />
      {csrf === null ? null : off ? null : <ChangeForms {...props} csrf={csrf} />}
    </>
  );
}

function Shown({ file }: { readonly file: Attachment }): VNode {
  const source = `${attachmentOf(file)}/whole`;
  if (file.kind === 'document')
    return (
      <p class="govuk-body">
        <a class="govuk-link" href={source}>
          Download {nameOf(file)}
        </a>
      </p>
    );
  return (
    <figure class="kith-picture">
      <img
        src={source}
        alt={wordsOf(file)}
        width={file.width ?? undefined}
        height={file.height ?? undefined}
      />
    </figure>
  );
}

function TakenOff({ file, names, csrf }: AttachmentProps): VNode {
  const last = file.changes.findLast(({ kind }) => kind === 'taken off');
  return (
    <>
      <InsetText>
        <p>
          Taken off by {whoOf(last?.recordedBy ?? null, names)}
          {last ? `, ${formatInstantInFull(last.recordedAt)}` : ''}: {last?.because}
        </p>
        <p>Nobody is shown it. It is kept with the record, and goes with it.</p>
      </InsetText>
      {csrf === null ? null : (
        <form method="post" action={attachmentOf(file)}>
          <CsrfField token={csrf} />
          <Button name="step" value="back" classes="govuk-button--secondary" preventDoubleClick>
            Put it back
          </Button>
        </form>
      )}
    </>
  );
}

const whoOf = (id: string | null, names: ReadonlyMap<string, string>) =>
  names.get(id ?? '') ?? 'somebody whose name is not known';

function Facts({ file, child, names }: AttachmentProps): VNode {
  const { madeBy, madeOn, agreed, agreedBecause, writtenBy, recordedAt } = file;
  const rows: readonly (readonly [string, string])[] = [
    ['What it shows', wordsOf(file)],
    ['Taken or made by', `${madeBy}, ${formatDate(madeOn)}`],
    [`Did ${child} agree?`, [agreedWords[agreed], agreedBecause].filter(Boolean).join(': ')],
    ['Who may see it', readersOf(file, names)],
    ['Added by', `${whoOf(writtenBy, names)}, ${formatInstantInFull(recordedAt)}`],
  ];
  return <SummaryList rows={rows.map(([key, value]) => ({ key: { text: key }, value: { text: value } }))} />;
}

const changeWords: Readonly<Record<AttachmentChange['kind'], string>> = {
  words: 'Its words were put right',
  'taken off': 'Taken off',
  'put back': 'Put back',
};

function History({ file, names }: AttachmentProps): VNode | null {
  if (file.changes.length === 0) return null;
  return (
    <Details summary="What was changed">
      <p>First said: {file.words}</p>
      {file.changes.map(({ kind, words, because, recordedAt, recordedBy }) => (
        <p>
          {changeWords[kind]} by {whoOf(recordedBy, names)}, {formatInstantInFull(recordedAt)}
          {words === null ? '' : `: “${words}”`}
          {because === null ? '' : `. Why: ${because}`}
        </p>
      ))}
    </Details>
  );
}

function ChangeForms({ file, csrf, filled }: AttachmentProps & { readonly csrf: string }): VNode {
  const { words, off } = filled;
  const typedWords = { ...words, typed: { words: wordsOf(file), ...words.typed }, behind: '' };
  return (
    <div class="kith-not-printed">
      <Details summary="Put its words right" open={words.errors.length > 0}>
        <form method="post" action={attachmentOf(file)} novalidate>
          <Carried file={file} csrf={csrf} />
          <Textarea {...asked(typedWords, 'words', 'What does it show?')} rows={3} />
          <Input {...asked(typedWords, 'because', 'Why is it put right?')} />
          <Button name="step" value="words" preventDoubleClick>
            Save
          </Button>
        </form>
      </Details>
      <Details summary="Take it off" open={off.errors.length > 0}>
        <form method="post" action={attachmentOf(file)} novalidate>
          <Carried file={file} csrf={csrf} />
          <p class="govuk-body">
            Where it is of somebody else, or should not have been taken. It is not shown to anybody any more;
            who took it off and why stays.
          </p>
          <Input {...asked({ ...off, behind: '' }, 'why_off', 'Why is it taken off?')} />
          <Button name="step" value="off" classes="govuk-button--warning" preventDoubleClick>
            Take it off
          </Button>
        </form>
      </Details>
    </div>
  );
}

function Carried({ file, csrf }: { readonly file: Attachment; readonly csrf: string }): VNode {
  return (
    <>
      <CsrfField token={csrf} />
      <input type="hidden" name="seen" value={stateOf(file)} />
    </>
  );
}

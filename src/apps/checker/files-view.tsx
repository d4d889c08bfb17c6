import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { classNames } from '../../platform/views/components/markup.ts';
import type { Desk, DeskState } from './desk.ts';
import { filesIn, isSingle } from './given.ts';
import type { GivenFile } from './given.ts';
import type { Place } from './messages.ts';

type FilesProps = {
  readonly desk: Desk;
  readonly state: DeskState;
  readonly place: Place;
  readonly title: string;
  readonly hint: string;
  readonly button: string;
};

/** A place to drop or choose files, and what each was recognised as. */
export function FilesField({ desk, state, place, title, hint, button }: FilesProps): VNode {
  const errors = state.problems.filter(({ field }) => field === place);
  const files = filesIn(state.given, place);
  return (
    <div class={classNames('govuk-form-group', errors.length > 0 && 'govuk-form-group--error')}>
      <h2 class="govuk-heading-m check-files__title" id={`${place}-title`}>
        {title}
      </h2>
      <div class="govuk-hint" id={`${place}-hint`}>
        {hint}
      </div>
      {errors.map(({ text }) => (
        <p class="govuk-error-message" key={text}>
          <span class="govuk-visually-hidden">Error:</span> {text}
        </p>
      ))}
      <DropZone desk={desk} place={place} button={button} />
      <ul class="govuk-list check-files" aria-label={title} aria-live="polite">
        {files.map((file) => (
          <FileLine key={file.key} desk={desk} given={file} />
        ))}
      </ul>
    </div>
  );
}

function DropZone({ desk, place, button }: Pick<FilesProps, 'desk' | 'place' | 'button'>): VNode {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const take = (files: FileList | null | undefined) => desk.addFiles(place, [...(files ?? [])]);
  const change = () => {
    take(input.current?.files);
    // So that the same file can be chosen again after it was mended.
    if (input.current) input.current.value = '';
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer?.files);
  };
  return (
    <div
      class={classNames('check-drop', isOver && 'check-drop--over')}
      onDragOver={() => setOver(true)}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <button
        type="button"
        id={place}
        class="govuk-button govuk-button--secondary check-drop__button"
        aria-describedby={`${place}-hint`}
        onClick={() => input.current?.click()}
      >
        {button}
      </button>
      <span class="check-drop__or">or drop {isSingle(place) ? 'it' : 'them'} here</span>
      <input
        ref={input}
        type="file"
        hidden
        multiple={!isSingle(place)}
        data-place={place}
        onChange={change}
      />
    </div>
  );
}

function FileLine({ desk, given }: { readonly desk: Desk; readonly given: GivenFile }): VNode {
  const { file, recognised, key } = given;
  return (
    <li class="check-files__line">
      <span class="check-files__name">{file.name}</span>
      <span class={classNames('check-files__what', recognised?.ok === false && 'check-files__what--not')}>
        {recognised === undefined && 'Being read'}
        {recognised?.ok === true && recognised.what}
        {recognised?.ok === false && (
          <>
            <strong>Not used.</strong> {recognised.problem}
          </>
        )}
      </span>
      <button type="button" class="kith-link-button" onClick={() => desk.remove(key)}>
        Remove<span class="govuk-visually-hidden"> {file.name}</span>
      </button>
    </li>
  );
}

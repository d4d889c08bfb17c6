import type { VNode } from 'preact';
import { Field, fieldId } from './field.tsx';
import { helpIds } from './form-group.tsx';
import type { FieldProps } from './form-group.tsx';
import { classNames, i18nAttributes } from './markup.ts';
import type { Attributes, Options, Plurals } from './markup.ts';

export type FileUploadProps = FieldProps &
  Options<{
    multiple: boolean;
    javascript: boolean;
    wrapperClasses: string;
    wrapperAttributes: Attributes;
    chooseFilesButtonText: string;
    noFileChosenText: string;
    multipleFilesChosenText: Plurals;
    dropInstructionText: string;
    enteredDropZoneText: string;
    leftDropZoneText: string;
  }>;

/** A file to send. `javascript` adds a place to drop it, where scripts run. */
export function FileUpload(props: FileUploadProps): VNode {
  return (
    <Field field={props}>
      {props.formGroup?.beforeInput}
      {props.javascript ? dropZone(props) : control(props)}
      {props.formGroup?.afterInput}
    </Field>
  );
}

function dropZone(props: FileUploadProps): VNode {
  const texts = i18nAttributes({
    'choose-files-button': props.chooseFilesButtonText,
    'no-file-chosen': props.noFileChosenText,
    'multiple-files-chosen': props.multipleFilesChosenText,
    'drop-instruction': props.dropInstructionText,
    'entered-drop-zone': props.enteredDropZoneText,
    'left-drop-zone': props.leftDropZoneText,
  });
  return (
    <div
      class={classNames('govuk-file-upload-wrapper', props.wrapperClasses)}
      data-module="govuk-file-upload"
      {...texts}
      {...props.wrapperAttributes}
    >
      {control(props)}
    </div>
  );
}

function control(props: FileUploadProps): VNode {
  const id = fieldId(props);
  return (
    <input
      class={classNames('govuk-file-upload', props.classes, props.errorMessage && 'govuk-file-upload--error')}
      id={id}
      name={props.name}
      type="file"
      disabled={props.disabled}
      multiple={props.multiple}
      aria-describedby={helpIds(id, props)}
      {...props.attributes}
    />
  );
}

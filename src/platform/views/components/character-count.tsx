import type { VNode } from 'preact';
import { fieldId } from './field.tsx';
import type { FieldProps } from './form-group.tsx';
import { Hint } from './hint.tsx';
import { classNames, i18nAttributes } from './markup.ts';
import type { Attributes, Options, Plurals } from './markup.ts';
import { Textarea } from './textarea.tsx';

export type CharacterCountProps = FieldProps &
  Options<{
    value: string;
    rows: number;
    spellcheck: boolean;
    maxlength: number | string;
    maxwords: number | string;
    threshold: number | string;
    countType: string;
    countMessage: Options<{ classes: string }>;
    textareaDescriptionText: string;
    charactersUnderLimitText: Plurals;
    charactersAtLimitText: string;
    charactersOverLimitText: Plurals;
    wordsUnderLimitText: Plurals;
    wordsAtLimitText: string;
    wordsOverLimitText: Plurals;
  }>;

/** Several lines of text up to `maxlength` characters or `maxwords` words; the server checks them again. */
export function CharacterCount(props: CharacterCountProps): VNode {
  const id = fieldId(props);
  const { formGroup } = props;
  const message = (
    <>
      <Hint
        id={`${id}-info`}
        classes={classNames('govuk-character-count__message', props.countMessage?.classes)}
      >
        {limitText(props)}
      </Hint>
      {formGroup?.afterInput}
    </>
  );
  const group = {
    classes: classNames('govuk-character-count', formGroup?.classes),
    attributes: { ...countAttributes(props), ...formGroup?.attributes },
    beforeInput: formGroup?.beforeInput,
    afterInput: message,
  };
  return (
    <Textarea
      {...props}
      id={id}
      describedBy={`${id}-info`}
      disabled={undefined}
      classes={classNames('govuk-js-character-count', props.classes)}
      formGroup={group}
    />
  );
}

function countType(props: CharacterCountProps): string | undefined {
  return props.countType || (props.maxwords ? 'words' : undefined);
}

/** Without a limit the words come from the browser script, once it knows one. */
function limitText(props: CharacterCountProps): string | undefined {
  const limit = props.maxwords || props.maxlength;
  if (!limit) return undefined;
  const unit = countType(props) === 'words' ? 'words' : 'characters';
  return (props.textareaDescriptionText || `You can enter up to %{count} ${unit}`).replace(
    '%{count}',
    String(limit),
  );
}

function countAttributes(props: CharacterCountProps): Attributes {
  const noLimit = !props.maxwords && !props.maxlength;
  const description = noLimit && props.textareaDescriptionText;
  return {
    'data-module': 'govuk-character-count',
    'data-maxlength': props.maxlength,
    'data-maxwords': props.maxwords,
    'data-threshold': props.threshold,
    'data-count-type': countType(props),
    ...i18nAttributes({
      'textarea-description': description ? { other: description } : undefined,
      'characters-under-limit': props.charactersUnderLimitText,
      'characters-at-limit': props.charactersAtLimitText,
      'characters-over-limit': props.charactersOverLimitText,
      'words-under-limit': props.wordsUnderLimitText,
      'words-at-limit': props.wordsAtLimitText,
      'words-over-limit': props.wordsOverLimitText,
    }),
  };
}

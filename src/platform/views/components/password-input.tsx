import type { VNode } from 'preact';
import { Button } from './button.tsx';
import { fieldId } from './field.tsx';
import type { FieldProps } from './form-group.tsx';
import { Input } from './input.tsx';
import { classNames, i18nAttributes } from './markup.ts';
import type { Attributes, Options } from './markup.ts';

export type PasswordInputProps = FieldProps &
  Options<{
    value: string;
    autocomplete: string;
    button: Options<{ classes: string }>;
    showPasswordText: string;
    hidePasswordText: string;
    showPasswordAriaLabelText: string;
    hidePasswordAriaLabelText: string;
    passwordShownAnnouncementText: string;
    passwordHiddenAnnouncementText: string;
  }>;

/** A password, which may be shown where scripts run. */
export function PasswordInput(props: PasswordInputProps): VNode {
  const { formGroup } = props;
  const group = {
    classes: classNames('govuk-password-input', formGroup?.classes),
    attributes: { 'data-module': 'govuk-password-input', ...texts(props), ...formGroup?.attributes },
    beforeInput: formGroup?.beforeInput,
    afterInput: [showButton(props), formGroup?.afterInput],
  };
  return (
    <Input
      {...props}
      id={fieldId(props)}
      type="password"
      spellcheck={false}
      autocapitalize="none"
      autocomplete={props.autocomplete || 'current-password'}
      classes={classNames('govuk-password-input__input govuk-js-password-input-input', props.classes)}
      inputWrapper={{ classes: 'govuk-password-input__wrapper' }}
      formGroup={group}
    />
  );
}

function texts(props: PasswordInputProps): Attributes {
  return i18nAttributes({
    'show-password': props.showPasswordText,
    'hide-password': props.hidePasswordText,
    'show-password-aria-label': props.showPasswordAriaLabelText,
    'hide-password-aria-label': props.hidePasswordAriaLabelText,
    'password-shown-announcement': props.passwordShownAnnouncementText,
    'password-hidden-announcement': props.passwordHiddenAnnouncementText,
  });
}

function showButton(props: PasswordInputProps): VNode {
  const classes = 'govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle';
  const attributes = {
    'aria-controls': fieldId(props),
    'aria-label': props.showPasswordAriaLabelText ?? 'Show password',
    hidden: true,
  };
  return (
    <Button type="button" classes={classNames(classes, props.button?.classes)} attributes={attributes}>
      {props.showPasswordText ?? 'Show'}
    </Button>
  );
}

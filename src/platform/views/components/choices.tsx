import type { VNode } from 'preact';
import { Fieldset } from './fieldset.tsx';
import type { Legend } from './fieldset.tsx';
import { FieldHelp, FormGroup, helpIds } from './form-group.tsx';
import type { ErrorOptions, HintOptions } from './form-group.tsx';
import { Hint } from './hint.tsx';
import { Label } from './label.tsx';
import { classNames, describedBy } from './markup.ts';
import type { Attributes, Content, Extras, Options } from './markup.ts';

/** One thing to choose. `conditional` is asked only when it is chosen; `divider` ("or") stands between choices. */
export type Choice = Options<{
  value: string | number;
  text: Content;
  id: string;
  name: string;
  checked: boolean;
  disabled: boolean;
  divider: Content;
  hint: HintOptions;
  label: Extras;
  conditional: Content;
  behaviour: string;
  attributes: Attributes;
}>;

export type ChoicesProps = Extras &
  Options<{
    idPrefix: string;
    describedBy: string;
    fieldset: Extras & Options<{ describedBy: string; legend: Legend }>;
    hint: HintOptions;
    errorMessage: ErrorOptions;
    formGroup: Options<{
      classes: string;
      attributes: Attributes;
      beforeInputs: Content;
      afterInputs: Content;
    }>;
  }> & { readonly name: string; readonly items: readonly (Choice | undefined)[] };

type Kind = { readonly block: 'radios' | 'checkboxes'; readonly type: 'radio' | 'checkbox' };

type ChoicesOptions = {
  readonly kind: Kind;
  readonly props: ChoicesProps;
  readonly isChecked: (choice: Choice) => boolean;
};

/** What radios and checkboxes share. Used by those two, not by pages. */
export function Choices({ kind, props, isChecked }: ChoicesOptions): VNode {
  const { fieldset, formGroup, hint, errorMessage } = props;
  const prefix = props.idPrefix || props.name;
  const outer = fieldset?.describedBy || props.describedBy;
  const inner = (
    <>
      <FieldHelp id={prefix} hint={hint} errorMessage={errorMessage} />
      <div
        class={classNames(`govuk-${kind.block}`, props.classes)}
        {...props.attributes}
        data-module={`govuk-${kind.block}`}
      >
        {formGroup?.beforeInputs}
        {props.items.map((item, index) => item && choice({ kind, props, isChecked }, item, index))}
        {formGroup?.afterInputs}
      </div>
    </>
  );
  return (
    <FormGroup error={Boolean(errorMessage)} formGroup={formGroup}>
      {fieldset ? (
        <Fieldset {...fieldset} describedBy={helpIds(prefix, { describedBy: outer, hint, errorMessage })}>
          {inner}
        </Fieldset>
      ) : (
        inner
      )}
    </FormGroup>
  );
}

function choice(options: ChoicesOptions, item: Choice, index: number): VNode {
  const { kind, props } = options;
  const block = `govuk-${kind.block}`;
  if (item.divider) return <div class={`${block}__divider`}>{item.divider}</div>;
  const prefix = props.idPrefix || props.name;
  // The first has no number, so that an error message can link to it by the question's own id.
  const id = item.id || (index > 0 ? `${prefix}-${index + 1}` : prefix);
  const checked = options.isChecked(item);
  return (
    <>
      <div class={`${block}__item`}>
        {choiceInput(options, item, { id, checked })}
        <Label
          classes={classNames(`${block}__label`, item.label?.classes)}
          attributes={item.label?.attributes}
          for={id}
        >
          {item.text}
        </Label>
        {choiceHint(item, id, block)}
      </div>
      {item.conditional && (
        <div
          class={classNames(`${block}__conditional`, !checked && `${block}__conditional--hidden`)}
          id={`conditional-${id}`}
        >
          {item.conditional}
        </div>
      )}
    </>
  );
}

function choiceInput(
  { kind, props }: ChoicesOptions,
  item: Choice,
  { id, checked }: { id: string; checked: boolean },
): VNode {
  const attributes: Attributes = {
    type: kind.type,
    value: item.value ?? '',
    checked,
    disabled: item.disabled,
    'data-aria-controls': item.conditional ? `conditional-${id}` : undefined,
    'data-behaviour': item.behaviour || undefined,
    'aria-describedby': describedBy(groupHelp(kind, props), item.hint?.text ? `${id}-item-hint` : ''),
    ...item.attributes,
  };
  const name = (kind.type === 'checkbox' && item.name) || props.name;
  return <input class={`govuk-${kind.block}__input`} id={id} name={name} {...attributes} />;
}

/** Without a fieldset to carry it, each checkbox carries the description of the group. */
function groupHelp(kind: Kind, props: ChoicesProps): string | undefined {
  if (kind.type === 'radio' || props.fieldset) return undefined;
  return helpIds(props.idPrefix || props.name, props);
}

function choiceHint({ hint }: Choice, id: string, block: string): VNode | null {
  if (!hint?.text) return null;
  return (
    <Hint
      id={`${id}-item-hint`}
      classes={classNames(`${block}__hint`, hint.classes)}
      attributes={hint.attributes}
    >
      {hint.text}
    </Hint>
  );
}

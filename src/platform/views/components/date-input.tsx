import type { VNode } from 'preact';
import { Fieldset } from './fieldset.tsx';
import type { Legend } from './fieldset.tsx';
import { FieldHelp, FormGroup, helpIds } from './form-group.tsx';
import type { ErrorOptions, HintOptions } from './form-group.tsx';
import { Input } from './input.tsx';
import { classNames } from './markup.ts';
import type { Attributes, Content, Extras, Options } from './markup.ts';

/** A day, month or year. `error` true marks this part as wrong, false spares it when the whole date is wrong. */
export type DatePart = Options<{
  id: string;
  name: string;
  label: string;
  value: string | number;
  classes: string;
  inputmode: string;
  autocomplete: string;
  pattern: string;
  error: boolean;
  attributes: Attributes;
}>;

export type DateInputProps = Extras &
  Options<{
    namePrefix: string;
    values: Readonly<Record<string, string | number | undefined>>;
    day: DatePart;
    month: DatePart;
    year: DatePart;
    items: readonly (DatePart | undefined)[];
    hint: HintOptions;
    errorMessage: ErrorOptions;
    fieldset: Extras & Options<{ describedBy: string; legend: Legend }>;
    formGroup: Options<{
      classes: string;
      attributes: Attributes;
      beforeInputs: Content;
      afterInputs: Content;
    }>;
  }> & { readonly id: string };

const partNames = ['day', 'month', 'year'] as const;
type PartName = (typeof partNames)[number];

/** A date in three parts. Names are `{namePrefix}-day` and so on; values come by part or in `values`. */
export function DateInput(props: DateInputProps): VNode {
  const { id, hint, errorMessage, fieldset, formGroup } = props;
  const described = helpIds(id, { describedBy: fieldset?.describedBy, hint, errorMessage });
  const inner = (
    <>
      <FieldHelp id={id} hint={hint} errorMessage={errorMessage} />
      <div class={classNames('govuk-date-input', props.classes)} {...props.attributes} id={id || undefined}>
        {formGroup?.beforeInputs}
        {dateParts(props)}
        {formGroup?.afterInputs}
      </div>
    </>
  );
  return (
    <FormGroup error={Boolean(errorMessage)} formGroup={formGroup}>
      {fieldset ? (
        <Fieldset {...fieldset} role="group" describedBy={described}>
          {inner}
        </Fieldset>
      ) : (
        inner
      )}
    </FormGroup>
  );
}

function dateParts(props: DateInputProps): (VNode | undefined)[] {
  const items = props.items?.length ? props.items : partNames.map((name) => props[name] ?? { name });
  const named = items.map(
    (item, index) => item && withKind(props, item, props.items?.length ? undefined : partNames[index]),
  );
  const anyError = named.some((part) => part && hasError(part.item));
  return named.map((part) => part && datePart(props, part, anyError));
}

type NamedPart = { readonly item: DatePart; readonly name: string; readonly isYear: boolean };

/** Finds which part an item is, by its place or by its name, and gives it what that part was given. */
function withKind(props: DateInputProps, item: DatePart, place: PartName | undefined): NamedPart {
  const kind = place ?? partNames.find((name) => item.name && [name, props[name]?.name].includes(item.name));
  const name = item.name ?? kind ?? '';
  const fallback = kind && (props[kind] ? props[kind].value : props.values?.[kind]);
  return { item: { ...item, value: item.value ?? fallback }, name, isYear: kind === 'year' };
}

function datePart(props: DateInputProps, { item, name, isYear }: NamedPart, anyError: boolean): VNode {
  const fullName = props.namePrefix ? `${props.namePrefix}-${name}` : name;
  return (
    <div class="govuk-date-input__item">
      <Input
        id={item.id || `${props.id}-${name}`}
        name={fullName}
        label={{ text: item.label || capitalised(name), classes: 'govuk-date-input__label' }}
        classes={classNames('govuk-date-input__input', ...partClasses(props, item, { isYear, anyError }))}
        value={item.value ?? props.values?.[fullName]}
        inputmode={item.inputmode || 'numeric'}
        autocomplete={item.autocomplete}
        pattern={item.pattern}
        attributes={item.attributes}
      />
    </div>
  );
}

type PartState = { readonly isYear: boolean; readonly anyError: boolean };

function partClasses(
  props: DateInputProps,
  item: DatePart,
  { isYear, anyError }: PartState,
): (string | false | undefined)[] {
  const given = item.classes ?? '';
  const wholeDateIsWrong = item.error !== false && Boolean(props.errorMessage) && !anyError;
  const marked = given.includes('govuk-input--error');
  return [
    !marked && (item.error || wholeDateIsWrong) && 'govuk-input--error',
    !given.includes('govuk-input--width-') && `govuk-input--width-${isYear ? 4 : 2}`,
    given,
  ];
}

function hasError({ error, classes }: DatePart): boolean {
  return Boolean(error || classes?.includes('govuk-input--error'));
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).toLowerCase();
}

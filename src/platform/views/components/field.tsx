import type { VNode } from 'preact';
import { FieldHelp, FormGroup } from './form-group.tsx';
import type { FieldProps } from './form-group.tsx';
import { Label } from './label.tsx';
import type { Content } from './markup.ts';

/** Label, hint, error message and one control, in GOV.UK's order. Used by the fields, not by pages. */
export function Field({ field, children }: { field: FieldProps; children: Content }): VNode {
  const id = fieldId(field);
  return (
    <FormGroup error={Boolean(field.errorMessage)} formGroup={field.formGroup}>
      <Label {...labelProps(field)} for={id} />
      <FieldHelp id={id} hint={field.hint} errorMessage={field.errorMessage} />
      {children}
    </FormGroup>
  );
}

/** A field's id, which is its name unless it has one of its own. */
export function fieldId(field: Pick<FieldProps, 'id' | 'name'>): string {
  return field.id || field.name;
}

function labelProps({ label }: FieldProps) {
  return {
    classes: label?.classes,
    attributes: label?.attributes,
    isPageHeading: label?.isPageHeading,
    children: label?.text,
  };
}

import type { ComponentChildren, VNode } from 'preact';
import { Button } from '../../../platform/views/components/button.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';

export type RowFormProps = {
  readonly action: string;
  readonly csrf: string;
  /** The row that the form makes, and what tells whether somebody was faster. */
  readonly hidden: Readonly<Record<string, string>>;
};

/** A form that makes one row, however often it is sent. */
export function RowForm({
  action,
  csrf,
  hidden,
  children,
}: RowFormProps & { readonly children: ComponentChildren }): VNode {
  return (
    <form method="post" action={action} novalidate>
      <CsrfField token={csrf} />
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {children}
      <Button preventDoubleClick>Save</Button>
    </form>
  );
}

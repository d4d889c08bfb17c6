import type { VNode } from 'preact';
import { Button } from './button.tsx';
import { Input } from './input.tsx';
import type { InputProps } from './input.tsx';
import { classNames } from './markup.ts';
import type { Content, Extras, Options } from './markup.ts';

export type SearchProps = Extras &
  Options<{
    input: Partial<InputProps>;
    hint: Options<{ text: Content }>;
    buttonText: string;
    layout: 'stacked';
  }> & {
    readonly action: string;
    readonly label: Options<{ text: Content; classes: string; isPageHeading: boolean }>;
  };

/** A search of its own (MOJ search). It is a GET: the result can be linked to. */
export function Search(props: SearchProps): VNode {
  const stacked = props.layout === 'stacked';
  const button = <Button classes="moj-search__button">{props.buttonText ?? 'Search'}</Button>;
  return (
    <search
      class={classNames('moj-search', stacked && 'moj-search--stacked', props.classes)}
      {...props.attributes}
    >
      <form action={props.action} method="get">
        <Input
          id="search"
          name="q"
          type="search"
          {...props.input}
          classes={classNames('moj-search__input', props.input?.classes)}
          label={{ ...props.label, classes: classNames('moj-search__label', props.label.classes) }}
          hint={props.hint && { ...props.hint, classes: 'moj-search__hint' }}
          inputWrapper={{ classes: 'moj-search__input-wrapper' }}
          formGroup={stacked ? undefined : { afterInput: button }}
        />
        {stacked && button}
      </form>
    </search>
  );
}

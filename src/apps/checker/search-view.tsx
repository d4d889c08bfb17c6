import type { VNode } from 'preact';
import { Input } from '../../platform/views/components/input.tsx';
import { Select } from '../../platform/views/components/select.tsx';
import { sayTable } from './parts-view.tsx';

type SearchProps = {
  readonly label: string;
  readonly text: string;
  /** Tables to choose from; none where the list has no table. */
  readonly tables?: readonly string[];
  readonly table?: string;
  readonly search: (text: string, table: string) => void;
};

/** Narrows a list by words and by table. */
export function Search({ label, text, tables = [], table = '', search }: SearchProps): VNode {
  const submit = (event: Event) => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const data = new FormData(event.target);
    search(String(data.get('text') ?? ''), String(data.get('table') ?? ''));
  };
  return (
    <search>
      <form class="check-search" onSubmit={submit}>
        <Input
          name="text"
          type="search"
          label={{ text: label }}
          value={text}
          autocomplete="off"
          spellcheck={false}
        />
        {tables.length > 0 && (
          <Select
            name="table"
            label={{ text: 'Table' }}
            value={table}
            items={[
              { value: '', text: 'All' },
              ...tables.map((name) => ({ value: name, text: sayTable(name) })),
            ]}
          />
        )}
        <button type="submit" class="govuk-button govuk-button--secondary check-search__button">
          Show
        </button>
      </form>
    </search>
  );
}

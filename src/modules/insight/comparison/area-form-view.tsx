import type { VNode } from 'preact';
import { Button } from '../../../platform/views/components/button.tsx';
import { Select } from '../../../platform/views/components/select.tsx';
import type { Area } from '../statistics/statistic.ts';
import type { Choice } from './compare-queries.ts';

const itemsOf = (areas: readonly Area[]) => areas.map(({ code, name }) => ({ value: code, text: name }));

/** Chooses the authority, the edition of neighbours and, where `beside` is given, one more authority to set beside it. */
export function AreaForm({
  path,
  choice,
  beside,
}: {
  readonly path: string;
  readonly choice: Choice;
  readonly beside?: string;
}): VNode {
  const { authorities, area, editions, edition } = choice;
  return (
    <form method="get" action={path} class="kith-inline-form">
      <Select name="area" label={{ text: 'Authority' }} value={area.code} items={itemsOf(authorities)} />
      {editions.length > 1 && edition !== undefined ? (
        <Select
          name="edition"
          label={{ text: 'Neighbours by the model of' }}
          value={String(edition)}
          items={editions.map((one) => ({ value: String(one), text: String(one) }))}
        />
      ) : null}
      {beside === undefined ? null : (
        <Select
          name="with"
          label={{ text: 'Beside' }}
          value={beside}
          items={[
            { value: '', text: 'No other authority' },
            ...itemsOf(authorities.filter((one) => one !== area)),
          ]}
        />
      )}
      <Button classes="govuk-button--secondary">Show</Button>
    </form>
  );
}

/** Asks for an authority where nobody has said which one this is. */
export function ChooseArea({
  path,
  authorities,
}: {
  readonly path: string;
  readonly authorities: readonly Area[];
}): VNode {
  return (
    <>
      <p class="govuk-body">
        Which authority this is has not been said (<code>kith stats own CODE</code> says it). Choose one to
        look at.
      </p>
      <form method="get" action={path} class="kith-inline-form">
        <Select name="area" label={{ text: 'Authority' }} items={itemsOf(authorities)} />
        <Button>Show</Button>
      </form>
    </>
  );
}

import type { VNode } from 'preact';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import type { Pattern } from '../../care/index.ts';

export type PatternTableProps = {
  readonly caption: string;
  readonly first: string;
  readonly patterns: readonly Pattern[];
  readonly nameOf: (personId: string) => string | undefined;
  /** Whether it tells of which children, beside how often. */
  readonly withChildren: boolean;
  readonly empty: string;
};

/** What comes again, with how often and, of several children, whose. Who may not see somebody gets no row of them. */
export function PatternTable({
  caption,
  first,
  patterns,
  nameOf,
  withChildren,
  empty,
}: PatternTableProps): VNode {
  const shown = patterns.filter(({ peerId }) => peerId === null || nameOf(peerId) !== undefined);
  if (shown.length === 0)
    return (
      <>
        <h2 class="govuk-heading-m">{caption}</h2>
        <p class="govuk-body">{empty}</p>
      </>
    );
  const head = [first, 'Times', ...(withChildren ? ['Children'] : [])].map((text) => ({ text }));
  return (
    <StackedTable
      caption={caption}
      captionClasses="govuk-table__caption--m"
      head={head}
      rows={shown.map((one) => [
        { text: <Subject one={one} nameOf={nameOf} /> },
        { text: String(one.times) },
        ...(withChildren ? [{ text: <Children ids={one.children} nameOf={nameOf} /> }] : []),
      ])}
    />
  );
}

type NameOf = Pick<PatternTableProps, 'nameOf'>;

function Subject({ one, nameOf }: NameOf & { readonly one: Pattern }): VNode {
  if (one.peerId === null) return <span class="kith-as-typed">{one.words ?? 'Not known'}</span>;
  return (
    <a class="govuk-link" href={`/children/${one.peerId}/missing`}>
      {nameOf(one.peerId)}
    </a>
  );
}

function Children({ ids, nameOf }: NameOf & { readonly ids: readonly string[] }): VNode {
  const named = ids.flatMap((id) => {
    const name = nameOf(id);
    return name === undefined ? [] : [{ id, name }];
  });
  return (
    <>
      {named.flatMap(({ id, name }, index) => [
        index === 0 ? '' : ', ',
        <a class="govuk-link" href={`/children/${id}/missing`}>
          {name}
        </a>,
      ])}
    </>
  );
}

import type { VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { OutsideTurn } from '../../practice/index.ts';

/** Small links beside what was said. */
export function Ways({ ways }: { readonly ways: readonly (readonly [string, string])[] }): VNode {
  return (
    <span class="govuk-body-s">
      {ways.flatMap(([href, text], index) => [
        index === 0 ? '' : ' · ',
        <a class="govuk-link" href={href}>
          {text}
        </a>,
      ])}
    </span>
  );
}

type TurnProps = {
  readonly turn: OutsideTurn;
  readonly here: string;
  /** The form that puts it right. */
  readonly act: string;
  readonly mayWrite: boolean;
  readonly title?: string;
};

/** What was said on a day, by whom, with the ways to put it right. */
export function Turn({ turn, here, act, mayWrite, title }: TurnProps): VNode {
  return (
    <p class="govuk-body">
      {title === undefined ? null : <strong>{title}. </strong>}
      <span class="kith-as-typed">{turn.words}</span>{' '}
      <span class="govuk-hint">
        {turn.byWhom}, {formatDate(turn.happenedOn)}
      </span>{' '}
      {mayWrite ? (
        <Ways
          ways={[
            [`${here}/${act}?of=${turn.id}`, 'Put it right'],
            [`${here}/back?of=${turn.id}`, 'Take it back'],
          ]}
        />
      ) : null}
    </p>
  );
}

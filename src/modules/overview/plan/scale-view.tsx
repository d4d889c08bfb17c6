import type { VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { Reading } from '../../practice/index.ts';
import { thenAndNow } from '../../practice/index.ts';

const left = 14;
const gap = 27;
const middle = 34;
const at = (value: number): number => left + value * gap;

/** Where a goal was and where it is, 0 to 10: a line with two marks, and the same in words. */
export function ScaleView({ readings }: { readonly readings: readonly Reading[] }): VNode {
  const { then, now } = thenAndNow(readings);
  if (!now) return <p class="govuk-body">Nobody has said yet where this is, from 0 to 10.</p>;
  const words = then ? `${said(then)}. ${said(now)}.` : `${said(now)}.`;
  return (
    <figure class="kith-scale">
      <svg class="kith-scale__picture" viewBox="0 0 298 62" role="img" aria-label={words}>
        <line class="kith-scale__line" x1={at(0)} y1={middle} x2={at(10)} y2={middle} />
        {Array.from({ length: 11 }, (_, value) => (
          <>
            <line class="kith-scale__line" x1={at(value)} y1={middle - 4} x2={at(value)} y2={middle + 4} />
            <text class="kith-scale__number" x={at(value)} y={middle + 24} text-anchor="middle">
              {value}
            </text>
          </>
        ))}
        {then && then.value !== now.value ? (
          <line class="kith-scale__way" x1={at(then.value)} y1={middle} x2={at(now.value)} y2={middle} />
        ) : null}
        {then ? <circle class="kith-scale__then" cx={at(then.value)} cy={middle} r="8" /> : null}
        <circle class="kith-scale__now" cx={at(now.value)} cy={middle} r="10" />
      </svg>
      <figcaption class="govuk-body-s govuk-!-margin-bottom-3">{words}</figcaption>
    </figure>
  );
}

const said = ({ value, readOn, byWhom }: Reading): string =>
  `${value} of 10 on ${formatDate(readOn)}, said by ${byWhom}`;

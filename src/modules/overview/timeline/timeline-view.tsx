import type { VNode } from 'preact';
import { Button } from '../../../platform/views/components/button.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { Pagination } from '../../../platform/views/components/pagination.tsx';
import { Tag } from '../../../platform/views/components/tag.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { FindProps } from './find-view.tsx';
import { Find } from './find-view.tsx';
import type { ShownWords, TimelineLine, TimelineYear } from './timeline-page.ts';
import { lineAnchor } from './timeline-page.ts';

export type TimelineProps = FindProps & {
  readonly name: string;
  readonly years: readonly TimelineYear[];
  readonly summary: VNode | null;
  readonly older: string | null;
  readonly newest: string | null;
  /** The address of this page, to come back to after something was marked. */
  readonly address: string;
  /** The token for marking; null for who may only read. */
  readonly csrf: string | null;
};

/** Everything about a child on one page, the latest first. */
export function TimelineView(props: TimelineProps): VNode {
  const { name, here, years, summary, older, newest } = props;
  return (
    <>
      <h1 class="govuk-heading-l">Timeline: {name}</h1>
      {summary}
      <p class="govuk-body govuk-!-margin-bottom-2 kith-not-printed">
        <a class="govuk-link" href={here.replace(/timeline$/, 'chronology')}>
          Chronology
        </a>
      </p>
      <Find {...props} />
      {years.length === 0 ? <Empty {...props} /> : null}
      {years.map(({ year, lines }) => (
        <section aria-labelledby={`y-${year}`}>
          <h2 class="govuk-heading-m" id={`y-${year}`}>
            {year}
          </h2>
          <ol class="kith-timeline">
            {lines.map((line) => (
              <Line line={line} {...props} />
            ))}
          </ol>
        </section>
      ))}
      {older === null && newest === null ? null : (
        <Pagination
          landmarkLabel="Pages of the timeline"
          {...(newest ? { previous: { href: newest, text: 'The newest' } } : {})}
          {...(older ? { next: { href: older, text: 'Older' } } : {})}
        />
      )}
    </>
  );
}

function Empty({ narrowed, here }: TimelineProps): VNode {
  return narrowed ? (
    <InsetText>
      <p>
        Nothing of what you may read fits. Look for fewer words, or{' '}
        <a class="govuk-link" href={here}>
          see everything
        </a>
        .
      </p>
    </InsetText>
  ) : (
    <InsetText>
      <p>
        Nothing is recorded yet. Visits, steps of help, homes and what else happens stand here once they are.
      </p>
    </InsetText>
  );
}

function Line({ line, csrf, here, address }: TimelineProps & { readonly line: TimelineLine }): VNode {
  return (
    <li class="kith-timeline__item" id={lineAnchor(line)}>
      <p class="kith-timeline__day">
        <time datetime={line.on}>{line.day}</time>
      </p>
      <div class="kith-timeline__what">
        <h3 class="govuk-heading-s kith-timeline__title">
          <a class="govuk-link" href={line.href}>
            {line.title}
          </a>{' '}
          {line.isSignificant ? <Tag classes="govuk-tag--gold">Significant</Tag> : null}{' '}
          {line.whose === null ? null : <Tag classes="govuk-tag--grey">{line.whose}</Tag>}
        </h3>
        {line.detail === '' ? null : <p class="kith-timeline__detail">{line.detail}</p>}
        {line.words.map((words) => (
          <Words {...words} />
        ))}
        {line.by === null ? null : <p class="kith-timeline__detail">Recorded by {line.by}</p>}
        {csrf === null ? null : <Mark line={line} csrf={csrf} here={here} address={address} />}
      </div>
    </li>
  );
}

function Words({ title, isChilds, pieces }: ShownWords): VNode {
  return (
    <p class={`kith-timeline__words kith-as-typed${isChilds ? ' kith-timeline__words--own' : ''}`}>
      {title === null ? null : <strong>{title}: </strong>}
      {pieces.map(({ text, isFound }) => (isFound ? <mark>{text}</mark> : text))}
    </p>
  );
}

type MarkProps = Pick<TimelineProps, 'here' | 'address'> & {
  readonly line: TimelineLine;
  readonly csrf: string;
};

function Mark({ line, csrf, here, address }: MarkProps): VNode {
  return (
    <form method="post" action={`${here}/marks`} class="kith-timeline__mark">
      <CsrfField token={csrf} />
      <input type="hidden" name="item" value={line.id} />
      <input type="hidden" name="kind" value={line.kind} />
      <input type="hidden" name="record" value={line.personId} />
      <input type="hidden" name="significant" value={line.isSignificant ? 'no' : 'yes'} />
      <input type="hidden" name="address" value={address} />
      <a
        class="govuk-link"
        href={`/children/${line.child}/chronology/events?item=${line.id}&kind=${encodeURIComponent(line.kind)}`}
      >
        Put in the chronology
        <span class="govuk-visually-hidden">{`: ${line.title}, ${line.day}`}</span>
      </a>{' '}
      <Button classes="govuk-button--secondary kith-button--quiet" preventDoubleClick>
        {line.isSignificant ? 'Not significant' : 'Mark as significant'}
        <span class="govuk-visually-hidden">{`: ${line.title}, ${line.day}`}</span>
      </Button>
    </form>
  );
}

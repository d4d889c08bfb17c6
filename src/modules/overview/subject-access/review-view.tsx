import type { VNode } from 'preact';
import type { Chapter } from '../../people/index.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Details } from '../../../platform/views/components/details.tsx';
import { ErrorMessage } from '../../../platform/views/components/error-message.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { Tag } from '../../../platform/views/components/tag.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { Decided } from './compose-copy.ts';
import { reasonOf } from './compose-copy.ts';
import { errorOf } from './fields-view.tsx';
import { fieldNames, stampOf } from './review-form.ts';
import { reasons } from './weigh-rules.ts';

export type ChapterLink = {
  readonly title: Chapter;
  readonly href: string;
  readonly count: number;
  readonly undecided: number;
  readonly isCurrent: boolean;
};

export type ReviewProps = {
  readonly name: string;
  readonly chapters: readonly ChapterLink[];
  readonly current: Chapter;
  readonly passages: readonly Decided[];
  readonly pages: readonly { readonly number: number; readonly href: string; readonly isCurrent: boolean }[];
  readonly undecided: number;
  readonly isNew: number;
  readonly action: string;
  readonly undoAction: string | null;
  readonly csrf: string;
  readonly errors: readonly FieldError[];
  readonly mayHandle: boolean;
  readonly isSaved: boolean;
};

/** Every passage of a chapter, to be left in or out. */
export function ReviewView(props: ReviewProps): VNode {
  const { name, undecided, isNew, isSaved, undoAction, csrf } = props;
  return (
    <>
      <h1 class="govuk-heading-l">What goes into {name}’s copy</h1>
      {isSaved ? <InsetText>Saved.</InsetText> : null}
      {undoAction ? (
        <form method="post" action={undoAction}>
          <CsrfField token={csrf} />
          <Button classes="govuk-button--secondary">Take back what I saved last</Button>
        </form>
      ) : null}
      <p class="govuk-body">{standing(undecided, isNew)}</p>
      <Chapters {...props} />
      <h2 class="govuk-heading-m">{props.current}</h2>
      {props.passages.length === 0 ? (
        <p class="govuk-body">Nothing is recorded that belongs here.</p>
      ) : (
        <Passages {...props} />
      )}
    </>
  );
}

function standing(undecided: number, isNew: number): string {
  const waits =
    undecided === 0
      ? 'Every passage is decided.'
      : `${undecided} wait for your decision; they stay out until then.`;
  const fresh = isNew === 0 ? '' : ` ${isNew} came or changed after you began: they are marked New.`;
  return waits + fresh;
}

function Chapters({ chapters }: ReviewProps): VNode {
  return (
    <nav aria-label="Chapters">
      <ul class="govuk-list">
        {chapters.map(({ title, href, count, undecided, isCurrent }) => (
          <li>
            <a class="govuk-link" href={href} aria-current={isCurrent ? 'page' : undefined}>
              {title}
            </a>{' '}
            {count}
            {undecided > 0 ? `, ${undecided} to decide` : ''}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Passages(props: ReviewProps): VNode {
  const { action, csrf, passages, mayHandle, pages } = props;
  return (
    <form method="post" action={action} novalidate>
      <CsrfField token={csrf} />
      {passages.map((one, index) => (
        <OnePassage one={one} index={index} errors={props.errors} mayHandle={mayHandle} />
      ))}
      {mayHandle ? <Button preventDoubleClick>Save this page</Button> : null}
      {pages.length > 1 ? (
        <p class="govuk-body">
          {pages.map(({ number, href, isCurrent }) => (
            <>
              {' '}
              <a class="govuk-link" href={href} aria-current={isCurrent ? 'page' : undefined}>
                Page {number}
              </a>
            </>
          ))}
        </p>
      ) : null}
    </form>
  );
}

type OneProps = {
  readonly one: Decided;
  readonly index: number;
  readonly errors: readonly FieldError[];
  readonly mayHandle: boolean;
};

function OnePassage(props: OneProps): VNode {
  const { one, index, mayHandle } = props;
  const { passage, text, isNew, isLocked } = one;
  return (
    <fieldset class="govuk-fieldset govuk-!-margin-bottom-6">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">
        {index + 1}. {passage.on ? formatDate(passage.on) : 'No date'} <Fate one={one} />
        {isNew ? <Tag classes="govuk-tag--yellow">New</Tag> : null}
      </legend>
      <input type="hidden" name={fieldNames(index).key} value={passage.key} />
      <input type="hidden" name={fieldNames(index).was} value={stampOf(one)} />
      <p class="govuk-body">{text}</p>
      {isLocked ? <Locked one={one} /> : mayHandle ? <Choices {...props} /> : null}
    </fieldset>
  );
}

function Fate({ one }: { readonly one: Decided }): VNode {
  const reason = reasonOf(one);
  const why = reason === null ? '' : `: ${reasons[reason].review.toLowerCase()}`;
  if (one.fate === 'in') return <Tag classes="govuk-tag--green">In</Tag>;
  if (one.fate === 'out') return <Tag classes="govuk-tag--grey">Left out{why}</Tag>;
  return <Tag classes="govuk-tag--orange">Decide{reason ? why : ': somebody’s own words, read them'}</Tag>;
}

function Locked({ one }: { readonly one: Decided }): VNode {
  const text =
    one.reason === 'restricted'
      ? 'It names somebody whose record is restricted. It cannot be put in, and the reader is not told that it is here.'
      : 'It holds an address that is withheld. It cannot be put in while the address is withheld in the record.';
  return <p class="govuk-hint">{text}</p>;
}

function Choices({ one, index, errors }: OneProps): VNode {
  const names = fieldNames(index);
  const reason = reasonOf(one);
  const error = errorOf(errors, names.reason) ?? errorOf(errors, names.note);
  const radio = (value: 'in' | 'out', label: string) => (
    <div class="govuk-radios__item">
      <input
        class="govuk-radios__input"
        id={`${names.choice}-${value}`}
        name={names.choice}
        type="radio"
        value={value}
        checked={one.fate === value}
      />
      <label class="govuk-label govuk-radios__label" for={`${names.choice}-${value}`}>
        {label}
      </label>
    </div>
  );
  return (
    <div class={error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      {error ? <ErrorMessage id={`${names.reason}-error`}>{error.text}</ErrorMessage> : null}
      <div class="govuk-radios govuk-radios--inline govuk-radios--small">
        {radio('in', 'Leave in')}
        {radio('out', 'Leave out')}
      </div>
      <Details summary="Why it stays out, or a note" open={one.fate !== 'in' || error !== undefined}>
        <label class="govuk-label" for={names.reason}>
          Why out
        </label>
        <select class="govuk-select" id={names.reason} name={names.reason}>
          <option value="">Choose when leaving out</option>
          {Object.entries(reasons).map(([value, { review }]) =>
            value === 'restricted' ? null : (
              <option value={value} selected={value === reason}>
                {review}
              </option>
            ),
          )}
        </select>
        <label class="govuk-label govuk-!-margin-top-2" for={names.note}>
          Note (not in the copy)
        </label>
        <input class="govuk-input" id={names.note} name={names.note} value={one.decision?.note ?? ''} />
      </Details>
    </div>
  );
}

import type { VNode } from 'preact';
import type { UnusualLook, UsualDay } from '../../access/index.ts';
import { formatDate, formatShort } from '../../../platform/dates/format-date.ts';
import { formatInstant } from '../../../platform/dates/instant.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { Pagination } from '../../../platform/views/components/pagination.tsx';
import { Radios } from '../../../platform/views/components/radios.tsx';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import { auditedHref, paths, unusualHref } from './audit-paths.ts';
import { rolesInWords } from './looks-page.ts';
import { findRule } from './unusual-rules.ts';

export type UnusualListProps = {
  readonly found: readonly UnusualLook[];
  readonly onlyOpen: boolean;
  readonly next: string | undefined;
  /** Back to the newest, where these are not. */
  readonly first: string | undefined;
};

/** What stood out, in order of days. Nobody is ranked, and nothing here says that somebody did wrong. */
export function UnusualListView({ found, onlyOpen, next, first }: UnusualListProps): VNode {
  return (
    <>
      <h1 class="govuk-heading-l">Unusual looking</h1>
      <p class="govuk-body">
        Each night Kith asks which looking at records was unlike what is usual. Most of what it finds has a
        good reason. Ask before you think anything: what stands here is a question, not a finding about a
        worker.
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href={onlyOpen ? `${paths.unusual}?all=yes` : paths.unusual}>
          {onlyOpen ? 'Show what was explained too' : 'Show only what waits'}
        </a>
      </p>
      {found.length === 0 ? (
        <p class="govuk-body">
          {onlyOpen ? 'Nothing waits to be looked at.' : 'Nothing was found.'} Each night’s looking is counted
          the night after.
        </p>
      ) : (
        <StackedTable
          caption="What stood out, the newest first"
          captionClasses="govuk-visually-hidden"
          head={[{ text: 'Day' }, { text: 'What stood out' }, { text: 'Account' }, { text: 'State' }]}
          rows={found.map((one) => [
            { text: formatShort(one.day) },
            {
              text: (
                <a class="govuk-link" href={unusualHref(one.id)}>
                  {findRule(one.rule).title}
                </a>
              ),
            },
            { text: `${one.account} (${rolesInWords(one.roles)})` },
            { text: one.finding ? startSentence(one.finding) : 'Waits' },
          ])}
        />
      )}
      {(first !== undefined || next !== undefined) && (
        <Pagination
          landmarkLabel="Pages of what stood out"
          {...(first === undefined ? {} : { previous: { href: first, text: 'The newest' } })}
          {...(next === undefined ? {} : { next: { href: next, text: 'Earlier days' } })}
        />
      )}
    </>
  );
}

const startSentence = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

export type UnusualProps = {
  readonly one: UnusualLook;
  readonly whom: { readonly name: string; readonly href: string } | undefined;
  readonly usual: readonly UsualDay[];
  readonly mayExplain: boolean;
  readonly csrf: string;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
};

/** One thing that stood out: why, in numbers, why it may be all right, and what was found. */
export function UnusualOneView(props: UnusualProps): VNode {
  const { one, whom } = props;
  const rule = findRule(one.rule);
  return (
    <>
      <span class="govuk-caption-l">
        {one.account}, {formatDate(one.day)}
      </span>
      <h1 class="govuk-heading-l">{rule.title}</h1>
      <p class="govuk-body">{numbersInWords(one)}</p>
      {whom && (
        <p class="govuk-body">
          The record:{' '}
          <a class="govuk-link" href={whom.href}>
            {whom.name}
          </a>
        </p>
      )}
      <p class="govuk-body">
        <strong>It may well be all right:</strong> {rule.innocent}
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href={`${auditedHref(one.accountId)}/days/${one.day}`}>
          What this account did that day
        </a>
      </p>
      <Usual {...props} />
      <Finding {...props} />
    </>
  );
}

/** What was counted, beside what is usual. */
function numbersInWords({ counted, rule }: UnusualLook): string {
  const { count, usual, usualOfPeers, times, days, namesakes } = counted;
  if (count !== undefined) {
    const own =
      usual === undefined
        ? 'Kith knows too few of their days to say what is usual for them'
        : `usual for them is ${usual}`;
    const others =
      usualOfPeers === undefined
        ? 'too few days of others of the role are known'
        : `usual for others of the role is ${usualOfPeers}`;
    return `${count} records in the day; ${own}, and ${others}.`;
  }
  const often = `Opened ${times} ${times === 1 ? 'time' : 'times'} that day, on ${days} ${days === 1 ? 'day' : 'days'} of four weeks, without a recorded relation to the person.`;
  return rule === 'same-surname' ? `${often} ${namesakes} people in Kith have the surname.` : often;
}

function Usual({ usual }: UnusualProps): VNode | null {
  if (usual.length < 2) return null;
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">The eight weeks before</span>
      </summary>
      <div class="govuk-details__text">
        <StackedTable
          caption="Different records opened, by day"
          head={[
            { text: 'Day' },
            { text: 'Opened', format: 'numeric' },
            { text: 'Without a relation', format: 'numeric' },
            { text: 'At night', format: 'numeric' },
          ]}
          rows={usual.map(({ day, opened, unrelated, night }) => [
            { text: formatShort(day) },
            { text: String(opened), format: 'numeric' },
            { text: String(unrelated), format: 'numeric' },
            { text: String(night), format: 'numeric' },
          ])}
        />
      </div>
    </details>
  );
}

function Finding(props: UnusualProps): VNode {
  const { one, mayExplain } = props;
  return (
    <section aria-labelledby="found">
      <h2 class="govuk-heading-m" id="found">
        What was found
      </h2>
      {one.finding ? (
        <InsetText>
          {startSentence(one.finding)}: {one.note} ({one.findingBy ?? 'somebody'},{' '}
          {one.findingAt ? formatInstant(one.findingAt) : ''})
        </InsetText>
      ) : (
        <p class="govuk-body">Nobody has looked into this yet.</p>
      )}
      {one.isOwn && <p class="govuk-body">This is your own account: somebody else has to look into it.</p>}
      {mayExplain && !one.isOwn && <FindingForm {...props} />}
    </section>
  );
}

function FindingForm({ one, csrf, typed, errors }: UnusualProps): VNode {
  const errorOf = (field: string) => {
    const found = errors.find((error) => error.field === field);
    return found && { text: found.text };
  };
  const value = (name: string) => (typeof typed[name] === 'string' ? typed[name] : undefined);
  return (
    <form action={unusualHref(one.id)} method="post" novalidate>
      <CsrfField token={csrf} />
      <input type="hidden" name="was" value={one.findingAt ?? ''} />
      <Radios
        name="finding"
        idPrefix="finding"
        fieldset={{ legend: { text: one.finding ? 'What is it now?' : 'What is it?' } }}
        value={value('finding')}
        items={[
          { value: 'explained', text: 'Explained: there was a reason' },
          { value: 'being looked into', text: 'Being looked into' },
          ...(one.finding ? [{ value: 'open again', text: 'Open again: what was said does not hold' }] : []),
        ]}
        errorMessage={errorOf('finding')}
      />
      <Textarea
        name="note"
        id="note"
        rows={3}
        label={{ text: 'What the reason is, or who looks into it' }}
        hint={{ text: 'It is kept with the trail. Name no child.' }}
        value={value('note')}
        errorMessage={errorOf('note')}
      />
      <Button>Save</Button>
    </form>
  );
}

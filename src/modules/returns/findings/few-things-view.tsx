import type { VNode } from 'preact';
import { formatLong } from '../../../platform/dates/format-date.ts';
import { Details } from '../../../platform/views/components/details.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { TaskList } from '../../../platform/views/components/task-list.tsx';
import type { FewThingsPage, ThingToDo } from './few-things-page.ts';

/** A worker's own few things: what is to be put right today, each leading to exactly where. */
export function FewThings({ page }: { page: FewThingsPage }): VNode {
  const { later, done } = page;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <span class="govuk-caption-l">{formatLong(page.today)}</span>
        <h1 class="govuk-heading-l">My few things</h1>
        {page.isChecking ? (
          <InsetText>Kith is looking again at what was changed. This page comes back by itself.</InsetText>
        ) : null}
        <Today page={page} />
        {later.length > 0 ? (
          <Details summary={`${later.length} more, for another day`}>
            <Things things={later.slice(0, mostLater)} prefix="later" />
          </Details>
        ) : null}
        {done.length > 0 ? <Done done={done} /> : null}
      </div>
    </div>
  );
}

/** More than this nobody reads; the rest comes up as these are done. */
const mostLater = 50;

function Today({ page: { things, later, done } }: { page: FewThingsPage }): VNode {
  if (things.length > 0)
    return (
      <>
        <p class="govuk-body">
          Facts about your children that need you. Each link leads to where it is put right.
        </p>
        <Things things={things} prefix="today" />
      </>
    );
  return <p class="govuk-body-l">{sayNothing(later.length, done.length)}</p>;
}

function sayNothing(later: number, done: number): string {
  if (later > 0) return 'That is enough for today.';
  if (done > 0) return 'All done. Nothing more is waiting.';
  return 'Nothing is waiting for you: what is recorded about your children fits together.';
}

function Things({ things, prefix }: { things: readonly ThingToDo[]; prefix: string }): VNode {
  return (
    <TaskList
      idPrefix={prefix}
      items={things.map(({ href, child, sentence, isQuery, codes }) => ({
        href,
        title: { text: `${child}: ${sentence}` },
        hint: { text: <span class="govuk-body-s govuk-hint">Number for the analyst: {codes}</span> },
        status: { text: isQuery ? 'May be right' : 'Put right' },
      }))}
    />
  );
}

function Done({ done }: { done: readonly string[] }): VNode {
  return (
    <section aria-labelledby="done">
      <h2 class="govuk-heading-m" id="done">
        Done today
      </h2>
      <TaskList idPrefix="done" items={done.map((text) => ({ title: { text }, status: { text: 'Done' } }))} />
    </section>
  );
}

import type { VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Checkboxes } from '../../../platform/views/components/checkboxes.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { SummaryList } from '../../../platform/views/components/summary-list.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import { knowFirstTitle, thenAndNow } from '../../practice/index.ts';
import type { Goal } from '../../practice/index.ts';
import { familyOf } from '../family/family-paths.ts';
import { KnowFirstWords } from '../family/know-first-view.tsx';
import { BeforeYouGo } from '../family/warnings-view.tsx';
import { errorOf } from '../front-door/fields-view.tsx';
import type { HandoverProps } from './handover-page.ts';
import type { NeedsToKnow } from './read-needs.ts';

/** What the new worker needs, put together from what is recorded, so that the child tells none of it again. */
export function NeedsView(props: HandoverProps): VNode {
  const { needs } = props;
  const { id } = needs.person;
  return (
    <section aria-labelledby="needs">
      <h2 class="govuk-heading-l" id="needs">
        {`What ${props.handover.to} needs to know`}
      </h2>
      <p class="govuk-body">
        {`Put together from what is recorded, so that ${needs.firstName} does not have to tell it again. More: `}
        <a class="govuk-link" href={familyOf(id)}>
          the family page
        </a>
        {', '}
        <a class="govuk-link" href={`/children/${id}`}>
          the child’s page
        </a>
        {', '}
        <a class="govuk-link" href={`/children/${id}/entries`}>
          what was written of visits
        </a>
        {', '}
        <a class="govuk-link" href={`/children/${id}/plan`}>
          the plan
        </a>
        .
      </p>
      <BeforeYouGo warnings={needs.warnings} personId={id} today={props.today} />
      {needs.said === undefined ? null : (
        <>
          <h3 class="govuk-heading-s govuk-!-margin-bottom-1">
            {knowFirstTitle(needs.said.kind, needs.firstName)}
          </h3>
          <KnowFirstWords said={needs.said} firstName={needs.firstName} />
        </>
      )}
      {needs.summary === undefined ? null : (
        <InsetText>
          <p class="govuk-body kith-as-typed govuk-!-margin-bottom-1">{needs.summary.words}</p>
          <p class="govuk-hint govuk-!-margin-bottom-0">{`Where things stand, as at ${formatDate(needs.summary.asAt)}`}</p>
        </InsetText>
      )}
      <Known needs={needs} />
      <Goals goals={needs.goals} firstName={needs.firstName} />
      <Things {...props} />
    </section>
  );
}

function Known({ needs }: { readonly needs: NeedsToKnow }): VNode {
  const { person, natures, relatives, team } = needs;
  const lines = (all: readonly string[]) => (
    <>{all.length === 0 ? 'Not known' : all.map((line) => <div>{line}</div>)}</>
  );
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['Called', [person.shown + (person.saidAs === null ? '' : `, said “${person.saidAs}”`)]],
    ['Pronouns', person.pronouns === null ? [] : [person.pronouns]],
    ['Who matters', relatives.map(({ name, is }) => `${name}, ${is}`)],
    ['How we are helping', natures.map(({ name, since }) => `${name}, since ${formatDate(since)}`)],
    ['Who helps now', team.map(({ worker, role }) => `${worker}, ${role ?? 'leads the help'}`)],
  ];
  return <SummaryList rows={rows.map(([text, all]) => ({ key: { text }, value: { text: lines(all) } }))} />;
}

function Goals({ goals, firstName }: { readonly goals: readonly Goal[]; readonly firstName: string }): VNode {
  return (
    <>
      <h3 class="govuk-heading-m">Goals, in the family’s words</h3>
      {goals.length === 0 ? (
        <p class="govuk-body">{`No goals are written yet. Ask ${firstName} and the family what they want to be different, and write it in the plan.`}</p>
      ) : null}
      {goals.map(({ words, whose, why, know, readings }) => {
        const { then, now } = thenAndNow(readings);
        const numbers = [then && `${then.value} then`, now && `${now.value} now`].filter(Boolean).join(', ');
        return (
          <div class="govuk-!-margin-bottom-4">
            <p class="govuk-body govuk-!-font-weight-bold govuk-!-margin-bottom-1 kith-as-typed">{words}</p>
            <p class="govuk-hint govuk-!-margin-bottom-1">{`Whose words: ${whose}${numbers === '' ? '' : `. Of 10: ${numbers}`}`}</p>
            {why === null ? null : (
              <p class="govuk-body govuk-!-margin-bottom-1 kith-as-typed">{`Why it matters: ${why}`}</p>
            )}
            {know === null ? null : <p class="govuk-body kith-as-typed">{`How we will know: ${know}`}</p>}
          </div>
        );
      })}
    </>
  );
}

/** The open things: the new worker ticks what they have read; everybody sees what is not read yet. */
function Things({ needs, events, isTheirs, here, csrf, errors, handover }: HandoverProps): VNode {
  const read = new Map(events.flatMap(({ thing, on }) => (thing === null ? [] : [[thing, on] as const])));
  const open = needs.things.filter(({ key }) => !read.has(key));
  const done = needs.things.filter(({ key }) => read.has(key));
  return (
    <>
      <h3 class="govuk-heading-m">Open now</h3>
      {needs.things.length === 0 ? (
        <p class="govuk-body">
          Nothing is open: no goals, no steps with a day, no promises, nothing that guidance asks for by a
          day.
        </p>
      ) : null}
      {isTheirs && open.length > 0 ? (
        <form method="post" action={`${here}/read`} novalidate>
          <CsrfField token={csrf} />
          <Checkboxes
            name="thing"
            idPrefix="thing"
            fieldset={{ legend: { text: 'What have you read?', classes: 'govuk-fieldset__legend--s' } }}
            errorMessage={errorOf(errors, 'thing')}
            items={open.map(({ key, text }) => ({ value: key, text }))}
          />
          <Button preventDoubleClick>I have read these</Button>
        </form>
      ) : (
        <ul class="govuk-list govuk-list--bullet">
          {open.map(({ text }) => (
            <li>{`${text}. Not yet read by ${handover.to}`}</li>
          ))}
        </ul>
      )}
      <ul class="govuk-list govuk-list--bullet">
        {done.map(({ key, text }) => (
          <li>{`${text}. Read by ${handover.to} on ${readOn(read.get(key))}`}</li>
        ))}
      </ul>
    </>
  );
}

const readOn = (on: HandoverProps['today'] | undefined) =>
  on === undefined ? 'a day not known' : formatDate(on);

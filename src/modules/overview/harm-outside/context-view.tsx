import type { VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { Alert } from '../../../platform/views/components/alert.tsx';
import { Button } from '../../../platform/views/components/button.tsx';
import { NotificationBanner } from '../../../platform/views/components/notification-banner.tsx';
import { Tag } from '../../../platform/views/components/tag.tsx';
import type { OutsideContext, TouchedChild } from '../../practice/index.ts';
import { homeAnswers, outsideHarms } from '../../practice/index.ts';
import type { ContextProps } from './context-props.ts';
import { ContextTag } from './outside-line-view.tsx';
import { contextOf, outsideOf } from './outside-paths.ts';
import { PlanPart } from './plan-part-view.tsx';
import { Turn, Ways } from './turn-view.tsx';

const kindWords: Readonly<Record<OutsideContext['kind'], string>> = {
  place: 'A place',
  group: 'A group of people',
  online: 'A space online',
};

/** One context on one page: whom it touches and whether their homes are safe, what was seen, and the plan about it. */
export function ContextView(props: ContextProps): VNode {
  const { context, here, today, mayWrite, saved } = props;
  return (
    <>
      {saved === 'yes' || saved === 'before' ? <Saved isBefore={saved === 'before'} /> : null}
      <h1 class="govuk-heading-l govuk-!-margin-bottom-2 kith-as-typed">{context.name}</h1>
      <p class="govuk-body">
        {kindWords[context.kind]} <ContextTag context={context} today={today} />{' '}
        {mayWrite ? <Ways ways={[[`${here}/name`, 'Put the name right']]} /> : null}
      </p>
      <Touched {...props} />
      <Seen {...props} />
      <PlanPart {...props} />
    </>
  );
}

function Saved({ isBefore }: { readonly isBefore: boolean }): VNode {
  return (
    <NotificationBanner type="success" title="Saved">
      <p class="govuk-notification-banner__heading">
        {isBefore ? 'This form was saved before, and nothing was written down twice.' : 'Saved.'}
      </p>
    </NotificationBanner>
  );
}

function Touched(props: ContextProps): VNode {
  const { context, people, mayWrite } = props;
  const touched = context.children.map(({ personId }) => personId);
  const others = people.company.filter((id) => !touched.includes(id));
  return (
    <>
      <h2 class="govuk-heading-m">Whom it touches</h2>
      {context.children.map((child) => (
        <Child {...props} child={child} />
      ))}
      {mayWrite ? (
        <p class="govuk-body">
          Somebody else too? Write it down on their own page: nobody reads here of a child whom they may not
          see.{' '}
          {others.length === 0 ? null : (
            <>
              Missing together with {people.firstName}:{' '}
              <Ways
                ways={others.map((id) => [
                  `${outsideOf(id)}/new?context=${context.contextId}`,
                  people.nameOf(id) ?? 'Name not recorded',
                ])}
              />
            </>
          )}
        </p>
      ) : null}
    </>
  );
}

function Child(props: ContextProps & { readonly child: TouchedChild }): VNode {
  const { child, people, context, mayWrite } = props;
  const { personId, harms, words, state } = child;
  const own = contextOf(personId, context.contextId);
  const name = people.nameOf(personId) ?? 'Name not recorded';
  return (
    <section class="govuk-!-margin-bottom-5">
      <h3 class="govuk-heading-s govuk-!-margin-bottom-1">
        <a class="govuk-link" href={`/children/${personId}`}>
          {name}
        </a>{' '}
        {state === 'no longer' ? <Tag classes="govuk-tag--grey">No longer</Tag> : null}
      </h3>
      <p class="govuk-body govuk-!-margin-bottom-1">
        {harms.map((harm) => outsideHarms[harm].text).join(', ')}
        {words === null ? '' : ': '}
        <span class="kith-as-typed">{words}</span>
      </p>
      {state === 'touched' ? <Home {...props} name={name} /> : null}
      {mayWrite ? (
        <Ways
          ways={[
            [`${own}/home`, child.home === null ? `Is home safe for ${name}?` : 'Ask about home again'],
            [`${own}/child`, 'Put right, or no longer so'],
            [`${own}/back?of=${child.id}`, 'A mistake'],
          ]}
        />
      ) : null}
    </section>
  );
}

function Home({
  child: { personId, home },
  name,
  isProtected,
}: ContextProps & { readonly child: TouchedChild; readonly name: string }): VNode {
  if (home === null)
    return (
      <p class="govuk-body govuk-!-margin-bottom-1">
        <Tag classes="govuk-tag--clay">Nobody asked yet whether home is safe</Tag>
      </p>
    );
  const line = (
    <p class="govuk-body govuk-!-margin-bottom-1">
      <strong>{homeAnswers[home.answer]}</strong>: asked by {home.askedBy} on {formatDate(home.askedOn)}
      {home.words === null ? '' : '. '}
      <span class="kith-as-typed">{home.words}</span>
    </p>
  );
  if (home.answer !== 'not safe') return line;
  return (
    <>
      {line}
      {isProtected(personId) ? (
        <p class="govuk-body govuk-!-margin-bottom-1">
          An enquiry or a protection plan is open: <Ways ways={[[`/children/${personId}/help`, 'see it']]} />
        </p>
      ) : (
        <Alert variant="error" title={`${name} is not safe at home`} showTitleAsHeading headingLevel={4}>
          <p>
            What is outside does not come first.{' '}
            <a class="govuk-link" href={`/children/${personId}/help/steps/strategy-discussion`}>
              Record a strategy discussion (section 47)
            </a>
            , or see{' '}
            <a class="govuk-link" href={`/children/${personId}/help`}>
              how we are helping
            </a>
            .
          </p>
        </Alert>
      )}
    </>
  );
}

function Seen({ context, here, mayWrite }: ContextProps): VNode {
  const seen = context.turns.filter(({ kind }) => kind === 'seen');
  return (
    <>
      <h2 class="govuk-heading-m">What was seen or told</h2>
      {seen.length === 0 ? <p class="govuk-body">Nothing is written down.</p> : null}
      {seen.map((turn) => (
        <Turn turn={turn} here={here} act="seen" mayWrite={mayWrite} />
      ))}
      {mayWrite ? (
        <Button classes="govuk-button--secondary" href={`${here}/seen`}>
          Add what was seen or told
        </Button>
      ) : null}
    </>
  );
}

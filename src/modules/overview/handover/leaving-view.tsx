import type { VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Fieldset } from '../../../platform/views/components/fieldset.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import { Select } from '../../../platform/views/components/select.tsx';
import { Tag } from '../../../platform/views/components/tag.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { Standing } from '../../practice/index.ts';
import { choiceOf, decideLater } from '../../practice/index.ts';
import type { CanLead, Leading } from '../../workforce/index.ts';
import type { Filled } from '../front-door/fields-view.tsx';
import { Day, valueOf, Words } from '../front-door/fields-view.tsx';
import type { CannotOpen } from './cannot-open.tsx';
import { CannotOpenView } from './cannot-open.tsx';
import { itemOfWorker, WhoTakesOver, WhyChanges } from './change-worker-view.tsx';
import { leavingOf, paths } from './handover-paths.ts';
import type { HandedOver, LeavingChild, LeavingFamily, LeavingWorker, OtherTime } from './read-leaving.ts';
import { Saved } from './workers-view.tsx';

const counted = (children: number) => (children === 1 ? '1 child' : `${children} children`);
const placeOf = ({ job, team }: Pick<Leading, 'job' | 'team'>) => [job, team].filter(Boolean).join(', ');

/** The workers who lead the help of children, by team and name: which of them leaves? */
export function LeavingListView(props: {
  readonly words: string;
  readonly workers: readonly Leading[];
  readonly isMore: boolean;
}): VNode {
  const { words, workers, isMore } = props;
  return (
    <>
      <h1 class="govuk-heading-l">A worker is leaving</h1>
      <p class="govuk-body">
        Choose who leaves, or is away for long: all their children are handed over on one page, and each child
        is told and has a goodbye of their own.
      </p>
      <form method="get" action={paths.leaving} role="search">
        <Input name="q" label={{ text: 'Find a worker by name' }} value={words} autocomplete="off" />
        <Button classes="govuk-button--secondary">Find</Button>
      </form>
      {workers.length === 0 ? (
        <p class="govuk-body">
          {words === ''
            ? 'Nobody leads the help of a child whom you see. Who leads is recorded on the child’s page.'
            : 'Nobody of this name leads the help of a child whom you see. Look for another part of the name.'}
        </p>
      ) : (
        <StackedTable
          caption="Who leads the help now"
          captionClasses="govuk-table__caption--m"
          head={['Worker', 'Job and team', 'Leads the help for'].map((text) => ({ text }))}
          rows={workers.map((one) => [
            {
              text: (
                <a class="govuk-link" href={leavingOf(one.id)}>
                  {one.name}
                </a>
              ),
            },
            { text: placeOf(one) || 'Not recorded' },
            { text: counted(one.children) },
          ])}
        />
      )}
      {isMore ? <p class="govuk-body">There are more than are shown: look for a name.</p> : null}
    </>
  );
}

/** No child and no parent asks that all of a worker’s children change. */
const leavingReasons = ['LEFTRL', 'ABSENC', 'TSPROC', 'ORGRST', 'MANAGE', 'SWDIED', 'OTHERS'];

export type LeavingProps = LeavingWorker & {
  readonly workers: readonly CanLead[];
  readonly mark: string;
  readonly filled: Filled;
  /** Of the form: sent twice, it is one change. */
  readonly together: string;
  readonly cannot: readonly CannotOpen[];
  readonly saved: string | undefined;
  readonly action: string;
  readonly csrf: string;
  readonly today: PlainDate;
};

/** All the children of a worker who leaves: handed over at once, then followed up one by one. */
export function LeavingView(props: LeavingProps): VNode {
  const { worker, families, handed, filled, saved, others } = props;
  const isAsked = families.length > 0 || filled.errors.length > 0;
  return (
    <>
      {saved === undefined ? null : <Saved text={savedWords[saved] ?? 'Saved.'} />}
      <span class="govuk-caption-l">{placeOf(worker)}</span>
      <h1 class="govuk-heading-l">{`${worker.name} is leaving`}</h1>
      {handed.length === 0 ? null : <FollowUp {...props} />}
      {isAsked ? <HandOver {...props} /> : null}
      {!isAsked && handed.length === 0 ? (
        <p class="govuk-body">
          {`${worker.name} leads the help of no child whom you see. Who leads is recorded on the child’s page.`}
        </p>
      ) : null}
      {others.length === 0 ? null : <Others others={others} name={worker.name} />}
    </>
  );
}

const savedWords: Readonly<Record<string, string>> = {
  yes: 'The children are handed over. Now each of them is told, and has a goodbye.',
  before: 'This was saved before: the children are handed over once.',
};

function HandOver(props: LeavingProps): VNode {
  const { worker, families, workers, filled, action, csrf, mark, together, cannot, handed, today } = props;
  const children = families.flat().length;
  return (
    <form method="post" action={action} novalidate>
      {handed.length === 0 ? null : <h2 class="govuk-heading-m">Still to be handed over</h2>}
      <InsetText>
        {`${worker.name} leads the help for ${counted(children)}. Until the last day ${worker.name} stays responsible, and who takes over can read the record and come along. On the day after, who takes over begins.`}
      </InsetText>
      <CsrfField token={csrf} />
      <input type="hidden" name="mark" value={mark} />
      <input type="hidden" name="together" value={together} />
      <Day filled={filled} name="ends" text={`The last day of ${worker.name} with the children`} />
      <WhyChanges
        filled={filled}
        hint="As you would say it to a child. It stays in the record of each of them: name no child in it"
        reasons={leavingReasons}
      />
      <WhoTakesOver workers={workers} filled={filled} text="Who takes over the children?" today={today} />
      <h2 class="govuk-heading-m">Somebody else for one of them?</h2>
      {families.map((family) => (
        <Family family={family} {...props} />
      ))}
      {families.some((family) => family.length > 1) ? (
        <Words
          filled={filled}
          name="apart"
          text="If brothers and sisters do not stay with one worker: why not? (optional)"
          rows={2}
        />
      ) : null}
      <CannotOpenView cannot={cannot} filled={filled} />
      <Button preventDoubleClick>Hand over the children</Button>
    </form>
  );
}

function Family(props: LeavingProps & { readonly family: LeavingFamily }): VNode {
  const { family, ...rest } = props;
  const choices = family.map((child) => <OneChild child={child} {...rest} />);
  if (family.length === 1) return <>{choices}</>;
  const names = family.map(({ name }) => name.split(' ')[0] ?? name);
  return (
    <Fieldset
      legend={{
        text: `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}: brothers and sisters`,
        classes: 'govuk-fieldset__legend--s',
      }}
    >
      {choices}
    </Fieldset>
  );
}

/** Offered for one child: the worker’s own team, and who knows one of the children. Anybody else is chosen on the child’s page. */
function OneChild(props: LeavingProps & { readonly child: LeavingChild }): VNode {
  const { child, workers, worker, filled, today } = props;
  const near = workers.filter(({ team, knows }) => knows || worker.team === null || team === worker.team);
  const name = choiceOf(child.id);
  return (
    <Select
      name={name}
      id={name}
      label={{ text: child.age === null ? child.name : `${child.name}, ${child.age}` }}
      value={valueOf(filled.typed, name)}
      items={[
        { value: '', text: 'The same as for all' },
        ...near.map((one) => itemOfWorker(one, today)),
        { value: decideLater, text: 'Decide later, on the child’s page' },
      ]}
    />
  );
}

const standingWords: Readonly<Record<Standing, readonly [text: string, colour: string]>> = {
  done: ['Done', 'govuk-tag--leaf'],
  reason: ['Not done, with a reason', 'govuk-tag--grey'],
  open: ['Not done', 'govuk-tag--gold'],
};

function Stands({ standing }: { readonly standing: Standing }): VNode {
  const [text, colour] = standingWords[standing];
  return <Tag classes={colour}>{text}</Tag>;
}

/** Each child on their own: told or not, introduced or not, goodbye or not. */
function FollowUp({ handed, isMore, worker }: LeavingProps): VNode {
  const head = ['Child', 'Who takes over', 'Child told', 'Parents or carers told', 'Introduced', 'Goodbye'];
  return (
    <>
      <StackedTable
        caption={`Handed over by ${worker.name}`}
        captionClasses="govuk-table__caption--m"
        head={head.map((text) => ({ text }))}
        rows={handed.map((one) => [{ text: <ChildLink {...one} /> }, ...cellsOf(one)])}
      />
      {isMore ? (
        <p class="govuk-body">More were handed over than are shown: they follow when these are done.</p>
      ) : null}
    </>
  );
}

const ChildLink = ({ name, href: to }: Pick<HandedOver, 'name' | 'href'>): VNode => (
  <a class="govuk-link" href={to}>
    {name}
  </a>
);

function cellsOf({ to, starts, standings }: HandedOver) {
  const { child, family, introduction, goodbye } = standings;
  return [
    { text: `${to}, from ${formatDate(starts)}` },
    ...[child, family, introduction, goodbye].map((standing) => ({ text: <Stands standing={standing} /> })),
  ];
}

function Others({ others, name }: { readonly others: readonly OtherTime[]; readonly name: string }): VNode {
  return (
    <section aria-labelledby="others">
      <h2 class="govuk-heading-m" id="others">
        Not handed over here
      </h2>
      <p class="govuk-body">{`${name} works with these children too, beside who leads or from a day to come. Say on the page of each who stays and who leaves.`}</p>
      <ul class="govuk-list">
        {others.map((one) => (
          <li>
            <ChildLink {...one} />
            {`: ${one.what}`}
          </li>
        ))}
      </ul>
    </section>
  );
}

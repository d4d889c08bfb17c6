import type { VNode } from 'preact';
import { Button } from '../../../platform/views/components/button.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { Select } from '../../../platform/views/components/select.tsx';
import { SummaryList } from '../../../platform/views/components/summary-list.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import { workerHref } from './team-paths.ts';
import type { Placing, StaffedWorker, StaffingChange, Team } from './team-queries.ts';
import { managerJob } from './team-queries.ts';
import { Changes, workerName, WorkerSearch, WorkerTable } from './team-views.tsx';

type NameOf = (account: string | null) => string;

/** Workers who were looked for. */
export function WorkerListView(props: {
  readonly words: string;
  readonly workers: readonly StaffedWorker[];
  readonly nameOf: NameOf;
}): VNode {
  const { words, workers, nameOf } = props;
  return (
    <>
      <h1 class="govuk-heading-l">Workers</h1>
      <WorkerSearch words={words} />
      {words === '' && <p class="govuk-body">Type a name or a reference.</p>}
      {words !== '' && workers.length === 0 && (
        <p class="govuk-body">
          No worker fits this. Workers come with returns, or with the first child who is given to them.
        </p>
      )}
      {workers.length > 0 && <WorkerTable caption="Workers found" workers={workers} nameOf={nameOf} />}
    </>
  );
}

export type WorkerProps = {
  readonly worker: StaffedWorker;
  readonly teams: readonly Team[];
  readonly changes: readonly StaffingChange[];
  readonly nameOf: NameOf;
  readonly csrf: string;
  readonly said: string | undefined;
  /** What was typed, where somebody else changed it meanwhile. */
  readonly typed: Placing | undefined;
  /** Accounts that were looked for, to give the desk to. */
  readonly words: string;
  readonly accounts: readonly { readonly id: string; readonly name: string; readonly email: string | null }[];
};

/** One worker: team, job, and whose account the desk is. */
export function WorkerView(props: WorkerProps): VNode {
  const { worker, said, nameOf } = props;
  const rows: readonly (readonly [string, string])[] = [
    ['Reference in returns', worker.reference ?? 'None'],
    ['Job', worker.job ?? 'Not known'],
    ['Team', worker.team ?? 'None'],
    ['Account', worker.accountId ? nameOf(worker.accountId) : 'None: nobody signs in as this worker'],
  ];
  return (
    <>
      {said && <InsetText>{said}</InsetText>}
      <h1 class="govuk-heading-l">{workerName(worker)}</h1>
      <SummaryList rows={rows.map(([key, value]) => ({ key: { text: key }, value: { text: value } }))} />
      <Place {...props} />
      <Desk {...props} />
      <Changes changes={props.changes} nameOf={nameOf} />
    </>
  );
}

function Place({ worker, teams, csrf, typed }: WorkerProps): VNode {
  const open = teams.filter(({ closedOn, id }) => !closedOn || id === worker.teamId);
  return (
    <form action={`${workerHref(worker.id)}/place`} method="post" novalidate>
      <h2 class="govuk-heading-m">Team and job</h2>
      <CsrfField token={csrf} />
      <input type="hidden" name="was" value={worker.teamId ?? ''} />
      <input type="hidden" name="was_job" value={worker.job ?? ''} />
      <Select
        name="team"
        id="team"
        label={{ text: 'Team' }}
        value={typed ? (typed.team ?? '') : (worker.teamId ?? '')}
        items={[{ value: '', text: 'None' }, ...open.map(({ id, name }) => ({ value: id, text: name }))]}
      />
      <Input
        name="job"
        id="job"
        label={{ text: 'Job' }}
        hint={{ text: `Whose job is “${managerJob}” sees the children of everybody in the team.` }}
        value={typed ? (typed.job ?? '') : (worker.job ?? '')}
        autocomplete="off"
      />
      <Button>Save team and job</Button>
    </form>
  );
}

function Desk({ worker, csrf, words, accounts }: WorkerProps): VNode {
  const base = workerHref(worker.id);
  return (
    <section aria-labelledby="desk">
      <h2 class="govuk-heading-m" id="desk">
        Whose account this is
      </h2>
      <p class="govuk-body">
        The account sees this worker’s children, their brothers and sisters and their families, for as long as
        the desk is theirs. Check that the account and the worker are the same person.
      </p>
      <form method="get" action={base} role="search">
        <Input
          name="account"
          id="account"
          label={{ text: 'Find an account' }}
          value={words}
          autocomplete="off"
        />
        <Button classes="govuk-button--secondary">Find</Button>
      </form>
      {words !== '' && accounts.length === 0 && <p class="govuk-body">No open account fits this.</p>}
      {accounts.map(({ id, name, email }) => (
        <GiveTo
          key={id}
          {...{ base, csrf, account: id, was: worker.accountId }}
          text={`Give the desk to ${name} (${email ?? 'no e-mail address'})`}
        />
      ))}
      {worker.accountId && (
        <GiveTo
          {...{ base, csrf, account: '', was: worker.accountId }}
          text="Take the account away from this desk"
        />
      )}
    </section>
  );
}

type GiveProps = { base: string; csrf: string; account: string; was: string | null; text: string };

function GiveTo({ base, csrf, account, was, text }: GiveProps): VNode {
  return (
    <form action={`${base}/account`} method="post">
      <CsrfField token={csrf} />
      <input type="hidden" name="was" value={was ?? ''} />
      <input type="hidden" name="account" value={account} />
      <Button classes="govuk-button--secondary">{text}</Button>
    </form>
  );
}

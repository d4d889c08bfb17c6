import type { VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { formatInstant } from '../../../platform/dates/instant.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import { paths, teamHref, workerHref } from './team-paths.ts';
import type { StaffedWorker, StaffingChange, Team } from './team-queries.ts';

type NameForm = {
  readonly csrf: string;
  readonly typed: string | undefined;
  readonly error: FieldError | undefined;
};

/** Every team, and a new one. */
export function TeamListView({
  teams,
  form,
}: {
  readonly teams: readonly Team[];
  readonly form: NameForm;
}): VNode {
  return (
    <>
      <h1 class="govuk-heading-l">Teams</h1>
      <WorkerSearch />
      {teams.length === 0 ? (
        <p class="govuk-body">There is no team yet. Make the first one below.</p>
      ) : (
        <StackedTable
          caption="Teams by name"
          captionClasses="govuk-visually-hidden"
          head={[
            { text: 'Team' },
            { text: 'Manager' },
            { text: 'Members', format: 'numeric' },
            { text: 'State' },
          ]}
          rows={teams.map((team) => [
            {
              text: (
                <a class="govuk-link" href={teamHref(team.id)}>
                  {team.name}
                </a>
              ),
            },
            { text: team.managers.join(', ') || 'Nobody' },
            { text: String(team.members), format: 'numeric' },
            { text: team.closedOn ? `Closed ${formatDate(team.closedOn)}` : 'Open' },
          ])}
        />
      )}
      <form action={paths.teams} method="post" novalidate>
        <h2 class="govuk-heading-m">Make a team</h2>
        <CsrfField token={form.csrf} />
        <NameInput {...form} label="Name of the team" />
        <Button>Make the team</Button>
      </form>
    </>
  );
}

function NameInput({ typed, error, label }: NameForm & { readonly label: string }): VNode {
  return (
    <Input
      name="name"
      id="name"
      label={{ text: label }}
      value={typed}
      autocomplete="off"
      errorMessage={error && { text: error.text }}
    />
  );
}

export function WorkerSearch({ words }: { readonly words?: string | undefined }): VNode {
  return (
    <form method="get" action={paths.workers} role="search">
      <Input
        name="q"
        label={{ text: 'Find a worker' }}
        hint={{ text: 'A name, or the reference in returns' }}
        value={words}
        autocomplete="off"
      />
      <Button classes="govuk-button--secondary">Find</Button>
    </form>
  );
}

type TeamProps = {
  readonly team: Team;
  readonly members: readonly StaffedWorker[];
  readonly changes: readonly StaffingChange[];
  readonly nameOf: (account: string | null) => string;
  readonly said: string | undefined;
  readonly form: NameForm;
};

/** One team: who works in it, its name, whether it is open. */
export function TeamView({ team, members, changes, nameOf, said, form }: TeamProps): VNode {
  return (
    <>
      {said && <InsetText>{said}</InsetText>}
      <h1 class="govuk-heading-l">{team.name}</h1>
      <p class="govuk-body">
        {team.closedOn ? `Closed since ${formatDate(team.closedOn)}. ` : ''}
        The manager sees the children of everybody in the team.
      </p>
      {members.length === 0 ? (
        <p class="govuk-body">
          Nobody works in this team. Find a worker on the{' '}
          <a class="govuk-link" href={paths.teams}>
            list of teams
          </a>{' '}
          and put them into it.
        </p>
      ) : (
        <WorkerTable caption={`Members of ${team.name}`} workers={members} nameOf={nameOf} />
      )}
      <form action={`${teamHref(team.id)}/name`} method="post" novalidate>
        <CsrfField token={form.csrf} />
        <input type="hidden" name="was" value={team.name} />
        <NameInput {...form} label="Name" />
        <Button classes="govuk-button--secondary">Rename</Button>
      </form>
      <form action={`${teamHref(team.id)}/${team.closedOn ? 'reopening' : 'closing'}`} method="post">
        <CsrfField token={form.csrf} />
        <Button classes="govuk-button--secondary">
          {team.closedOn ? 'Open the team again' : 'Close the team'}
        </Button>
      </form>
      <Changes changes={changes} nameOf={nameOf} />
    </>
  );
}

type WorkerTableProps = {
  readonly caption: string;
  readonly workers: readonly StaffedWorker[];
  readonly nameOf: (account: string | null) => string;
};

export function WorkerTable({ caption, workers, nameOf }: WorkerTableProps): VNode {
  return (
    <StackedTable
      caption={caption}
      captionClasses="govuk-visually-hidden"
      head={[{ text: 'Worker' }, { text: 'Job' }, { text: 'Team' }, { text: 'Account' }]}
      rows={workers.map((worker) => [
        {
          text: (
            <a class="govuk-link" href={workerHref(worker.id)}>
              {workerName(worker)}
            </a>
          ),
        },
        { text: worker.job ?? 'Not known' },
        { text: worker.team ?? 'None' },
        { text: worker.accountId ? nameOf(worker.accountId) : 'None' },
      ])}
    />
  );
}

/** Workers known from returns have a reference and no name. */
export function workerName({ name, reference }: StaffedWorker): string {
  return name ?? (reference ? `Reference ${reference}` : 'Not known');
}

export function Changes({
  changes,
  nameOf,
}: {
  readonly changes: readonly StaffingChange[];
  readonly nameOf: (account: string | null) => string;
}): VNode | null {
  if (changes.length === 0) return null;
  return (
    <section aria-labelledby="changes">
      <h2 class="govuk-heading-m" id="changes">
        What was changed
      </h2>
      <ul class="govuk-list">
        {changes.map((change) => (
          <li>
            {formatInstant(change.at)}, {nameOf(change.by)}: {inWords(change, nameOf)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function inWords({ what, was, became }: StaffingChange, nameOf: (account: string | null) => string): string {
  const said = (value: string | null) => (what === 'account' ? value && nameOf(value) : value) || 'none';
  return was === null && became === null ? what : `${what}, from ${said(was)} to ${said(became)}`;
}

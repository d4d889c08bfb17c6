import type { VNode } from 'preact';

/** On the child's page: which kinds of help go on, and where they are told. */
export function HelpPanel({
  help,
  personId,
}: {
  readonly help: readonly string[];
  readonly personId: string;
}): VNode {
  return (
    <p class="govuk-body">
      <a class="govuk-link" href={`/children/${personId}/help`}>
        How we are helping
      </a>
      {help.length === 0 ? '' : `: ${help.join(', ')}`}
    </p>
  );
}

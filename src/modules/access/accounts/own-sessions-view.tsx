import type { VNode } from 'preact';
import { formatInstantInFull } from '../../../platform/dates/instant.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { RunningSession, SessionId, Way } from '../sign-in/session.ts';

type Props = {
  readonly csrf: string;
  readonly sessions: readonly RunningSession[];
  readonly here: SessionId;
};

/** Where the account is signed in, with a way out of each. */
export function OwnSessions({ csrf, sessions, here }: Props): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">Where you are signed in</h2>
      <p class="govuk-body">If one of these is not you, end it and change your password.</p>
      <ul class="govuk-list govuk-list--spaced">
        {sessions.map((session) => (
          <li>
            <strong>{session.device || 'A browser'}</strong>
            {session.id === here && ' – this one'}
            <br />
            {`Since ${formatInstantInFull(session.startedAt)}, ${ways[session.way]}. Last used ${formatInstantInFull(session.seenAt)}.`}
            {session.id !== here && <EndOne csrf={csrf} session={session} />}
          </li>
        ))}
      </ul>
    </>
  );
}

const ways: Readonly<Record<Way, string>> = {
  password: 'with your password',
  provider: 'with your council’s account',
  demonstration: 'through the door of the demonstration',
};

function EndOne({ csrf, session }: { csrf: string; session: RunningSession }): VNode {
  return (
    <form action={`/account/sessions/${session.id}/end`} method="post">
      <CsrfField token={csrf} />
      <Button classes="govuk-button--secondary govuk-!-margin-bottom-1">
        End this one
        <span class="govuk-visually-hidden">{`: ${session.device}, last used ${formatInstantInFull(session.seenAt)}`}</span>
      </Button>
    </form>
  );
}

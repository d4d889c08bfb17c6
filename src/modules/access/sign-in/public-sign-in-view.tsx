import type { VNode } from 'preact';

/** The door of the public face. Accounts for children, families and partners come by invitation, with their module. */
export function PublicSignInView(): VNode {
  return (
    <>
      <h1 class="govuk-heading-l">Kith for children, families and partners</h1>
      <p class="govuk-body-l">You need an invitation to come in.</p>
      <p class="govuk-body">
        Your council is still setting this up, so nobody can sign in here yet. If you want to see what is
        written about you, or say what you think, ask your social worker or your advocate.
      </p>
      <p class="govuk-body">
        If you are in danger now, call 999. Children and young people can call Childline on 0800 1111 at any
        time; it is free and does not show on the bill.
      </p>
    </>
  );
}

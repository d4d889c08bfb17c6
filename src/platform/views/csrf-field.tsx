import type { VNode } from 'preact';

/** The token that shows that a form is ours. Every form of a signed-in person holds one. */
export function CsrfField({ token }: { token: string }): VNode {
  return <input type="hidden" name="_csrf" value={token} />;
}

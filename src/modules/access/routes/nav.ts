import type { Action } from '../actions/action.ts';

/** A main place of the service, shown to those whose role includes its action. Each module declares its own. */
export type NavItem = { readonly href: string; readonly text: string; readonly action: Action };

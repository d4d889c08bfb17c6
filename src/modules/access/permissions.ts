import { action } from './actions/action.ts';
import { roles } from './actions/role.ts';

/** To change one's own password and end one's own sessions: whoever may sign in may do so. */
export const manageOwnAccount = action('manageOwnAccount', 'nothing', roles);

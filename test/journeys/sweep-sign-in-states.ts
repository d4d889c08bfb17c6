import type { PageState } from './sweep-state.ts';
import { empty, filled, missing, nobodyKnown } from './sweep-state.ts';

const atDoor = (path: string, state: string): PageState => ({ state, world: 'empty', as: 'nobody', path });
const notThere = (path: string): PageState => ({ ...atDoor(path, 'no provider is set'), status: 404 });

/** The pages of signing in and of one's own account, beside the door itself. */
export const signInPages: Readonly<Record<string, readonly PageState[]>> = {
  '/sign-in/recovery': [
    atDoor('/sign-in/recovery', 'filled'),
    {
      ...atDoor('/sign-in/recovery', 'with nothing filled in'),
      then: (person) => person.presses('Save my new password'),
      error: true,
    },
  ],
  '/sign-in/code': [atDoor('/sign-in/code', 'nobody halfway: the door')],
  '/sign-in/provider': [notThere('/sign-in/provider')],
  '/sign-in/provider/callback': [notThere('/sign-in/provider/callback?state=x')],
  '/sign-in/provider/link': [notThere('/sign-in/provider/link')],
  '/account/second-factor': [
    { ...filled('director', '/account/second-factor'), state: 'no password: own account' },
    empty('director', '/account/second-factor'),
  ],
  '/account/second-factor/again': [empty('director', '/account/second-factor/again')],
  '/account/second-factor/keys': [
    { ...empty('director', '/account/second-factor/keys'), state: 'no codes yet: the second step' },
  ],
  '/account/proof': [
    filled('director', '/account/proof?return=%2Fannex-a%2Fworkbook'),
    empty('director', '/account/proof?return=%2Fannex-a%2Fworkbook'),
    {
      ...empty('director', '/account/proof'),
      state: 'with nothing filled in',
      then: (person) => person.presses('Continue'),
      error: true,
    },
  ],
  '/account/drafts': [
    empty('director', '/account/drafts'),
    {
      ...filled('director', '/account/drafts'),
      state: 'a reason that was typed and not sent',
      path: async ({ owner }) => {
        await owner.query(
          `insert into access.form_draft (id, account_id, form, page, title, typed, saves)
             select gen_random_uuid(), account_id, '/search#x', '/search', 'A reason', 'why=Because', 1
               from access.role_grant where role = 'director'`,
        );
        return '/account/drafts';
      },
    },
  ],
  // Not a page: what the script of a form asks.
  '/account/drafts/found': [],
  '/account/proof/:keptId': [missing('director', `/account/proof/${nobodyKnown}`)],
};

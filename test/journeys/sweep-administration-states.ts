import type { Finder, PageState } from './sweep-state.ts';
import { empty, filled, missing, nobodyKnown, one, refused } from './sweep-state.ts';

const anAccount = (more = '') =>
  one(`select '/administration/accounts/' || a.id || '${more}' as path from access.account a
    join access.role_grant g on g.account_id = a.id where g.role = 'social worker' order by a.id limit 1`);
const aRole = one(`select '/administration/accounts/' || account_id || '/roles/' || id || '/end' as path
  from access.role_grant where role = 'social worker' order by id limit 1`);
const aTeam = one(`select '/administration/teams/' || t.id as path from workforce.team t
  join workforce.worker w on w.team_id = t.id group by t.id order by t.id limit 1`);
const aWorker = one(
  `select '/administration/workers/' || id as path from workforce.worker order by id limit 1`,
);
const aChild = (more: string) =>
  one(
    `select '/people/' || person_id || '/looks${more}' as path from care.episode order by person_id limit 1`,
  );
const anAudited = (more = '') =>
  one(
    `select '/audit/accounts/' || account_id || '${more}' as path from access.role_grant where role = 'director' limit 1`,
  );

/** Something that stood out, as the job would have kept it. */
const anUnusual: Finder = async (kith) => {
  const path = "select '/audit/unusual/' || id as path from access.unusual_look order by id limit 1";
  const { rows } = await kith.owner.query<{ path: string }>(path);
  if (rows[0]) return rows[0].path;
  await kith.owner.query(`insert into access.unusual_look (id, account_id, day, rule, counted)
    select gen_random_uuid(), account_id, '2026-11-20', 'many-records', '{"count": 47, "usual": 8}'
      from access.role_grant where role = 'front door' limit 1`);
  return anUnusual(kith);
};

const pressed = (state: PageState, name: string): PageState => ({
  ...state,
  state: 'with nothing filled in',
  then: (person) => person.presses(name),
  error: true,
});

/** The pages for administrators and for those who watch over the trail. */
export const administrationPages: Readonly<Record<string, readonly PageState[]>> = {
  '/administration': [filled('administrator', '/administration'), refused('director', '/administration')],
  '/administration/accounts': [
    filled('administrator', '/administration/accounts'),
    { ...filled('administrator', '/administration/accounts?q=nobody-has-this'), state: 'nobody fits' },
    empty('administrator', '/administration/accounts?state=locked'),
    refused('guardian', '/administration/accounts'),
  ],
  '/administration/accounts/new': [
    filled('administrator', '/administration/accounts/new'),
    pressed(filled('administrator', '/administration/accounts/new'), 'Make the account'),
  ],
  '/administration/accounts/:accountId': [
    filled('administrator', anAccount()),
    missing('administrator', `/administration/accounts/${nobodyKnown}`),
    pressed(filled('administrator', anAccount()), 'Give the role'),
  ],
  '/administration/accounts/:accountId/roles/:grantId/end': [filled('administrator', aRole)],
  '/administration/accounts/:accountId/closing': [
    filled('administrator', anAccount('/closing')),
    pressed(filled('administrator', anAccount('/closing')), 'Close the account'),
  ],
  '/administration/roles': [filled('administrator', '/administration/roles')],
  '/administration/teams': [
    filled('administrator', '/administration/teams'),
    empty('administrator', '/administration/teams'),
    pressed(filled('administrator', '/administration/teams'), 'Make the team'),
    refused('team manager', '/administration/teams'),
  ],
  '/administration/teams/:teamId': [
    filled('administrator', aTeam),
    missing('administrator', `/administration/teams/${nobodyKnown}`),
  ],
  '/administration/workers': [
    filled('administrator', '/administration/workers?q=a'),
    empty('administrator', '/administration/workers?q=a'),
  ],
  '/administration/workers/:workerId': [
    filled('administrator', aWorker),
    missing('administrator', `/administration/workers/${nobodyKnown}`),
  ],
  '/administration/settings': [filled('administrator', '/administration/settings')],
  '/administration/settings/:key': [
    filled('administrator', '/administration/settings/overview.night-from'),
    missing('administrator', '/administration/settings/weather'),
    pressed(filled('administrator', '/administration/settings/overview.night-from'), 'Save'),
  ],
  '/administration/health': [
    filled('administrator', '/administration/health'),
    empty('administrator', '/administration/health'),
    refused('guardian', '/administration/health'),
  ],
  '/people/:personId/looks': [
    filled('guardian', aChild('')),
    { ...filled('guardian', aChild('?from=2020-01-01&to=2020-01-02')), state: 'nobody looked' },
    missing('guardian', `/people/${nobodyKnown}/looks`),
    refused('social worker', `/people/${nobodyKnown}/looks`),
  ],
  '/people/:personId/looks/summary': [filled('guardian', aChild('/summary'))],
  '/audit': [
    filled('guardian', '/audit'),
    { ...filled('director', '/audit?q=demonstration'), state: 'accounts found' },
    refused('administrator', '/audit'),
  ],
  '/audit/accounts/:accountId': [
    filled('guardian', anAudited()),
    empty('guardian', anAudited('?from=2020-01-01&to=2020-01-02')),
    missing('guardian', `/audit/accounts/${nobodyKnown}`),
  ],
  '/audit/accounts/:accountId/days/:day': [filled('guardian', anAudited('/days/2026-11-22'))],
  '/audit/unusual': [filled('guardian', '/audit/unusual'), empty('director', '/audit/unusual')],
  '/audit/unusual/:unusualId': [
    filled('guardian', anUnusual),
    filled('director', anUnusual),
    missing('guardian', `/audit/unusual/${nobodyKnown}`),
    pressed(filled('guardian', anUnusual), 'Save'),
  ],
};

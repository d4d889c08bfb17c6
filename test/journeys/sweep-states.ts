import { administrationPages } from './sweep-administration-states.ts';
import { dictationPages } from './sweep-dictation-states.ts';
import { offlinePages } from './sweep-offline-states.ts';
import { entryPages } from './sweep-entry-states.ts';
import { copyPages } from './sweep-copy-states.ts';
import { frontDoorPages } from './sweep-front-door-states.ts';
import { handoverPages } from './sweep-handover-states.ts';
import { letterPages } from './sweep-letter-states.ts';
import { stepPages } from './sweep-step-states.ts';
import { insightPages } from './sweep-insight-states.ts';
import { inspectionPages } from './sweep-inspection-states.ts';
import { peoplePages } from './sweep-people-states.ts';
import { edgeSupportPages } from './sweep-edge-support-states.ts';
import { mentalHealthPages } from './sweep-mental-health-states.ts';
import { missingPages } from './sweep-missing-states.ts';
import { outsidePages } from './sweep-outside-states.ts';
import { planPages } from './sweep-plan-states.ts';
import { timelinePages } from './sweep-timeline-states.ts';
import { familyPages } from './sweep-family-states.ts';
import { promisePages } from './sweep-promise-states.ts';
import { recordPages } from './sweep-record-states.ts';
import { restrictionPages } from './sweep-restriction-states.ts';
import { returnPages } from './sweep-return-states.ts';
import { signInPages } from './sweep-sign-in-states.ts';
import { whatIfPages } from './sweep-what-if-states.ts';
import type { PageState } from './sweep-state.ts';
import { empty, filled, loaded, missing, nobodyKnown, one, refused } from './sweep-state.ts';

/** A child in care now who has had three homes or more. */
const aChildWhoMoved = one(`select '/children/' || person_id as path from care.episode
  group by person_id having count(*) > 3 and bool_or(ends is null) order by person_id limit 1`);
const aContestedChild = one(
  `select '/children/' || person_id as path from care.episode_contested where settled_at is null limit 1`,
);
const aContestedCell = one(
  `select '/children/' || person_id || '/contested/person/' || id as path from people.person_contested limit 1`,
);
const aContestedHome = one(
  `select '/children/' || person_id || '/contested/episode/' || id as path from care.episode_contested where settled_at is null limit 1`,
);
const aHome = one(
  `select '/children/' || person_id || '/facts/episode/' || id as path from care.episode order by id limit 1`,
);
const recordAbout = (kind: string) =>
  one(
    `select '/children/' || person_id || '/record${kind}' as path from care.episode order by person_id limit 1`,
  );
const opened = (path: string) => `${path}?on=2026-03-31`;

type Pages = Readonly<Record<string, readonly PageState[]>>;

/** Pages of the work with families: the front door, the record, the plan, and the people around a child. */
const practicePages: Pages = {
  ...frontDoorPages,
  ...entryPages,
  ...offlinePages,
  ...dictationPages,
  ...stepPages,
  ...handoverPages,
  ...planPages,
  ...missingPages,
  ...timelinePages,
  ...mentalHealthPages,
  ...edgeSupportPages,
  ...promisePages,
  ...letterPages,
  ...outsidePages,
  ...familyPages,
};

/** Pages of the authority: signing in, people and facts, figures, returns, rights and administration. */
const authorityPages: Pages = {
  '/sign-in': [
    { state: 'a demonstration', world: 'northmoor', as: 'nobody', path: '/sign-in' },
    { state: 'an authority', world: 'empty', as: 'nobody', path: '/sign-in' },
    {
      state: 'with nothing filled in',
      world: 'empty',
      as: 'nobody',
      path: '/sign-in',
      then: (person) => person.presses('Sign in'),
      error: true,
    },
  ],
  '/account/password': [
    filled('director', '/account/password'),
    empty('director', '/account/password'),
    {
      ...empty('director', '/account/password'),
      state: 'with nothing filled in',
      then: (person) => person.presses('Change password'),
      error: true,
    },
  ],
  ...signInPages,
  '/': [filled('director', '/'), filled('administrator', '/')],
  ...peoplePages,
  ...insightPages,
  ...whatIfPages,
  '/our-children': [
    filled('director', '/our-children'),
    filled('lead member', '/our-children'),
    filled('social worker', '/our-children'),
    loaded('analyst', '/our-children'),
    empty('director', '/our-children'),
    refused('administrator', '/our-children'),
    filled('director', '/our-children?on=1990-01-01'),
    filled('director', '/our-children?on=tomorrow'),
  ],
  '/our-children/:figure': [
    filled('director', opened('/our-children/home')),
    filled('director', opened('/our-children/distance')),
    filled('lead member', '/our-children/home'),
    filled('director', '/our-children/home?part=foster&on=2026-03-31&page=2'),
    empty('analyst', '/our-children/home'),
    missing('director', '/our-children/weather'),
  ],
  '/measures': [
    filled('analyst', '/measures'),
    filled('lead member', '/measures'),
    loaded('analyst', '/measures'),
    empty('analyst', '/measures'),
    refused('social worker', '/measures'),
  ],
  '/measures/:measure': [
    filled('director', '/measures/M-CL-04'),
    { ...filled('director', '/measures/M-CL-08?by=age&from=2024-01-01'), state: 'in groups' },
    { ...filled('lead member', '/measures/M-CL-01?by=age'), state: 'in groups, counts only' },
    empty('director', '/measures/M-CL-01'),
    { ...empty('director', '/measures/M-CL-01?by=team'), state: 'empty in groups' },
    missing('director', '/measures/M-XX-99'),
  ],
  '/measures/:measure/children': [
    filled('director', '/measures/M-CL-04/children'),
    empty('director', '/measures/M-CL-04/children'),
  ],
  '/children/:personId': [
    filled('director', aChildWhoMoved),
    filled('analyst', aChildWhoMoved),
    loaded('analyst', aContestedChild),
    missing('director', `/children/${nobodyKnown}`),
    missing('director', '/children/somebody'),
    refused('administrator', `/children/${nobodyKnown}`),
  ],
  ...returnPages,
  ...restrictionPages,
  ...recordPages,
  ...copyPages,
  ...administrationPages,
  ...inspectionPages,
  '/contested': [
    loaded('analyst', '/contested'),
    filled('director', '/contested'),
    empty('analyst', '/contested'),
    refused('lead member', '/contested'),
  ],
  '/children/:personId/contested/:kind/:contestedId': [
    loaded('analyst', aContestedHome),
    loaded('director', aContestedHome),
    loaded('analyst', aContestedCell),
    missing('analyst', `/children/${nobodyKnown}/contested/episode/${nobodyKnown}`),
    {
      ...loaded('analyst', aContestedHome),
      state: 'corrected with an impossible date',
      then: async (person) => {
        await person.unfolds('Neither: type what is right');
        await person.page.getByRole('group', { name: 'Started' }).getByLabel('Day').fill('45');
        await person.presses('Save what is right');
      },
      error: true,
    },
  ],
  '/children/:personId/record': [
    filled('analyst', recordAbout('')),
    refused('director', `/children/${nobodyKnown}/record`),
  ],
  '/children/:personId/record/:kind': [
    filled('analyst', recordAbout('/episode')),
    missing('analyst', `/children/${nobodyKnown}/record/episode`),
    {
      ...filled('analyst', recordAbout('/episode')),
      state: 'saved with nothing filled in',
      then: (person) => person.presses('Save'),
      error: true,
    },
  ],
  '/children/:personId/facts/:kind/:factId': [
    filled('analyst', aHome),
    missing('analyst', `/children/${nobodyKnown}/facts/episode/${nobodyKnown}`),
    missing('analyst', `/children/${nobodyKnown}/facts/weather/${nobodyKnown}`),
    refused('director', `/children/${nobodyKnown}/facts/episode/${nobodyKnown}`),
    {
      ...filled('analyst', aHome),
      state: 'saved without a start',
      then: async (person) => {
        const start = person.page.getByRole('group', { name: 'Started' });
        for (const part of ['Day', 'Month', 'Year']) await start.getByLabel(part).fill('');
        await person.presses('Save');
      },
      error: true,
    },
  ],
};

export const publicPages: Pages = {
  '/': [{ state: 'filled', world: 'northmoor', as: 'nobody', path: '/' }],
  '/sign-in': [{ state: 'filled', world: 'northmoor', as: 'nobody', path: '/sign-in' }],
};

/** Every page for staff in each state that means something to somebody. The sweep fails when a route is not here. */
export const staffPages: Pages = { ...authorityPages, ...practicePages };

/**
 * The sweep takes two files, so that two workers share it: each half is swept by `sweep-<half>.browser.test.ts`, in worlds of
 * its own. Every list of states is in one half (`test/conventions/sweep.test.ts`); they are about as long as each other.
 */
export const halves: Readonly<Record<'authority' | 'practice', Readonly<Record<'staff' | 'public', Pages>>>> =
  {
    authority: { staff: authorityPages, public: publicPages },
    practice: { staff: practicePages, public: {} },
  };

import type { Role } from '../../src/modules/access/index.ts';
import type { Screen } from '../support/browser.ts';
import type { Person } from '../support/journey.ts';
import type { Searched } from './sweep-state.ts';
import { staffPages } from './sweep-states.ts';

/** One picture of the manual. */
export type Picture = {
  readonly name: string;
  readonly world: 'northmoor' | 'authority';
  readonly as: Role | 'nobody';
  readonly screens: readonly Screen[];
  /** Leads to what the picture shows. */
  readonly to: (person: Person, world: Searched) => Promise<void>;
  /** How much of the page the picture shows, in pixels: a manual shows what matters, not how long a page is. */
  readonly height?: number;
};

const desk = ['desk'] as const;
const phone = ['phone'] as const;

/** The girl whom the sweep writes about, of an age at which children say what these pages have them say. */
export async function plantAva({ owner }: Searched): Promise<void> {
  const ava = '(select person_id from care.episode where ends is null order by person_id limit 1)';
  await owner.query(`update people.person set sex = 'F', birth_date = '2014-06-12' where id = ${ava}`);
  await owner.query(`update people.name set given = 'Ava', family = 'Redmore' where person_id = ${ava}`);
}

/** A page of the sweep, with what the sweep plants for it. */
function shows(route: string, state = 0): Pick<Picture, 'as' | 'to' | 'world'> {
  const found = staffPages[route]?.[state];
  if (!found) throw new Error(`${route} is not a page of the sweep.`);
  const { as, path } = found;
  const to: Picture['to'] = async (person, world) =>
    person.opens(typeof path === 'string' ? path : await path(world));
  return { as, to, world: 'northmoor' };
}

const child = (page: string): string => `/children/:personId/${page}`;

async function addsAPhotograph(person: Person, world: Searched): Promise<void> {
  await shows(child('visits/:draftId')).to(person, world);
  await person.presses('Add a photograph or document');
  await person.types('What does it show?', 'Ava’s drawing of the new room');
}

/** Types a promise, and does not send it. */
async function leavesAPromise(person: Person, world: Searched): Promise<void> {
  await shows(child('promises/new')).to(person, world);
  await person.types('What was promised?', 'I will find out who has the rabbit');
  await person.chooses('Ava');
  await person.reads(/Kept at .* Not sent yet\./);
}

/** What was typed and not sent, where its writer finds it. */
async function findsAPromise(person: Person, world: Searched): Promise<void> {
  await leavesAPromise(person, world);
  await person.opens('/account/drafts');
  await person.unfolds('What you typed');
}

/** The form in which it was typed, opened again. */
async function isOfferedAPromise(person: Person, world: Searched): Promise<void> {
  await leavesAPromise(person, world);
  await shows(child('promises/new')).to(person, world);
  await person.reads('Bring it back');
}

/** A review conference of a child with a protection plan, for the chair to write down. */
async function chairsAReview(person: Person, world: Searched): Promise<void> {
  await shows(child('help'), 1).to(person, world);
  await person.follows('Record a review conference');
}

/** What the sweep plants of these tables, recorded by whoever has this role: the pictures name who did it. */
const recordedBy =
  (role: Role, table: string, to: Picture['to']): Picture['to'] =>
  async (person, world) => {
    await world.owner.query(
      `update practice.${table} set recorded_by = (select account_id from access.role_grant where role = $1 limit 1)
          where recorded_by is null`,
      [role],
    );
    await to(person, world);
  };

const recorded = (role: Role, table: string, page: ReturnType<typeof shows>) => ({
  ...page,
  to: recordedBy(role, table, page.to),
});

/** Pages about one child, in the order of the manual; each is planted as the sweep plants it. */
export const recordPictures: readonly Picture[] = [
  { name: 'family', ...shows(child('family')), screens: ['desk', 'phone'], height: 900 },
  { name: 'visit', ...shows(child('visits/:draftId')), screens: phone, height: 1100 },
  { name: 'visit-readers', ...shows(child('visits/:draftId/check')), screens: desk, height: 900 },
  {
    name: 'photograph',
    ...shows(child('visits/:draftId')),
    to: addsAPhotograph,
    screens: phone,
    height: 900,
  },
  {
    name: 'offer',
    ...shows(child('promises/new')),
    to: isOfferedAPromise,
    screens: ['desk', 'phone'],
    height: 800,
  },
  { name: 'typed', ...shows(child('promises/new')), to: findsAPromise, screens: desk, height: 800 },
  {
    name: 'dictation',
    ...shows(child('visits/:draftId/dictation/:dictationId')),
    screens: desk,
    height: 900,
  },
  { name: 'timeline', ...shows(child('timeline')), screens: desk, height: 1000 },
  { name: 'chronology', ...shows(child('chronology')), screens: desk, height: 700 },
  { name: 'plan', ...shows(child('plan')), screens: desk, height: 1000 },
  { name: 'help', ...shows(child('help'), 1), as: 'service manager', screens: desk, height: 1350 },
  { name: 'step', ...shows(child('help/steps/:step')), screens: desk, height: 900 },
  { name: 'steps', ...recorded('social worker', 'step', shows('/steps')), screens: desk, height: 500 },
  {
    name: 'review',
    ...shows(child('help'), 1),
    as: 'reviewing officer',
    to: chairsAReview,
    screens: desk,
    height: 1000,
  },
  { name: 'missing', ...shows(child('missing/:missingId')), screens: phone, height: 900 },
  { name: 'missing-now', ...shows('/missing'), screens: desk, height: 600 },
  { name: 'promises', ...shows(child('promises')), screens: phone, height: 900 },
  { name: 'star', ...shows(child('star')), screens: desk, height: 1000 },
  { name: 'handover', ...shows(child('handovers/:handoverId')), screens: desk, height: 900 },
  { name: 'leaving', ...shows('/handovers/leaving/:workerId'), screens: ['desk', 'phone'], height: 1000 },
  { name: 'front-door', ...shows('/front-door/:worryId'), screens: desk, height: 1000 },
  { name: 'calls', ...recorded('front door', 'worry', shows('/front-door', 1)), screens: desk, height: 700 },
  { name: 'words', ...shows('/front-door/:worryId/words'), screens: phone, height: 800 },
  { name: 'harm-outside', ...shows(child('harm-outside/new')), screens: desk, height: 900 },
  { name: 'menu', ...shows('/unfinished', 1), to: (person) => person.opensMenu(), screens: phone },
  { name: 'administration', ...shows('/administration'), screens: desk, height: 800 },
];

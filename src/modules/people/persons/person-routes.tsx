import type { Banner, PageRequest, Route } from '../../access/index.ts';
import { findBanner, get, listStaffAccounts, post, RestrictedBanner } from '../../access/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import { text } from '../../../platform/forms/text-fields.ts';
import { href } from '../../../platform/http/path.ts';
import { Stale } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { personChanged } from '../events.ts';
import { factKinds } from '../facts/fact-kinds.ts';
import { otherPersonIn, showFacts } from '../facts/fact-lines.ts';
import { listFacts, listVersions } from '../facts/fact-queries.ts';
import type { PeopleNeighbours } from '../neighbours.ts';
import { changePerson, viewPerson } from '../permissions.ts';
import { parseAbout, shownAbout, typedAbout } from './about-form.ts';
import { AboutView, WithdrawView } from './about-view.tsx';
import { keepEstimate } from './birth-form.ts';
import type { Birth } from './birth-form.ts';
import { bringBack, changeAbout, getDetails, listAboutVersions, withdraw } from './details-queries.ts';
import { historyPage } from './history-page.ts';
import { HistoryView } from './history-view.tsx';
import { personPage } from './person-page.ts';
import { paths } from './person-paths.ts';
import { getPerson, getPersonSummary, resolvePerson } from './person-queries.ts';
import type { PersonId, PersonSummary } from './person-queries.ts';
import { birthWords } from './person-rules.ts';
import { PersonView } from './person-view.tsx';
import { listAddressNotes } from '../withheld/address-notes.ts';

/** A link back to the family map that somebody came from. */
export function backToMap(map: PersonId) {
  return <BackLink href={href(paths.family, { personId: map })}>Back to the family map</BackLink>;
}

/** A link back to what is recorded of somebody. */
export function backTo(personId: PersonId, called: string) {
  return <BackLink href={href(paths.person, { personId })}>Back to {called}</BackLink>;
}

type Reading = PageRequest<typeof paths.person, Read, string>;

async function showPerson(request: Reading, { viewFamilyPage }: PeopleNeighbours): Promise<Reply> {
  const { db, params, today, query, who, saw, may } = request;
  const { canonical, all } = await resolvePerson(db, params.personId);
  if (canonical !== params.personId) return redirect(href(paths.person, { personId: canonical }));
  const person = await getPerson(db, canonical);
  const facts = [];
  for (const kind of factKinds) facts.push({ kind, facts: await listFacts(db, kind, all) });
  const others = facts.flatMap(({ kind, facts: list }) =>
    list.flatMap((fact) => otherPersonIn(kind, fact, all) ?? []),
  );
  const notes = await listAddressNotes(db, all, today);
  const people = await getPersonSummary(db, others);
  saw([...all, ...people.keys(), ...notes.named]);
  const shown = facts.map(
    ({ kind, facts: list }) =>
      [kind.path, showFacts(kind, list, { ids: all, personId: canonical, people, today })] as const,
  );
  const model = personPage({
    person,
    details: await getDetails(db, canonical),
    facts: new Map(shown),
    records: all.length,
    addressNotes: notes.texts,
    mayChange: await may(changePerson),
    mayFamily: viewFamilyPage !== undefined && (await may(viewFamilyPage)),
    today,
    query,
    token: who.csrf,
  });
  const banner = await findBanner(db, all);
  return page(
    person.shown,
    <PersonView page={model} banner={banner && restrictedBanner(banner, canonical)} />,
  );
}

/** On top of a restricted record; the link is for who is named on it. */
function restrictedBanner(banner: Banner, personId: PersonId) {
  return <RestrictedBanner banner={banner} href={href(paths.restriction, { personId })} />;
}

async function showHistory({
  db,
  params,
  saw,
  today,
}: PageRequest<typeof paths.history, Read, string>): Promise<Reply> {
  const { canonical, all } = await resolvePerson(db, params.personId);
  const person = await getPerson(db, canonical);
  const facts = [];
  for (const kind of factKinds) facts.push({ kind, versions: await listVersions(db, kind, all) });
  const others = facts.flatMap(({ kind, versions }) =>
    versions.flatMap((version) => otherPersonIn(kind, version, all) ?? []),
  );
  const people = await getPersonSummary(db, others);
  saw([...all, ...people.keys()]);
  const accounts = new Map((await listStaffAccounts(db)).map(({ id, name }) => [String(id), name]));
  const known = historyPage({
    about: await listAboutVersions(db, all),
    facts,
    ids: all,
    people,
    accounts,
    today,
  });
  return page(`What we knew of ${person.shown}`, <HistoryView called={person.shown} known={known} />, {
    before: backTo(canonical, person.shown),
  });
}

type Changing = PageRequest<typeof paths.about, Write, string>;

async function saveAbout(request: Changing): Promise<Reply> {
  const { db, params, body, today, who } = request;
  const person = await getPerson(db, params.personId);
  const parsed = parseAbout(body, today);
  const version = Number(body['version']);
  const again = (more: {
    errors: Parameters<typeof AboutView>[0]['errors'];
    version: number;
    meanwhile: readonly string[];
    status: number;
  }) =>
    page(
      `About ${person.shown}`,
      <AboutView called={person.shown} token={who.csrf} shown={typedAbout(body)} {...more} />,
      { errors: more.errors, before: backTo(person.id, person.shown), status: more.status },
    );
  if (!parsed.ok) return again({ errors: parsed.errors, version, meanwhile: [], status: 422 });
  try {
    await changeAbout(
      db,
      { id: person.id, version: versionOf(version) },
      { ...parsed.value, ...keepEstimate(birthOf(person), birthOf(parsed.value), today) },
    );
  } catch (error) {
    if (!(error instanceof Stale)) throw error;
    const now = await getDetails(db, person.id);
    const errors = [fieldError('meanwhile', 'Somebody else changed this while you were writing')];
    return again({ errors, version: now.version, meanwhile: meanwhileOf(person), status: 409 });
  }
  await db.announce(personChanged(person.id, 'person'));
  return redirect(`${href(paths.person, params)}?done=about`);
}

/** A version as it was posted; 0, which none is, for anything else. */
export function versionOf(posted: number): number {
  return Number.isSafeInteger(posted) && posted > 0 && posted < 2 ** 31 ? posted : 0;
}

const birthOf = ({ birthDate, birthPrecision, expectedOn }: Birth): Birth => ({
  birthDate,
  birthPrecision,
  expectedOn,
});

function meanwhileOf(person: PersonSummary): readonly string[] {
  return [
    `born: ${birthWords(person)}`,
    `sex: ${person.sex ?? 'not known'}`,
    `ethnicity: ${person.ethnicity ?? 'not known'}`,
  ];
}

const whySchema = { why: text({ label: 'why it is a mistake', max: 500 }) };

async function saveWithdrawal({
  db,
  params,
  body,
  who,
}: PageRequest<typeof paths.withdraw, Write, string>): Promise<Reply> {
  const person = await getPerson(db, params.personId);
  if (body['bring'] === 'back') {
    await bringBack(db, person.id);
    await db.announce(personChanged(person.id, 'withdrawn'));
    return redirect(`${href(paths.person, params)}?done=back`);
  }
  const parsed = parseForm(whySchema, body);
  if (!parsed.ok)
    return page(
      'Is this record a mistake?',
      <WithdrawView
        called={person.shown}
        token={who.csrf}
        withdrawnWhy={null}
        errors={parsed.errors}
        shown={parsed.typed}
      />,
      { errors: parsed.errors, before: backTo(person.id, person.shown) },
    );
  await withdraw(db, person.id, parsed.value.why);
  await db.announce(personChanged(person.id, 'withdrawn'));
  return redirect(href(paths.person, params));
}

const ofPerson = ({ personId }: { readonly personId: PersonId }) => personId;

/** What is recorded of one person, its history, the form about them, and setting the record aside. */
export const personRoutes = (neighbours: PeopleNeighbours): readonly Route[] => [
  get(paths.person, {
    action: viewPerson,
    audit: 'PersonRead',
    subject: ofPerson,
    handle: (request) => showPerson(request, neighbours),
  }),
  ...behindPerson,
];

const behindPerson: readonly Route[] = [
  get(paths.history, {
    action: viewPerson,
    audit: 'PersonHistoryRead',
    subject: ofPerson,
    handle: showHistory,
  }),
  get(paths.about, {
    action: changePerson,
    audit: 'PersonChangeForm',
    subject: ofPerson,
    handle: async ({ db, params, who, today }) => {
      const person = await getPerson(db, params.personId);
      const details = await getDetails(db, person.id);
      const shown = shownAbout({ ...details, ...person }, today);
      const view = (
        <AboutView
          called={person.shown}
          token={who.csrf}
          version={details.version}
          shown={shown}
          errors={[]}
          meanwhile={[]}
        />
      );
      return page(`About ${person.shown}`, view, { before: backTo(person.id, person.shown) });
    },
  }),
  post(paths.about, { action: changePerson, audit: 'PersonChange', subject: ofPerson, handle: saveAbout }),
  get(paths.withdraw, {
    action: changePerson,
    audit: 'PersonWithdrawForm',
    subject: ofPerson,
    handle: async ({ db, params, who }) => {
      const person = await getPerson(db, params.personId);
      const { withdrawnWhy } = await getDetails(db, person.id);
      const view = (
        <WithdrawView
          called={person.shown}
          token={who.csrf}
          withdrawnWhy={withdrawnWhy}
          errors={[]}
          shown={{}}
        />
      );
      return page('Is this record a mistake?', view, { before: backTo(person.id, person.shown) });
    },
  }),
  post(paths.withdraw, {
    action: changePerson,
    audit: 'PersonWithdraw',
    subject: ofPerson,
    handle: saveWithdrawal,
  }),
];

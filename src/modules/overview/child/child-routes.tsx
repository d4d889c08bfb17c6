import type { PageRequest, Route } from '../../access/index.ts';
import { findBanner, get, seeLooks } from '../../access/index.ts';
import { correctCare, findMissingNow, getLifeInCare, viewMissing } from '../../care/index.ts';
import {
  findSummary,
  getHelpAndProtection,
  listNeeds,
  listSupports,
  listTouching,
  recordEntries,
  viewEntries,
  viewMentalHealth,
  viewPlan,
  viewSharing,
} from '../../practice/index.ts';
import { changePerson, peoplePaths, resolvePerson } from '../../people/index.ts';
import { labelOfCinCode } from '../../../formats/cin/codes.ts';
import { labelOf } from '../../../formats/ssda903/code-sets.ts';
import type { Read } from '../../../platform/database/database.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Contested } from '../../../platform/facts/index.ts';
import { listContestedOf } from '../../../platform/facts/index.ts';
import { href } from '../../../platform/http/path.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { factTables, fieldLabel, findFactKind } from '../facts/fact-kinds.ts';
import { contestedHref } from '../facts/fact-routes.tsx';
import { askSealedLink, openDisposal, readSubjectAccess, recordAdoption, viewChild } from '../permissions.ts';
import { carePage } from './child-page.ts';
import { helpRows } from './help-page.ts';
import { helpNow } from '../stepping/help-now.ts';
import { isLookedAfter } from '../stepping/read-help.ts';
import { listAround, listWorkerTimes } from './child-queries.ts';
import type { ChildViewProps } from './child-view.tsx';
import { ChildView } from './child-view.tsx';
import type { PersonFacts } from './person-queries.ts';
import { ageOf, callThem, listDisabilities, listPeople } from './person-queries.ts';
import { readStandingWarnings } from '../family/read-warnings.ts';
import { SupportLine } from '../edge-support/support-line-view.tsx';
import { MentalHealthLine } from '../mental-health/plan-panel-view.tsx';
import { SummaryPanel } from '../timeline/summary-view.tsx';

const path = '/children/:personId';
type ChildRequest = PageRequest<typeof path, Read, string>;

async function childPage(request: ChildRequest): Promise<Reply> {
  const { db, params, today, saw } = request;
  const { canonical, all: records } = await resolvePerson(db, params.personId);
  const [person] = await listPeople(db, [canonical]);
  if (!person) throw new NotFound();
  const life = await getLifeInCare(db, records);
  const around = await listAround(db, records);
  saw([...records, ...around.map(({ person: one }) => one.personId)]);
  const help = await getHelpAndProtection(db, records);
  const warnings = (await request.may(viewEntries)) ? await readStandingWarnings(db, [canonical]) : [];
  saw(warnings.map(({ warning }) => warning.personId));
  const props: ChildViewProps = {
    personId: person.personId,
    banner: await findBanner(db, records),
    name: callThem(person),
    who: [...whoLines(person), disabilityLine(await listDisabilities(db, records))],
    subtitle: subtitleOf(person, today),
    birthDate: person.birthDate,
    warnings,
    help: helpRows(help),
    helpNow: helpNow(help, isLookedAfter(life, today)),
    care: carePage(life, await listWorkerTimes(db, records), today),
    around: around.map(({ person: one, role }) => ({
      name: callThem(one),
      role,
      href: `/children/${one.personId}`,
    })),
    contested: (await listContestedOf(db, factTables, records)).map(toLink),
    done: doneWith(request),
    mayCorrect: await request.may(correctCare),
    addAround: (await request.may(changePerson))
      ? href(peoplePaths.newFact, { personId: params.personId, kind: 'family' })
      : undefined,
    entriesHref: (await request.may(viewEntries)) ? `/children/${canonical}/entries` : null,
    beginCsrf: (await request.may(recordEntries)) ? request.who.csrf : null,
    missing: (await request.may(viewMissing)) ? { now: await findMissingNow(db, records) } : null,
    outside: (await request.may(viewPlan)) ? await listTouching(db, records) : [],
    summary: await summaryOf(request, records),
    mentalHealth: await mentalHealthOf(request, records),
    support: await supportOf(request, records),
    manage: await listManaging(request, canonical),
    today,
  };
  return page(props.name, <ChildView {...props} />);
}

/** Where things stand, for who may read entries. */
async function summaryOf({ db, may, params, today }: ChildRequest, records: readonly string[]) {
  if (!(await may(viewEntries))) return null;
  return (
    <SummaryPanel
      summary={await findSummary(db, records)}
      personId={params.personId}
      today={today}
      mayWrite={await may(recordEntries)}
    />
  );
}

/** Open needs, their area first, for who may read them. */
async function mentalHealthOf({ db, may, params, today }: ChildRequest, records: readonly string[]) {
  if (!(await may(viewMentalHealth))) return null;
  return <MentalHealthLine needs={await listNeeds(db, records)} personId={params.personId} today={today} />;
}

/** Open support to stay at home in a line, for who may read the plan. */
async function supportOf({ db, may, params, today }: ChildRequest, records: readonly string[]) {
  if (!(await may(viewPlan))) return null;
  return <SupportLine supports={await listSupports(db, records)} personId={params.personId} today={today} />;
}

/** What may be done with the record as a whole, by whoever may. */
async function listManaging({ may }: ChildRequest, personId: string): Promise<ChildViewProps['manage']> {
  const links = [
    { act: seeLooks, href: `/people/${personId}/looks`, text: 'Who looked at this record' },
    { act: openDisposal, href: `/disposal/${personId}`, text: 'How long this record is kept' },
    { act: recordAdoption, href: `/children/${personId}/adoption`, text: 'An adoption order was made' },
    { act: viewSharing, href: `/people/${personId}/sharing`, text: 'What was shared, and with whom' },
    { act: readSubjectAccess, href: `/people/${personId}/subject-access`, text: 'A copy of what is held' },
    { act: askSealedLink, href: `/people/${personId}/sealed-link`, text: 'Open a sealed link' },
  ];
  const allowed = [];
  for (const { act, ...link } of links) if (await may(act, personId)) allowed.push(link);
  return allowed;
}

function subtitleOf(person: PersonFacts, today: PlainDate): string {
  const age = ageOf(person, today);
  const about = person.birthPrecision === 'day' ? '' : 'about ';
  if (person.diedOn) return `Died ${formatDate(person.diedOn)}${age === undefined ? '' : ` at ${age}`}`;
  if (person.expectedOn) return `Not born yet, expected ${formatDate(person.expectedOn)}`;
  if (!person.birthDate) return 'Date of birth not known';
  return `${age === undefined ? '' : `Age ${about}${age}, born `}${formatDate(person.birthDate)}`;
}

function whoLines(person: PersonFacts): [string, string][] {
  const known = (value: string | null) => value ?? 'Not known';
  const lines: [string, string | null][] = [
    ['Said as', person.saidAs],
    ['Pronouns', person.pronouns],
    ['Sex', person.sex && (labelOf('sex', person.sex) ?? person.sex)],
    ['Ethnicity', person.ethnicity && (labelOf('ethnicity', person.ethnicity) ?? person.ethnicity)],
    ['First language', person.firstLanguage],
    ['Child id', person.localId],
    [
      'Pupil number',
      person.pupilNumber && (labelOf('upn_unknown', person.pupilNumber) ?? person.pupilNumber),
    ],
    ['NHS number', person.nhsNumber?.replace(/^(...)(...)(....)$/, '$1 $2 $3') ?? null],
  ];
  return lines.map(([key, value]) => [key, known(value)]);
}

function disabilityLine(codes: readonly string[]): [string, string] {
  const labels = codes.map((code) => labelOfCinCode('disability', code) ?? code);
  return ['Disability', labels.length > 0 ? labels.join(', ') : 'Not known'];
}

function toLink(contested: Contested) {
  const kind = findFactKind(contested.label);
  const field = contested.field === null || !kind ? undefined : fieldLabel(kind, contested.field);
  const what = [field, kind?.title].filter(Boolean).join(': ');
  return {
    href: contestedHref(contested),
    text: `${what.slice(0, 1).toUpperCase()}${what.slice(1)}. ${contested.because}`,
  };
}

/** What was just saved, said once, with the way to undo it. */
function doneWith({ query, params }: ChildRequest): ChildViewProps['done'] {
  const kind = findFactKind(query['saved'] ?? query['settled'] ?? '');
  if (!kind) return undefined;
  const fact = query['fact'];
  const href =
    fact && /^[0-9a-f-]{36}$/.test(fact)
      ? `/children/${params.personId}/facts/${kind.table.label}/${fact}`
      : undefined;
  return { text: query['settled'] ? `Settled: ${kind.title}.` : `Changed: ${kind.title}.`, href };
}

/** The child's page. */
export const childRoutes: readonly Route[] = [
  get(path, {
    action: viewChild,
    audit: 'ChildRead',
    subject: ({ personId }) => personId,
    handle: childPage,
  }),
];

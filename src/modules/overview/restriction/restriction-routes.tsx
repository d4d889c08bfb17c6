import type { PageRequest, Restriction, Route } from '../../access/index.ts';
import {
  get,
  guardRecords,
  listAccountsWith,
  listNamed,
  listRestrictionsOf,
  post,
  restrict,
  restrictPerson,
  seeRestriction,
  usualReviewDays,
} from '../../access/index.ts';
import { getPerson, hrefOf, resolvePerson } from '../../people/index.ts';
import type { PersonId } from '../../people/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { addDays } from '../../../platform/dates/plain-date.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import { keepTyped, toPosted } from '../../../platform/forms/posted.ts';
import { id, integer } from '../../../platform/forms/text-fields.ts';
import { href } from '../../../platform/http/path.ts';
import { NotFound, Stale } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import type { Change } from './change-form.ts';
import { changes, findChange } from './change-form.ts';
import { ChangeView } from './change-view.tsx';
import type { Shown } from './form-parts.tsx';
import { nothingTyped, typedDay } from './form-parts.tsx';
import { meanwhile, errorsOf } from './refusal-words.ts';
import { levelsFor, parseRestriction } from './restrict-form.ts';
import { RestrictView } from './restrict-view.tsx';
import { findColleagues, getWhole, listGuardians, listToName } from './restriction-queries.ts';
import { restrictionPaths as paths } from './restriction-paths.ts';
import { OfPersonView } from './restriction-view.tsx';

type Request<P extends string, H extends Read = Read> = PageRequest<P, H, 'restrictPerson'>;
type SeeRequest = PageRequest<typeof paths.ofPerson, Read, 'seeRestriction'>;

const backToIt = (personId: PersonId) => (
  <BackLink href={href(paths.ofPerson, { personId })}>Restriction</BackLink>
);

const doneWords: Readonly<Record<string, string>> = {
  made: 'The record is restricted',
  ...Object.fromEntries(Object.entries(changes).map(([name, { done }]) => [name, done])),
};

async function showOfPerson({ db, params, who, today, query, saw, may }: SeeRequest): Promise<Reply> {
  const { canonical, all } = await resolvePerson(db, params.personId);
  if (canonical !== params.personId) return redirect(href(paths.ofPerson, { personId: canonical }));
  saw(all);
  const person = await getPerson(db, canonical);
  const { whole, nameOf } = await getWhole(db, await listRestrictionsOf(db, all));
  const props = {
    personId: canonical,
    called: person.shown,
    token: who.csrf,
    today,
    done: doneWords[query['done'] ?? ''],
    mayRestrict: await may(restrictPerson),
    whole,
    nameOf,
  };
  const before = <BackLink href={hrefOf(person)}>{person.shown}</BackLink>;
  return page(`Restriction of ${person.shown}`, <OfPersonView {...props} />, { before });
}

/** The form, or where to read that the record is restricted already. */
async function restrictForm(request: Request<typeof paths.new>, shown?: Shown): Promise<Reply> {
  const { db, params, who, today, may } = request;
  const { canonical, all } = await resolvePerson(db, params.personId);
  const restricted = await listRestrictionsOf(db, all);
  if (restricted.length > 0) return redirect(href(paths.ofPerson, { personId: canonical }));
  if (canonical !== params.personId) return redirect(href(paths.new, { personId: canonical }));
  const person = await getPerson(db, canonical);
  const usual = { typed: typedDay('reviewBy', addDays(today, usualReviewDays)), errors: [] };
  const view = (
    <RestrictView
      called={person.shown}
      token={who.csrf}
      offered={levelsFor(await may(guardRecords))}
      guardians={await listGuardians(db)}
      colleagues={await listToName(db, who, await listAccountsWith(db, canonical))}
      shown={shown ?? usual}
    />
  );
  return page(`Restrict ${person.shown}`, view, { errors: shown?.errors ?? [], before: backToIt(canonical) });
}

async function saveRestriction(request: Request<typeof paths.new, Write>): Promise<Reply> {
  const { db, params, who, today, body, authorised, may } = request;
  const accounts = [who.accountId, ...(await listAccountsWith(db, params.personId))];
  const parsed = parseRestriction(body, { maySeal: await may(guardRecords), accounts, today });
  if (!parsed.ok) return restrictForm(request, parsed);
  const errors = await errorsOf(restrict(db, authorised, parsed.value));
  if (errors.length === 0) return afterChange(request, 'made');
  // Restricted by somebody else meanwhile: there is no form any more in which the words could stand.
  if ((await listRestrictionsOf(db, [params.personId])).length > 0) throw new Stale();
  return restrictForm(request, { typed: typedAgain(body), errors });
}

/** What a refused form was sent with. */
const typedAgain = (body: Readonly<Record<string, unknown>>): Shown['typed'] =>
  keepTyped(toPosted(body), Object.keys(body));

/** Back to the restriction; or to the list, for who has just lost sight of the record. */
async function afterChange(
  { params, may }: Pick<Request<typeof paths.change, Write>, 'may'> & { params: { personId: PersonId } },
  done: string,
): Promise<Reply> {
  const sees = await may(seeRestriction);
  return redirect(`${sees ? href(paths.ofPerson, { personId: params.personId }) : paths.list}?done=${done}`);
}

type ChangeRequest<H extends Read = Read> = Request<typeof paths.change, H>;
type Asked = { readonly name: string; readonly change: Change; readonly restriction: Restriction };

/** Which change of which restriction is asked for; undefined when there is none that the actor may change. */
async function findAsked({ db, params }: ChangeRequest, of: string): Promise<Asked | undefined> {
  const change = findChange(params.change);
  if (!change) throw new NotFound();
  const { all } = await resolvePerson(db, params.personId);
  const open = (await listRestrictionsOf(db, all)).filter(({ mayChange }) => mayChange);
  const restriction = open.find((one) => one.id === of) ?? open[0];
  return restriction && { name: params.change, change, restriction };
}

async function changeForm(request: ChangeRequest, shown: Shown, asked: Asked): Promise<Reply> {
  const { db, params, who, query, may } = request;
  const person = await getPerson(db, params.personId);
  const named = await listNamed(db, [asked.restriction.id]);
  const typed = (query['q'] ?? '').slice(0, 200);
  const offered = levelsFor(await may(guardRecords)).filter((level) => level !== asked.restriction.level);
  const props = {
    ...asked,
    called: person.shown,
    token: who.csrf,
    offered,
    guardians: await listGuardians(db),
    shown,
  };
  const found = await findColleagues(
    db,
    typed,
    named.map(({ account }) => account),
  );
  return page(asked.change.heading, <ChangeView {...props} search={{ typed, found }} />, {
    errors: shown.errors,
    before: backToIt(person.id),
  });
}

async function showChange(request: ChangeRequest): Promise<Reply> {
  const asked = await findAsked(request, request.query['of'] ?? '');
  if (!asked || asked.name === 'unname') return redirect(href(paths.ofPerson, request.params));
  return changeForm(request, nothingTyped, asked);
}

const seenSchema = {
  of: id<'restriction'>({ label: 'the restriction' }),
  version: integer({ label: 'the version', min: 0, max: 2 ** 31 - 1 }),
};

async function saveChange(request: ChangeRequest<Write>): Promise<Reply> {
  const { db, body, today, may } = request;
  const seen = parseForm(seenSchema, body);
  const asked = await findAsked(request, seen.ok ? seen.value.of : '');
  if (!asked) throw new Stale();
  if (!seen.ok) return redirect(href(paths.ofPerson, request.params));
  const { level, id: present } = asked.restriction;
  // Changed to another level meanwhile: the form is about a restriction that is no more.
  const around = { today, maySeal: await may(guardRecords), level };
  const again =
    seen.value.of === present
      ? await asked.change.take(db, { id: seen.value.of, version: seen.value.version }, body, around)
      : { typed: typedAgain(body), errors: [meanwhile] };
  if (!again) return afterChange(request, asked.name);
  // There is no form to take somebody off: the page says who is named now.
  if (asked.name === 'unname') return redirect(href(paths.ofPerson, request.params));
  return changeForm(request, again, (await findAsked(request, present)) ?? asked);
}

const ofPerson = ({ personId }: { readonly personId: PersonId }) => personId;

/** The pages about the restriction of one person. */
export const ofPersonRoutes: readonly Route[] = [
  get(paths.ofPerson, {
    action: seeRestriction,
    audit: 'RestrictionRead',
    subject: ofPerson,
    handle: showOfPerson,
  }),
  get(paths.new, {
    action: restrictPerson,
    audit: 'RestrictionForm',
    subject: ofPerson,
    handle: (request) => restrictForm(request),
  }),
  post(paths.new, {
    action: restrictPerson,
    audit: 'RestrictionMake',
    subject: ofPerson,
    handle: saveRestriction,
  }),
  get(paths.change, {
    action: restrictPerson,
    audit: 'RestrictionChangeForm',
    subject: ofPerson,
    handle: showChange,
  }),
  post(paths.change, {
    action: restrictPerson,
    audit: 'RestrictionChange',
    stepUp: true,
    subject: ofPerson,
    handle: saveChange,
  }),
];

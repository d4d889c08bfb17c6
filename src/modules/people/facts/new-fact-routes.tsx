import type { PageRequest, Route } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { postedLine, toPosted } from '../../../platform/forms/posted.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { href } from '../../../platform/http/path.ts';
import { BadRequest } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { parseId } from '../../../platform/ids/ids.ts';
import { findTieChoice } from '../family/relationship-rules.ts';
import type { PeopleNeighbours } from '../neighbours.ts';
import { addPerson, changePerson } from '../permissions.ts';
import { listPersonCards } from '../persons/person-card.ts';
import { mapIn, paths } from '../persons/person-paths.ts';
import { backTo, backToMap } from '../persons/person-routes.tsx';
import { findPeople } from '../search/find-people.ts';
import { doneHref, factFormPage, ofPerson } from './change-fact-routes.tsx';
import { parseFactForm, typedFact } from './fact-form.ts';
import type { Setting } from './fact-setting.ts';
import { getSetting } from './fact-setting.ts';
import { ChoosePersonView } from './fact-view.tsx';
import { recordFact } from './save-fact.ts';

type Asking = PageRequest<typeof paths.newFact, Read, string>;

async function askNew(request: Asking, neighbours: PeopleNeighbours): Promise<Reply> {
  const { db, params, query, who, saw } = request;
  const setting = await getSetting(db, params, parseId<'person'>(query['other']));
  if (setting.kind.table === 'relationship' && !setting.other)
    return choosePerson(request, setting, neighbours);
  saw([...(setting.other ? [setting.other.id] : []), ...setting.holders.map(({ id }) => id)]);
  const shown = { ...shownFirst[setting.kind.table], tie: query['as'] ?? '', holder: query['with'] ?? '' };
  const map = mapIn(query);
  return factFormPage(setting, { token: who.csrf, shown, errors: [], existing: null, map, meanwhile: [] });
}

/** What a new form has in its fields. */
const shownFirst: Readonly<Partial<Record<Setting['kind']['table'], Typed>>> = {
  contact_point: { safe_to_use: 'yes' },
  tie: { seen_by: 'worker' },
};

/** What the family map handed over: what the other is to be to this person, and the map to lead back to. */
function handedOver(query: Readonly<Record<string, string>>): Typed {
  const [as, map] = [findTieChoice(query['as'] ?? '')?.value, mapIn(query)];
  return { ...(as ? { as } : {}), ...(map ? { map } : {}) };
}

async function choosePerson(
  { db, params, query, today, saw, may }: Asking,
  { person, ids }: Setting,
  neighbours: PeopleNeighbours,
): Promise<Reply> {
  const typed = (query['q'] ?? '').slice(0, 200).trim();
  const found = await findPeople(db, typed, { neighbours, today });
  const others = found.map(({ personId }) => personId).filter((id) => !ids.includes(id));
  const cards = await listPersonCards(db, others, { neighbours, today });
  saw(cards.map(({ id }) => id));
  const handed = handedOver(query);
  const asked = new URLSearchParams({ ...handed, q: typed }).toString();
  const add = mapIn(query) ? href(paths.newRelative, { personId: params.personId }) : paths.add;
  const isAsked = typed !== '' || mapIn(query) !== undefined;
  const addHref = isAsked && (await may(addPerson)) ? `${add}?${asked}` : null;
  const view = (
    <ChoosePersonView
      called={person.shown}
      typed={typed}
      path={href(paths.newFact, params)}
      cards={cards}
      addHref={addHref}
      handed={handed}
    />
  );
  const map = mapIn(query);
  return page(`Who is related to ${person.shown}?`, view, {
    before: map ? backToMap(map) : backTo(person.id, person.shown),
  });
}

type Saving = PageRequest<typeof paths.newFact, Write, 'changePerson'>;

async function saveNew({ db, params, body, query, who, authorised, saw }: Saving): Promise<Reply> {
  const { personId } = params;
  const setting = await getSetting(db, params, parseId<'person'>(postedLine(toPosted(body), 'other')));
  const { kind, person, other, holders } = setting;
  if (kind.table === 'relationship' && !other)
    throw new BadRequest('The form does not say who the relationship is with.');
  if (other) saw([other.id]);
  const again = (errors: readonly FieldError[]) =>
    factFormPage(setting, {
      token: who.csrf,
      shown: typedFact(kind, body),
      errors,
      existing: null,
      map: mapIn(query),
      meanwhile: [],
    });
  const parsed = parseFactForm(kind, body, { pair: other && { person, other }, holders });
  if (!parsed.ok) return again(parsed.errors);
  const saved = await recordFact(db, authorised, { kind, personId, values: parsed.value });
  return saved.ok
    ? redirect(doneHref({ personId, map: mapIn(query) }, 'added', { kind, id: saved.id }))
    : again([saved.error]);
}

/** Adding a fact about a person; for a relationship, finding whom it is with first. */
export function newFactRoutes(neighbours: PeopleNeighbours): readonly Route[] {
  const common = { action: changePerson, subject: ofPerson };
  return [
    get(paths.newFact, {
      ...common,
      audit: 'PersonFactForm',
      handle: (request) => askNew(request, neighbours),
    }),
    post(paths.newFact, { ...common, audit: 'PersonFactAdd', handle: saveNew }),
  ];
}

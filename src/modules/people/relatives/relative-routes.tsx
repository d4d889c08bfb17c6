import type { PageRequest, Route } from '../../access/index.ts';
import { authorise, get, post } from '../../access/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { href } from '../../../platform/http/path.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { shownFromSearch } from '../add/add-form.ts';
import { listLikely } from '../add/add-person.ts';
import { doneHref } from '../facts/change-fact-routes.tsx';
import { family } from '../facts/family-kind.ts';
import { findTieChoice, parentLabels } from '../family/relationship-rules.ts';
import type { PeopleNeighbours } from '../neighbours.ts';
import { addPerson, changePerson } from '../permissions.ts';
import { listPersonCards } from '../persons/person-card.ts';
import { mapIn, paths } from '../persons/person-paths.ts';
import type { PersonId, PersonSummary } from '../persons/person-queries.ts';
import { getPerson, getPersonSummary, listRelationships, resolvePerson } from '../persons/person-queries.ts';
import { backTo, backToMap } from '../persons/person-routes.tsx';
import { addRelative } from './add-relative.ts';
import { parseRelative, typedRelative } from './relative-form.ts';
import { LikelyRelativeView, RelativeView } from './relative-view.tsx';

/** Whose family it is, and who may be a parent of somebody new: the person's parents, and their partners. */
type Setting = {
  readonly person: PersonSummary;
  readonly parents: readonly PersonSummary[];
  /** Those who are ticked at first: the parents of a brother or sister; the only partner, for a child. */
  readonly likely: readonly string[];
};

async function getSetting(db: Read, personId: PersonId, as: string): Promise<Setting> {
  const person = await getPerson(db, personId);
  const { all } = await resolvePerson(db, personId);
  const related = await listRelationships(db, all);
  const partnerIs = /partner|husband|wife/;
  const chosen = findTieChoice(as);
  const wanted = (is: string) =>
    chosen?.tie === 'parent' && chosen.turned
      ? partnerIs.test(is)
      : chosen?.tie === 'brother or sister' && parentLabels.includes(is);
  const ids = related.filter(({ relativeIs }) => wanted(relativeIs)).map(({ relativeId }) => relativeId);
  const parents = [...(await getPersonSummary(db, [...new Set(ids)])).values()];
  const likely = chosen?.turned === true && parents.length > 1 ? [] : parents.map(({ id }) => id);
  return { person, parents, likely };
}

type Params = typeof paths.newRelative;
type Asked = PageRequest<Params, Read, string>;

function formPage(
  { params, query, who }: Pick<Asked, 'params' | 'query' | 'who'>,
  { person, parents }: Setting,
  { shown, errors }: { shown: Typed; errors: readonly FieldError[] },
): Reply {
  const map = mapIn(query);
  const view = (
    <RelativeView called={person.shown} token={who.csrf} shown={shown} errors={errors} parents={parents} />
  );
  const before = map ? backToMap(map) : backTo(params.personId, person.shown);
  return page('Add somebody to the family', view, { errors, before });
}

async function ask(request: Asked): Promise<Reply> {
  const { db, params, query, today, saw } = request;
  const as = findTieChoice(query['as'] ?? '')?.value ?? '';
  const setting = await getSetting(db, params.personId, as);
  saw(setting.parents.map(({ id }) => id));
  const searched = shownFromSearch((query['q'] ?? '').slice(0, 200), today);
  return formPage(request, setting, { shown: { ...searched, tie: as, parents: setting.likely }, errors: [] });
}

type Saving = PageRequest<Params, Write, 'changePerson'>;

async function save(request: Saving, neighbours: PeopleNeighbours): Promise<Reply> {
  const { db, params, query, body, today, saw, authorised } = request;
  const as = query['as'] ?? '';
  const setting = await getSetting(db, params.personId, as);
  const parsed = parseRelative(body, { today, parents: setting.parents.map(({ id }) => id) });
  if (!parsed.ok) return formPage(request, setting, { shown: typedRelative(body), errors: parsed.errors });
  const proofs = { add: await authorise(db, addPerson, null), change: authorised };
  const likely = body['none'] === 'yes' ? [] : await listLikely(db, parsed.value.person);
  const others = likely.map(({ personId }) => personId).filter((id) => id !== params.personId);
  if (others.length > 0) return likelyPage(request, others, neighbours);
  const { id, factId } = await addRelative(db, proofs, setting, parsed.value);
  saw([id]);
  return redirect(doneHref({ ...params, map: mapIn(query) }, 'added', { kind: family, id: factId }));
}

async function likelyPage(
  { db, params, query, body, today, who, saw }: Saving,
  ids: readonly string[],
  neighbours: PeopleNeighbours,
): Promise<Reply> {
  const cards = await listPersonCards(db, ids, { neighbours, today });
  saw(cards.map(({ id }) => id));
  const path = href(paths.newFact, { ...params, kind: family.path });
  const tie = findTieChoice(String(body['tie']))?.value ?? '';
  const handed = { as: tie, ...(mapIn(query) ? { map: query['map'] ?? '' } : {}) };
  const view = (
    <LikelyRelativeView
      token={who.csrf}
      shown={typedRelative(body)}
      cards={cards}
      chooseHref={(other) => `${path}?${new URLSearchParams({ other, ...handed }).toString()}`}
    />
  );
  return page('Is it one of these people?', view);
}

/** Adding somebody new to a family, with who they are to somebody in it. */
export function relativeRoutes(neighbours: PeopleNeighbours): readonly Route[] {
  const common = { action: changePerson, subject: ({ personId }: { personId: PersonId }) => personId };
  return [
    get(paths.newRelative, { ...common, audit: 'PersonRelativeForm', handle: ask }),
    post(paths.newRelative, {
      ...common,
      audit: 'PersonRelativeAdd',
      handle: (request) => save(request, neighbours),
    }),
  ];
}

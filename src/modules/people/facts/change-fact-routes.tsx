import type { PageRequest, Route } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
import type { Write } from '../../../platform/database/database.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Params } from '../../../platform/http/path.ts';
import { href } from '../../../platform/http/path.ts';
import { BadRequest, Stale } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { changePerson } from '../permissions.ts';
import { mapIn, paths } from '../persons/person-paths.ts';
import type { PersonId } from '../persons/person-queries.ts';
import { backTo, backToMap, versionOf } from '../persons/person-routes.tsx';
import { parseFactForm, shownOther, typedFact } from './fact-form.ts';
import type { FactKind } from './fact-kind.ts';
import { seenFrom } from './fact-lines.ts';
import type { FactSetting, Setting } from './fact-setting.ts';
import { getFactSetting, getSetting, valuesFor } from './fact-setting.ts';
import { FactFormView } from './fact-view.tsx';
import type { FactFormProps } from './fact-view.tsx';
import { shownFrom } from './form-view.tsx';
import { correctFact, putBack, takeBack } from './save-fact.ts';

export const ofPerson = ({ personId }: { readonly personId: PersonId }) => personId;

type Form = Pick<FactFormProps, 'shown' | 'errors' | 'existing' | 'meanwhile' | 'token'> & {
  readonly status?: number;
  /** The family map that the form was opened from. */
  readonly map?: PersonId | undefined;
};

/** The form of a fact as a page. */
export function factFormPage(
  { kind, person, other, holders }: Setting,
  { status, map, ...form }: Form,
): Reply {
  const heading = `${form.existing ? 'Change' : 'Add'} ${kind.one}: ${person.shown}`;
  const pair = other && { person: person.shown, other };
  const view = <FactFormView kind={kind} heading={heading} pair={pair} holders={holders} {...form} />;
  const before = map ? backToMap(map) : backTo(person.id, person.shown);
  return page(heading, view, { errors: form.errors, before, ...(status ? { status } : {}) });
}

/** Where saving leads: the person's page, or the family map that the form was opened from; both say what was done. */
export function doneHref(
  { personId, map }: { readonly personId: PersonId; readonly map: PersonId | undefined },
  verb: string,
  { kind, id }: { kind: FactKind; id: string },
): string {
  const done = `done=${verb}-${kind.path}&fact=${id}`;
  return map
    ? `${href(paths.family, { personId: map })}?focus=${personId}&${done}`
    : `${href(paths.person, { personId })}?${done}`;
}

type OneParams = Params<typeof paths.fact>;

const existingOf = (params: OneParams, version: number, map: PersonId | undefined) => ({
  version,
  takeBackPath: `${href(paths.takeBack, params)}${map ? `?map=${map}` : ''}`,
});

function shownFact({ kind, fact, ids }: FactSetting) {
  const values = kind.table === 'relationship' ? seenFrom(fact, ids) : fact.values;
  return { ...shownFrom(kind.questions, fact.values), ...shownOther(kind, values) };
}

type Saving = PageRequest<typeof paths.fact, Write, 'changePerson'>;
type Again = {
  readonly errors: readonly FieldError[];
  readonly version: number;
  readonly meanwhile?: readonly string[];
  readonly status?: number;
};

async function saveChange(request: Saving): Promise<Reply> {
  const { db, params, body, query, authorised, saw } = request;
  const setting = await getFactSetting(db, params);
  const { kind, person, other, holders, fact } = setting;
  if (other) saw([other.id]);
  const version = versionOf(Number(body['version']));
  const parsed = parseFactForm(kind, body, { pair: other && { person, other }, holders });
  if (!parsed.ok) return again(request, setting, { errors: parsed.errors, version });
  const change = {
    kind,
    personId: params.personId,
    read: { id: fact.id, version },
    values: valuesFor(setting, parsed.value),
  };
  try {
    const saved = await correctFact(db, authorised, change);
    return saved.ok
      ? redirect(doneHref({ ...params, map: mapIn(query) }, 'changed', { kind, id: fact.id }))
      : again(request, setting, { errors: [saved.error], version });
  } catch (error) {
    if (!(error instanceof Stale)) throw error;
    return again(request, setting, changedMeanwhile(setting, request));
  }
}

/** Nothing of one's own is lost: the form comes back as it was typed, with what somebody else made of it. */
function changedMeanwhile({ kind, fact, ids }: FactSetting, { today }: Saving): Again {
  const line = kind.line(kind.table === 'relationship' ? seenFrom(fact, ids) : fact.values, today);
  return {
    errors: [fieldError('meanwhile', 'Somebody else changed this while you were writing')],
    version: fact.version,
    meanwhile: [[line.main, line.detail].filter((part) => part !== '').join(' · ')],
    status: 409,
  };
}

function again(
  { params, body, who, query }: Saving,
  setting: FactSetting,
  { errors, version, meanwhile = [], ...more }: Again,
): Reply {
  const shown = typedFact(setting.kind, body);
  return factFormPage(setting, {
    token: who.csrf,
    shown,
    errors,
    existing: existingOf(params, version, mapIn(query)),
    map: mapIn(query),
    meanwhile,
    ...more,
  });
}

type Removing = PageRequest<typeof paths.takeBack, Write, 'changePerson'>;

async function remove({ db, params, body, query, authorised }: Removing): Promise<Reply> {
  const { kind, fact } = await getFactSetting(db, params);
  const read = { id: fact.id, version: versionOf(Number(body['version'])) };
  await takeBack(db, authorised, { kind, personId: params.personId, read });
  return redirect(doneHref({ ...params, map: mapIn(query) }, 'removed', { kind, id: fact.id }));
}

type Restoring = PageRequest<typeof paths.putBack, Write, 'changePerson'>;

async function restore({ db, params, query, authorised }: Restoring): Promise<Reply> {
  const { personId, factId } = params;
  const { kind, ids } = await getSetting(db, params);
  const saved = await putBack(db, authorised, { kind, personId, id: factId, ids });
  if (!saved.ok) throw new BadRequest(`It cannot be put back: ${saved.error.text}.`, 409);
  return redirect(doneHref({ personId, map: mapIn(query) }, 'returned', { kind, id: factId }));
}

const common = { action: changePerson, subject: ofPerson };

/** Correcting a fact about a person, taking it back, putting it back. */
export const changeFactRoutes: readonly Route[] = [
  get(paths.fact, {
    ...common,
    audit: 'PersonFactForm',
    handle: async ({ db, params, who, query, saw }) => {
      const setting = await getFactSetting(db, params);
      saw(setting.other ? [setting.other.id] : setting.holders.map(({ id }) => id));
      const existing = existingOf(params, setting.fact.version, mapIn(query));
      return factFormPage(setting, {
        token: who.csrf,
        shown: shownFact(setting),
        errors: [],
        existing,
        map: mapIn(query),
        meanwhile: [],
      });
    },
  }),
  post(paths.fact, { ...common, audit: 'PersonFactChange', handle: saveChange }),
  post(paths.takeBack, { ...common, audit: 'PersonFactTakeBack', handle: remove }),
  post(paths.putBack, { ...common, audit: 'PersonFactPutBack', handle: restore }),
];

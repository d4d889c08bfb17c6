import type { PageRequest, Route } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { unlessRefused } from '../../../platform/facts/index.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { longText } from '../../../platform/forms/text-fields.ts';
import { href } from '../../../platform/http/path.ts';
import { NotFound, Stale } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { personChanged } from '../events.ts';
import { getFamily } from '../family-map/family-queries.ts';
import { noNeighbours } from '../neighbours.ts';
import { withholdAddress } from '../permissions.ts';
import type { Home, PersonId, PersonSummary } from '../persons/person-queries.ts';
import { getPerson, listAddresses, resolvePerson } from '../persons/person-queries.ts';
import { backTo, versionOf } from '../persons/person-routes.tsx';
import type { Offered } from './withheld-form.ts';
import { allHomes, everybody, parseWithheld, typedWithheld } from './withheld-form.ts';
import { withheldPaths as paths } from './withheld-paths.ts';
import type { Withheld } from './withheld-queries.ts';
import {
  addWithheld,
  endWithheld,
  listKeptAddresses,
  listWithheld,
  resumeWithheld,
} from './withheld-queries.ts';
import { keptWords } from './withheld-rules.ts';
import type { WithheldLine } from './withheld-view.tsx';
import { WithheldView } from './withheld-view.tsx';

/** Whose page it is, from whom it may be withheld, and where they live. */
type Setting = {
  readonly person: PersonSummary;
  readonly records: readonly PersonId[];
  readonly kept: boolean;
  readonly family: ReadonlyMap<string, PersonSummary>;
  readonly homes: readonly Home[];
  readonly decided: readonly Withheld[];
};

type Asked = Pick<PageRequest<typeof paths.list, Read, string>, 'db' | 'today' | 'saw' | 'who' | 'query'> & {
  readonly params: { readonly personId: PersonId };
};

async function getSetting({ db, params, today, saw }: Asked): Promise<Setting> {
  const { canonical, all } = await resolvePerson(db, params.personId);
  const person = await getPerson(db, canonical);
  const { people } = await getFamily(db, canonical, { on: today, neighbours: noNeighbours });
  const family = new Map([...people].filter(([id]) => id !== canonical).sort(byName));
  const keptIds = await listKeptAddresses(db, all);
  saw([...all, ...family.keys()]);
  const homes = await listAddresses(db, all);
  return {
    person,
    records: all,
    kept: keptIds.size > 0,
    family,
    homes,
    decided: await listWithheld(db, all),
  };
}

const byName = (
  [one, { shown }]: readonly [string, PersonSummary],
  [other, next]: readonly [string, PersonSummary],
) => shown.localeCompare(next.shown, 'en-GB') || one.localeCompare(other);

const offeredIn = ({ family, homes }: Setting, today: PlainDate): Offered => ({
  from: [...family.keys()],
  homes: homes.map(({ residenceId }) => residenceId),
  today,
});

type Again = { readonly shown: Typed; readonly errors: readonly FieldError[]; readonly problem?: string };

const doneWords: Readonly<Record<string, string>> = {
  withheld: 'The address is withheld from now on. You can end it below',
  ended: 'It has ended. If that was a mistake, withhold it again below',
  resumed: 'The address is withheld again',
};

function draw({ who, query, today }: Asked, setting: Setting, again: Again): Reply {
  const { person } = setting;
  const view = (
    <WithheldView
      called={person.shown}
      token={who.csrf}
      kept={setting.kept ? keptWords : null}
      done={again.errors.length === 0 ? (doneWords[query['done'] ?? ''] ?? null) : null}
      problem={again.problem ?? null}
      lines={setting.decided.map((one) => lineOf(one, setting, today))}
      from={fromChoices(setting)}
      homes={homeChoices(setting)}
      shown={again.shown}
      errors={again.errors}
    />
  );
  const status = again.problem ? 409 : again.errors.length > 0 ? 422 : 200;
  return page(`Who must not learn where ${person.shown} lives`, view, {
    errors: again.errors,
    before: backTo(person.id, person.shown),
    status,
  });
}

function fromChoices({ family }: Setting) {
  return [
    ...[...family.values()].map(({ id, shown }) => ({
      value: id,
      text: shown,
      hint: 'And anyone acting for them',
    })),
    {
      value: everybody,
      text: 'Everybody who does not work with them',
      hint: 'For a refuge, or a foster or adoptive home that is confidential. Colleagues do not see it either',
    },
  ];
}

const addressOf = ({ lines, postcode }: Home) =>
  [lines?.replace(/\n/g, ', '), postcode].filter(Boolean).join(', ') || 'Address not written down';

function homeChoices({ homes }: Setting) {
  return [
    { value: allHomes, text: 'Every home, also one in care' },
    ...homes.map((home) => ({ value: home.residenceId, text: `Only ${addressOf(home)}` })),
  ];
}

function lineOf(one: Withheld, setting: Setting, today: PlainDate): WithheldLine {
  const { family, person } = setting;
  const named = one.fromId === null ? 'Everybody who does not work with them' : family.get(one.fromId)?.shown;
  const from = named ?? 'Somebody';
  const params = { personId: person.id, withheldId: one.id };
  const stands = one.ends === null;
  return {
    id: one.id,
    heading: one.ends === null ? from : `${from} (until ${formatDate(one.ends)})`,
    rows: [
      ['Homes', homesWords(one, setting)],
      ['Why', one.why],
      ['Decided', `${formatDate(one.decidedOn)} by ${one.decidedBy}`],
      ['To be looked at again by', reviewWords(one, today)],
      ...(one.endedBecause === null ? [] : [['Why it ended', one.endedBecause] as const]),
    ],
    version: one.version,
    endHref: stands ? href(paths.end, params) : null,
    resumeHref: stands ? null : href(paths.resume, params),
  };
}

function homesWords({ residenceId, starts }: Withheld, { homes }: Setting): string {
  if (residenceId === null) return `Every home since ${formatDate(starts)}`;
  const home = homes.find((one) => one.residenceId === residenceId);
  return home ? addressOf(home) : 'One home';
}

function reviewWords({ ends, reviewBy }: Withheld, today: PlainDate): string {
  const isLate = ends === null && reviewBy < today;
  return `${formatDate(reviewBy)}${isLate ? ' (this day has passed: look at it again)' : ''}`;
}

async function show(request: Asked): Promise<Reply> {
  return draw(request, await getSetting(request), { shown: { decided_by: request.who.name }, errors: [] });
}

async function save(request: PageRequest<typeof paths.list, Write, string>): Promise<Reply> {
  const setting = await getSetting(request);
  if (setting.kept) throw new NotFound();
  const offered = offeredIn(setting, request.today);
  const parsed = parseWithheld(request.body, offered);
  const shown = typedWithheld(request.body, offered);
  if (!parsed.ok) return draw(request, setting, { shown, errors: parsed.errors });
  const { db, params } = request;
  const refusal = await unlessRefused(db, () => addWithheld(db, setting.person.id, parsed.value));
  if (refusal) {
    const errors = [fieldError('from', 'This is withheld from them already: see above')];
    return draw(request, setting, { shown, errors });
  }
  await db.announce(personChanged(setting.person.id, 'address_withheld'));
  return redirect(`${href(paths.list, params)}?done=withheld`);
}

const meanwhile = 'Somebody else changed this while you were reading. This is how it stands now';

async function end(request: PageRequest<typeof paths.end, Write, string>): Promise<Reply> {
  const { db, params, body } = request;
  const field = `because-${params.withheldId}`;
  const parsed = parseForm(
    { [field]: longText({ label: 'why it need not be withheld any more', max: 1000 }) },
    body,
  );
  const setting = await getSetting(request);
  const one = decisionIn(setting, params.withheldId);
  if (!parsed.ok) return draw(request, setting, { shown: parsed.typed, errors: parsed.errors });
  const known = { id: one.id, version: versionOf(Number(body['version'])) };
  return changed(request, 'ended', () => endWithheld(db, known, parsed.value[field] ?? ''));
}

async function resume(request: PageRequest<typeof paths.resume, Write, string>): Promise<Reply> {
  const { db, params, body } = request;
  const one = decisionIn(await getSetting(request), params.withheldId);
  const known = { id: one.id, version: versionOf(Number(body['version'])) };
  return changed(request, 'resumed', () => resumeWithheld(db, known));
}

/** The decision, if it is about this person and the reader may know of it. @throws NotFound */
function decisionIn({ decided }: Setting, id: string): Withheld {
  const found = decided.find((one) => one.id === id);
  if (!found) throw new NotFound();
  return found;
}

async function changed(
  request: Asked & { readonly db: Write },
  done: 'ended' | 'resumed',
  work: () => Promise<void>,
): Promise<Reply> {
  const { db, params } = request;
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Stale)) throw error;
    return draw(request, await getSetting(request), { shown: {}, errors: [], problem: meanwhile });
  }
  await db.announce(personChanged(params.personId, 'address_withheld'));
  return redirect(`${href(paths.list, { personId: params.personId })}?done=${done}`);
}

const common = {
  action: withholdAddress,
  subject: ({ personId }: { readonly personId: PersonId }) => personId,
};

/** From whom it is withheld where somebody lives. */
export const withheldRoutes: readonly Route[] = [
  get(paths.list, { ...common, audit: 'AddressWithheldRead', handle: show }),
  post(paths.list, { ...common, audit: 'AddressWithhold', handle: save }),
  post(paths.end, { ...common, audit: 'AddressWithholdEnd', handle: end }),
  post(paths.resume, { ...common, audit: 'AddressWithholdResume', handle: resume }),
];

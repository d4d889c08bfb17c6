import type { VNode } from 'preact';
import type { PageRequest, Route } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
import type { StarArea, WrittenArea } from '../../practice/index.ts';
import {
  areaName,
  areasOf,
  areasSchema,
  changePlan,
  holdStar,
  listWrittenAreas,
  parseAreas,
  sayAreas,
  starAreas,
} from '../../practice/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { typedIn } from '../../../platform/forms/form.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { postedLine, toPosted } from '../../../platform/forms/posted.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { isUuid, newId } from '../../../platform/ids/ids.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { Button } from '../../../platform/views/components/button.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { Asked } from '../entries/field-views.tsx';
import { asked } from '../entries/field-views.tsx';
import type { WhosePage } from '../promises/whose-page.ts';
import { getWhosePage } from '../promises/whose-page.ts';
import { areasPath, childSubject, starOf } from './star-paths.ts';

type Asking<Handle extends Read> = PageRequest<typeof areasPath, Handle, string>;
type Found = { readonly child: WhosePage; readonly written: readonly WrittenArea[] };

async function find({ db, params, saw }: Asking<Read>): Promise<Found> {
  const child = await getWhosePage(db, params.personId);
  saw(child.records);
  return { child, written: await listWrittenAreas(db, child.records) };
}

type Filled = {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  /** Of the area that is added: sent twice, the form adds one. */
  readonly newArea: string;
};

function formPage({ who }: Asking<Read>, { child, written }: Found, filled: Filled): Reply {
  const here = starOf(child.personId);
  const title = `What ${child.firstName} calls the areas of the star`;
  const body = (
    <AreasForm
      {...filled}
      title={title}
      firstName={child.firstName}
      areas={areasOf(written)}
      stamp={String(written.length)}
      action={`${here}/areas`}
      csrf={who.csrf}
    />
  );
  return page(title, body, { errors: filled.errors, before: <BackLink href={here}>The star</BackLink> });
}

type FormProps = Filled & {
  readonly title: string;
  readonly firstName: string;
  readonly areas: readonly StarArea[];
  readonly stamp: string;
  readonly action: string;
  readonly csrf: string;
};

const eight: ReadonlyMap<string, string> = new Map(Object.entries(starAreas));

function AreasForm({
  title,
  firstName,
  areas,
  stamp,
  action,
  csrf,
  typed,
  errors,
  newArea,
}: FormProps): VNode {
  const all: Asked = { typed, errors, behind: '' };
  return (
    <form method="post" action={action} novalidate>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">
        {firstName} can call each area as {firstName} likes, and add what is missing. Numbers given before
        stay with their area.
      </p>
      <CsrfField token={csrf} />
      <input type="hidden" name="stamp" value={stamp} />
      <input type="hidden" name="added" value={newArea} />
      {areas.map(({ area }) => (
        <Input
          {...asked(all, areaName(area), eight.get(area) ?? `${firstName}’s own (empty it to ask no more)`)}
        />
      ))}
      <Input {...asked(all, areaName('new'), `Add one of ${firstName}’s own (optional)`)} />
      <Button preventDoubleClick>Save</Button>
    </form>
  );
}

const typedOf = (areas: readonly StarArea[]): Typed =>
  Object.fromEntries(areas.map(({ area, name }) => [areaName(area), name]));

/** What the form sent, and no box that it did not have: an area that somebody added meanwhile is not emptied. */
const sentOf = (body: unknown): Typed =>
  Object.fromEntries(
    Object.entries(toPosted(body)).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );

const freshArea = (): string => `own-${newId()}`;

function newAreaOf(body: Readonly<Record<string, unknown>>): string {
  const posted = postedLine(body, 'added');
  return posted.startsWith('own-') && isUuid(posted.slice(4)) ? posted : freshArea();
}

async function save(request: Asking<Write>): Promise<Reply> {
  const { db, body, params } = request;
  await holdStar(db, (await getWhosePage(db, params.personId)).personId);
  const found = await find(request);
  const { child, written } = found;
  const areas = areasOf(written);
  const typed = typedIn(areasSchema(areas), body);
  const newArea = newAreaOf(body);
  if (written.some(({ area }) => area === newArea)) return redirect(`${starOf(child.personId)}?saved=before`);
  const parsed = parseAreas(body, { areas, newArea });
  if (!parsed.ok) return formPage(request, found, { typed, errors: parsed.errors, newArea });
  const isMoved = postedLine(body, 'stamp') !== String(written.length);
  if (isMoved && isSame(parsed.value, areas)) return redirect(`${starOf(child.personId)}?saved=before`);
  if (isMoved)
    return formPage(request, found, {
      typed: { ...typedOf(areas), ...sentOf(body) },
      errors: [tooLate],
      newArea,
    });
  await sayAreas(db, { personId: child.personId, written }, parsed.value);
  return redirect(`${starOf(child.personId)}?saved=yes`);
}

/** The names stand as they were typed: the form was sent twice. */
const isSame = (said: readonly StarArea[], stands: readonly StarArea[]) =>
  said.length === stands.length &&
  said.every((one) => stands.some(({ area, name }) => area === one.area && name === one.name));

const tooLate = fieldError(
  areaName('mind'),
  'Somebody else changed the areas after you opened them. What you typed is kept; save again if it still holds',
);

/** What a child calls the areas of their star, and the child's own. */
export const areaRoutes: readonly Route[] = [
  get(areasPath, {
    action: changePlan,
    audit: 'StarAreasForm',
    subject: childSubject,
    handle: async (request) => {
      const found = await find(request);
      return formPage(request, found, {
        typed: typedOf(areasOf(found.written)),
        errors: [],
        newArea: freshArea(),
      });
    },
  }),
  post(areasPath, { action: changePlan, audit: 'StarAreasSave', subject: childSubject, handle: save }),
];

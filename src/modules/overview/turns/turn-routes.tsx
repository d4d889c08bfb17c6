import type { VNode } from 'preact';
import type { Action, PageRequest, Route } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import type { Parsed, Schema } from '../../../platform/forms/form.ts';
import { typedIn } from '../../../platform/forms/form.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { postedLine } from '../../../platform/forms/posted.ts';
import type { Params } from '../../../platform/http/path.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { isUuid, newId } from '../../../platform/ids/ids.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { Button } from '../../../platform/views/components/button.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { Asked } from '../entries/field-views.tsx';
import type { WhosePage } from '../promises/whose-page.ts';
import { getWhosePage } from '../promises/whose-page.ts';

/** A thing that is said of in turns, found by the address, with whose it is and what is to be said of it now. */
export type Around<Thing, Act extends string> = {
  readonly child: WhosePage;
  readonly thing: Thing;
  readonly act: Act;
  readonly today: PlainDate;
  /** Who writes. */
  readonly writer: string;
};

/** Where the address says what is meant. */
export type TurnKey = { readonly personId: string; readonly id: string; readonly act: string };

/**
 * A page for each thing that can be said of a promise, a wish, a letter: it is held while it is said, so that the second of two people
 * is told and keeps what they typed; the form has an id, so that pressing twice saves once and says so.
 */
export type TurnPages<P extends string, Thing, Act extends string, Change> = {
  readonly path: P;
  readonly keyOf: (params: Params<P>) => TurnKey;
  readonly action: Action<string, 'subject'>;
  readonly audits: readonly [form: Route['audit'], save: Route['audit']];
  readonly acts: readonly Act[];
  readonly titles: Readonly<Record<Act, string>>;
  readonly hold: (db: Write, id: string) => Promise<void>;
  readonly find: (db: Read, records: readonly string[], id: string) => Promise<Thing>;
  /** People beside the child whom it names, for the trail. */
  readonly names: (thing: Thing) => readonly string[];
  readonly next: (thing: Thing, today: PlainDate) => readonly Act[];
  /** Tells whether somebody was faster. */
  readonly stamp: (thing: Thing) => string;
  /** Whether the actor saved the form with this id before. */
  readonly wasSaved: (db: Read, formId: string) => Promise<boolean>;
  /** The page of the thing itself. */
  readonly link: (personId: string, id: string) => string;
  readonly back: string;
  readonly begin: (db: Read, around: Around<Thing, Act>) => Promise<Typed>;
  readonly show: (around: Around<Thing, Act>) => VNode;
  readonly questions: (asked: Asked, around: Around<Thing, Act>) => VNode;
  /** The form as it was posted; of a single press, what the press means. */
  readonly posted?: (body: Readonly<Record<string, unknown>>, around: Around<Thing, Act>) => unknown;
  readonly schema: (act: Act, today: PlainDate) => Schema;
  readonly parse: (act: Act, posted: unknown, around: Around<Thing, Act>) => Parsed<Change>;
  readonly save: (db: Write, around: Around<Thing, Act>, formId: string, change: Change) => Promise<void>;
  /** Beside which question it stands that somebody was faster, and what the thing is called. */
  readonly tooLate: { readonly field: (act: Act) => string; readonly thing: string };
};

type Filled = {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  /** Of the form: sent twice, it is saved once. */
  readonly formId: string;
};

type Asking<P extends string, Handle extends Read> = PageRequest<P, Handle, string>;

async function find<P extends string, Thing, Act extends string, Change>(
  pages: TurnPages<P, Thing, Act, Change>,
  { db, params, saw, today, who }: Asking<P, Read>,
): Promise<Around<Thing, Act>> {
  const { personId, id, act: asked } = pages.keyOf(params);
  const act = pages.acts.find((one) => one === asked);
  if (act === undefined) throw new NotFound();
  const child = await getWhosePage(db, personId);
  const thing = await pages.find(db, child.records, id);
  saw([...child.records, ...pages.names(thing)]);
  return { child, thing, act, today, writer: who.name };
}

function formPage<P extends string, Thing, Act extends string, Change>(
  pages: TurnPages<P, Thing, Act, Change>,
  { who, params }: Asking<P, Read>,
  around: Around<Thing, Act>,
  filled: Filled,
): Reply {
  const { act, thing, child, today } = around;
  const link = pages.link(child.personId, pages.keyOf(params).id);
  const body = (
    <>
      <h1 class="govuk-heading-l">{pages.titles[act]}</h1>
      {pages.show(around)}
      {pages.next(thing, today).includes(act) ? (
        <form method="post" action={`${link}/${act}`} novalidate>
          <CsrfField token={who.csrf} />
          <input type="hidden" name="form" value={filled.formId} />
          <input type="hidden" name="stamp" value={pages.stamp(thing)} />
          {pages.questions({ typed: filled.typed, errors: filled.errors, behind: '' }, around)}
          <Button preventDoubleClick>Save</Button>
        </form>
      ) : (
        <p class="govuk-body">This cannot be said of it as it stands now. Go back to see what can.</p>
      )}
    </>
  );
  return page(pages.titles[act], body, {
    errors: filled.errors,
    before: <BackLink href={link}>{pages.back}</BackLink>,
  });
}

async function save<P extends string, Thing, Act extends string, Change>(
  pages: TurnPages<P, Thing, Act, Change>,
  request: Asking<P, Write>,
): Promise<Reply> {
  const { db, body, params, today } = request;
  const { id } = pages.keyOf(params);
  await pages.hold(db, id);
  const around = await find(pages, request);
  const link = pages.link(around.child.personId, id);
  const sent = postedLine(body, 'form');
  const formId = isUuid(sent) ? sent : newId();
  if (await pages.wasSaved(db, formId)) return redirect(`${link}?saved=before`);
  const posted = pages.posted?.(body, around) ?? body;
  const typed = typedIn(pages.schema(around.act, today), posted);
  const isLate =
    postedLine(body, 'stamp') !== pages.stamp(around.thing) ||
    !pages.next(around.thing, today).includes(around.act);
  if (isLate)
    return formPage(pages, request, around, { typed, errors: [tooLate(pages.tooLate, around.act)], formId });
  const parsed = pages.parse(around.act, posted, around);
  if (!parsed.ok) return formPage(pages, request, around, { typed, errors: parsed.errors, formId });
  await pages.save(db, around, formId, parsed.value);
  return redirect(`${link}?saved=yes`);
}

const tooLate = <Act extends string>(
  { field, thing }: TurnPages<string, unknown, Act, unknown>['tooLate'],
  act: Act,
): FieldError =>
  fieldError(
    field(act),
    `Somebody else said something of this ${thing} after you opened it: how it stands now is shown. What you typed is kept; save again if it still holds`,
  );

/** The pages of what can be said of a thing: a form for each act, and where it is sent. */
export function turnRoutes<P extends string, Thing, Act extends string, Change>(
  pages: TurnPages<P, Thing, Act, Change>,
): readonly Route[] {
  const { path, action, audits } = pages;
  const subject = (params: Params<P>) => pages.keyOf(params).personId;
  return [
    get(path, {
      action,
      audit: audits[0],
      subject,
      handle: async (request) => {
        const around = await find(pages, request);
        const typed = await pages.begin(request.db, around);
        return formPage(pages, request, around, { typed, errors: [], formId: newId() });
      },
    }),
    post(path, { action, audit: audits[1], subject, handle: (request) => save(pages, request) }),
  ];
}

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
import type { Asked } from '../entries/field-views.tsx';
import { RowForm } from './row-form.tsx';

/** A thing that is said of in turns, as its address finds it, with whatever else its pages show. */
export type Found<Thing> = {
  readonly child: { readonly personId: string };
  readonly thing: Thing;
  /** Everybody of whom it tells, for the trail. */
  readonly everybody: readonly string[];
};

/** What was found, with what is to be said of it now. */
export type Around<F, Act extends string> = F & {
  readonly act: Act;
  readonly today: PlainDate;
  /** Who writes. */
  readonly writer: string;
};

/** Where the address says what is meant. */
export type TurnKey = { readonly personId: string; readonly id: string; readonly act: string };

/** What is looked for: of a thing with parts, `of` is the part that a link or the form names. */
export type Sought<Act extends string> = {
  readonly personId: string;
  readonly id: string;
  readonly act: Act;
  readonly of: string;
  readonly today: PlainDate;
};

/**
 * A page for each thing that can be said of a letter, a need, support: it is held while it is said, so that the second of two people
 * is told and keeps what they typed; the form has an id, so that pressing twice saves once and says so.
 */
export type TurnPages<P extends string, F extends Found<unknown>, Act extends string, Change> = {
  readonly path: P;
  readonly keyOf: (params: Params<P>) => TurnKey;
  readonly action: Action<string, 'subject'>;
  readonly audits: readonly [form: Route['audit'], save: Route['audit']];
  readonly acts: readonly Act[];
  readonly titleOf: (around: Around<F, Act>) => string;
  readonly hold: (db: Write, id: string) => Promise<void>;
  /** Reads the thing and what its pages show beside it. @throws NotFound */
  readonly find: (db: Read, sought: Sought<Act>) => Promise<F>;
  /** Whether it can be said of the thing as it stands. */
  readonly isOpen: (around: Around<F, Act>) => boolean;
  /** Tells whether somebody was faster. */
  readonly stamp: (found: F) => string;
  /** What else the form carries. */
  readonly hidden?: (around: Around<F, Act>) => Readonly<Record<string, string>>;
  /** Whether the actor saved the form with this id before. */
  readonly wasSaved: (db: Read, found: F, formId: string) => boolean | Promise<boolean>;
  /** The page of the thing itself. */
  readonly link: (personId: string, id: string) => string;
  readonly back: string;
  readonly begin: (db: Read, around: Around<F, Act>) => Typed | Promise<Typed>;
  readonly show: (around: Around<F, Act>) => VNode;
  readonly questions: (asked: Asked, around: Around<F, Act>) => VNode;
  readonly schema: (around: Around<F, Act>) => Schema;
  readonly parse: (posted: unknown, around: Around<F, Act>) => Parsed<Change>;
  /** Saves it; false where somebody was faster after all. */
  readonly save: (db: Write, around: Around<F, Act>, formId: string, change: Change) => Promise<boolean>;
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

async function find<P extends string, F extends Found<unknown>, Act extends string, Change>(
  pages: TurnPages<P, F, Act, Change>,
  { db, params, saw, today, who }: Asking<P, Read>,
  of: string,
): Promise<Around<F, Act>> {
  const { personId, id, act: asked } = pages.keyOf(params);
  const act = pages.acts.find((one) => one === asked);
  if (act === undefined) throw new NotFound();
  const found = await pages.find(db, { personId, id, act, of, today });
  saw(found.everybody);
  return { ...found, act, today, writer: who.name };
}

function formPage<P extends string, F extends Found<unknown>, Act extends string, Change>(
  pages: TurnPages<P, F, Act, Change>,
  { who, params }: Asking<P, Read>,
  around: Around<F, Act>,
  { formId, ...filled }: Filled,
): Reply {
  const link = pages.link(around.child.personId, pages.keyOf(params).id);
  const title = pages.titleOf(around);
  const hidden = { form: formId, stamp: pages.stamp(around), ...pages.hidden?.(around) };
  const body = (
    <>
      <h1 class="govuk-heading-l">{title}</h1>
      {pages.show(around)}
      {pages.isOpen(around) ? (
        <RowForm action={`${link}/${around.act}`} csrf={who.csrf} hidden={hidden}>
          {pages.questions({ ...filled, behind: '' }, around)}
        </RowForm>
      ) : (
        <p class="govuk-body">This cannot be said of it as it stands now. Go back to see what can.</p>
      )}
    </>
  );
  return page(title, body, { errors: filled.errors, before: <BackLink href={link}>{pages.back}</BackLink> });
}

async function save<P extends string, F extends Found<unknown>, Act extends string, Change>(
  pages: TurnPages<P, F, Act, Change>,
  request: Asking<P, Write>,
): Promise<Reply> {
  const { db, body, params } = request;
  const { id } = pages.keyOf(params);
  await pages.hold(db, id);
  const around = await find(pages, request, postedLine(body, 'of'));
  const link = pages.link(around.child.personId, id);
  const sent = postedLine(body, 'form');
  const formId = isUuid(sent) ? sent : newId();
  if (await pages.wasSaved(db, around, formId)) return redirect(`${link}?saved=before`);
  const again = (errors: readonly FieldError[]): Reply =>
    formPage(pages, request, around, { typed: typedIn(pages.schema(around), body), errors, formId });
  const late = tooLate(pages.tooLate, around.act);
  if (postedLine(body, 'stamp') !== pages.stamp(around) || !pages.isOpen(around)) return again([late]);
  const parsed = pages.parse(body, around);
  if (!parsed.ok) return again(parsed.errors);
  return (await pages.save(db, around, formId, parsed.value)) ? redirect(`${link}?saved=yes`) : again([late]);
}

const tooLate = <Act extends string>(
  { field, thing }: { readonly field: (act: Act) => string; readonly thing: string },
  act: Act,
): FieldError =>
  fieldError(
    field(act),
    `Somebody else said something of this ${thing} after you opened it: how it stands now is shown. What you typed is kept; save again if it still holds`,
  );

/** The pages of what can be said of a thing: a form for each act, and where it is sent. */
export function turnRoutes<P extends string, F extends Found<unknown>, Act extends string, Change>(
  pages: TurnPages<P, F, Act, Change>,
): readonly Route[] {
  const { path, action, audits } = pages;
  const subject = (params: Params<P>) => pages.keyOf(params).personId;
  return [
    get(path, {
      action,
      audit: audits[0],
      subject,
      handle: async (request) => {
        const around = await find(pages, request, request.query['of'] ?? '');
        const typed = await pages.begin(request.db, around);
        return formPage(pages, request, around, { typed, errors: [], formId: newId() });
      },
    }),
    post(path, { action, audit: audits[1], subject, handle: (request) => save(pages, request) }),
  ];
}

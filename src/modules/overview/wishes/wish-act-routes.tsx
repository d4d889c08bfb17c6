import type { VNode } from 'preact';
import type { PageRequest, Route } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
import type { Wish, WishAct } from '../../practice/index.ts';
import {
  addWishTurn,
  changePlan,
  currentWish,
  getWish,
  holdWish,
  isWishSaidAlready,
  nextWishActs,
  parseWishAct,
  sayWishAnew,
  wishActs,
  wishActSchema,
  wishAnswers,
  wishAudiences,
} from '../../practice/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { typedIn } from '../../../platform/forms/form.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { postedLine } from '../../../platform/forms/posted.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { Button } from '../../../platform/views/components/button.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { Asked } from '../entries/field-views.tsx';
import { asked, Chosen, Day, OneOf } from '../entries/field-views.tsx';
import { partsOfDay } from '../promises/new-promise-routes.tsx';
import type { WhosePage } from '../promises/whose-page.ts';
import { getWhosePage } from '../promises/whose-page.ts';
import { childSubject, wishActPath, wishesOf } from './wish-paths.ts';
import { wishStamp, WishView } from './wish-view.tsx';

type Asking<Handle extends Read> = PageRequest<typeof wishActPath, Handle, string>;
type Found = { readonly child: WhosePage; readonly wish: Wish; readonly act: WishAct };

const titles: Readonly<Record<WishAct, string>> = {
  reply: 'A reply to a wish',
  came: 'What happened because of a wish',
  right: 'Put a wish right',
  mistake: 'It was no wish',
  back: 'Take back what was said last',
};

/** The wish of the address and what is to be said of it. @throws NotFound */
async function find({ db, params, saw }: Asking<Read>): Promise<Found> {
  const act = wishActs.find((one) => one === params.wishAct);
  if (!act) throw new NotFound();
  const child = await getWhosePage(db, params.personId);
  const wish = await getWish(db, child.records, params.wishId);
  saw([...child.records, ...currentWish(wish).alsoOf]);
  return { child, wish, act };
}

type Filled = { readonly typed: Typed; readonly errors: readonly FieldError[] };

function formPage({ who, today }: Asking<Read>, { child, wish, act }: Found, filled: Filled): Reply {
  const link = `${wishesOf(child.personId)}/${wish.wishId}`;
  const all: Asked = { ...filled, behind: '' };
  const body = (
    <>
      <h1 class="govuk-heading-l">{titles[act]}</h1>
      <WishView wish={wish} firstName={child.firstName} today={today} />
      {nextWishActs(wish, today).includes(act) ? (
        <form method="post" action={`${link}/${act}`} novalidate>
          <CsrfField token={who.csrf} />
          <input type="hidden" name="stamp" value={wishStamp(wish)} />
          {questions[act](all, child.firstName)}
          <Button preventDoubleClick>Save</Button>
        </form>
      ) : (
        <p class="govuk-body">This cannot be said of it as it stands now. Go back to see what can.</p>
      )}
    </>
  );
  return page(titles[act], body, {
    errors: filled.errors,
    before: <BackLink href={link}>The wish</BackLink>,
  });
}

const long = (all: Asked, name: string, text: string, hint?: string): VNode => (
  <Textarea {...asked(all, name, text)} {...(hint ? { hint: { text: hint } } : {})} rows={3} />
);

/** "Not yet" is no end: by when the child hears again. */
const ComeBack = ({ asked: all }: { readonly asked: Asked }): VNode => (
  <Input
    {...asked(all, 'back', 'When do you come back to it?')}
    hint={{ text: 'A day: 3 December, Friday, in 2 weeks. It stays in your list until then' }}
    classes="govuk-input--width-10"
  />
);

const questions: Readonly<Record<WishAct, (all: Asked, firstName: string) => VNode>> = {
  reply: (all, firstName) => (
    <>
      <OneOf
        asked={all}
        name="answer"
        text="What is the answer?"
        options={wishAnswers}
        beside={{ 'not yet': <ComeBack asked={all} /> }}
      />
      {long(
        all,
        'words',
        `The reply, in words that ${firstName} can read`,
        'Short sentences, with the reason. Who decides, and what happens next',
      )}
      <Input
        {...asked(all, 'how', `How was ${firstName} told?`)}
        hint={{ text: 'Such as “face to face”, “in a letter”, “with pictures”' }}
      />
      <Input {...asked(all, 'by_whom', 'Who replied?')} />
      <Day asked={all} name="on" text="On which day?" />
    </>
  ),
  came: (all) => (
    <>
      {long(all, 'words', 'What happened because of it?')}
      <Day asked={all} name="on" text="On which day?" />
    </>
  ),
  right: (all, firstName) => (
    <>
      {long(all, 'words', `What does ${firstName} want?`)}
      <Chosen asked={all} name="audience" text="Who may read this?" options={wishAudiences} />
      {long(all, 'how', `How did ${firstName} choose? (only where more may read it than before)`)}
      {long(all, 'because', 'Why is it put right?')}
    </>
  ),
  mistake: (all) => long(all, 'words', 'Why was it a mistake?', 'It stays in the history'),
  back: (all) => long(all, 'words', 'Why is it taken back?', 'What was said stays in the history'),
};

/** What a form begins with: today, who writes, and the words as they stand where they may be put right. */
function begin({ today, who }: Asking<Read>, { wish, act }: Found): Typed {
  const { words, audience } = currentWish(wish);
  return { ...(act === 'right' ? { words, audience } : {}), by_whom: who.name, ...partsOfDay('on', today) };
}

async function save(request: Asking<Write>): Promise<Reply> {
  const { db, body, today, params, who } = request;
  await holdWish(db, params.wishId);
  const found = await find(request);
  const { wish, act, child } = found;
  const typed = typedIn(wishActSchema(act, today), body);
  const parsed = parseWishAct(act, body, { wish, today });
  const here = `${wishesOf(child.personId)}/${wish.wishId}`;
  if (postedLine(body, 'stamp') !== wishStamp(wish) || !nextWishActs(wish, today).includes(act))
    return parsed.ok && isWishSaidAlready(wish, parsed.value, who.accountId)
      ? redirect(`${here}?saved=before`)
      : formPage(request, found, { typed, errors: [tooLate(act)] });
  if (!parsed.ok) return formPage(request, found, { typed, errors: parsed.errors });
  const { turn, anew } = parsed.value;
  if (turn) await addWishTurn(db, wish, turn);
  if (anew) await sayWishAnew(db, wish, anew);
  return redirect(`${here}?saved=yes`);
}

const tooLate = (act: WishAct): FieldError =>
  fieldError(
    act === 'reply' ? 'answer' : 'words',
    'Somebody else said something of this wish after you opened it: how it stands now is shown. What you typed is kept; save again if it still holds',
  );

/** A reply to a wish, what came of it, and putting it right. */
export const wishActRoutes: readonly Route[] = [
  get(wishActPath, {
    action: changePlan,
    audit: 'WishActForm',
    subject: childSubject,
    handle: async (request) => {
      const found = await find(request);
      return formPage(request, found, { typed: begin(request, found), errors: [] });
    },
  }),
  post(wishActPath, { action: changePlan, audit: 'WishActSave', subject: childSubject, handle: save }),
];

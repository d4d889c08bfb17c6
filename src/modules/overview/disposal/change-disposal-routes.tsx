import type { PageRequest, Route } from '../../access/index.ts';
import {
  endLegalHold,
  keepLonger,
  listDisposalsOf,
  post,
  saveDecision,
  setLegalHold,
} from '../../access/index.ts';
import type { Disposal } from '../../access/index.ts';
import { resolvePerson } from '../../people/index.ts';
import type { PersonId } from '../../people/index.ts';
import type { Write } from '../../../platform/database/database.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { keepTyped, postedText, toPosted } from '../../../platform/forms/posted.ts';
import { href } from '../../../platform/http/path.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { redirect } from '../../../platform/http/reply.ts';
import { decideDisposal, holdRecord, proposeDisposal } from '../permissions.ts';
import {
  parseDecision,
  parseEndHold,
  parseHold,
  parseLonger,
  parseProposal,
  reasonNames,
} from './disposal-form.ts';
import { disposalPaths as paths } from './disposal-paths.ts';
import { showReview } from './disposal-routes.tsx';
import { proposeDisposal as propose } from './propose-disposal.ts';

type Changing<Name extends string = string> = Pick<
  PageRequest<typeof paths.review, Write, Name>,
  'db' | 'today' | 'who' | 'saw' | 'may' | 'body' | 'authorised'
> & { readonly params: { readonly personId: PersonId } };

const back = ({ params }: Changing, done: string) => redirect(`${href(paths.review, params)}?done=${done}`);
/**
 * The page as it is now, with what is wrong. Where somebody else was quicker, the form is not on it any more: what was written
 * is given back with the words.
 */
function wrong(request: Changing, { field, text }: FieldError): Promise<Reply> {
  const posted = toPosted(request.body);
  const [words] = reasonNames.flatMap((name) => postedText(posted, name) || []);
  const said = words === undefined ? text : `${text}. You wrote: “${words}”`;
  return showReview(request, { typed: keepTyped(posted, reasonNames), errors: [fieldError(field, said)] });
}

async function saveProposal(request: Changing<'proposeDisposal'>): Promise<Reply> {
  const parsed = parseProposal(request.body);
  if (!parsed.ok) return showReview(request, parsed);
  const refused = await propose(request.db, request.authorised, {
    because: parsed.value.why,
    today: request.today,
  });
  if (refused === undefined) return back(request, 'proposed');
  const words = {
    'not ended': 'The time of this record has not ended',
    'open already': 'Somebody else has proposed it already',
  };
  return wrong(request, fieldError('proposal', words[refused]));
}

/** The proposal that waits for a decision. */
async function findWaiting({ db, params }: Changing): Promise<Disposal | undefined> {
  const { all } = await resolvePerson(db, params.personId);
  return (await listDisposalsOf(db, all)).find(({ decision }) => decision === null);
}

const gone = fieldError(
  'proposal',
  'That proposal does not wait for a decision any more: somebody else has decided it, or taken it back',
);

async function saveApproval(request: Changing): Promise<Reply> {
  const parsed = parseDecision(request.body);
  if (!parsed.ok) return showReview(request, parsed);
  const waiting = await findWaiting(request);
  // Decided is what was read: not another proposal that somebody made in its place meanwhile.
  if (waiting?.id !== parsed.value.proposal) return wrong(request, gone);
  if (waiting.proposedBy === request.who.accountId)
    return wrong(request, fieldError('decision', 'Somebody other than who proposed it decides'));
  const { decision, decision_why: because = null } = parsed.value;
  const saved = await saveDecision(request.db, waiting.id, { decision, because });
  return saved ? back(request, decision) : wrong(request, gone);
}

async function saveWithdrawal(request: Changing): Promise<Reply> {
  const waiting = await findWaiting(request);
  if (!waiting) return wrong(request, gone);
  const saved = await saveDecision(request.db, waiting.id, { decision: 'withdrawn', because: null });
  return saved ? back(request, 'withdrawn') : wrong(request, gone);
}

async function saveLonger(request: Changing): Promise<Reply> {
  const parsed = parseLonger(request.body, request.today);
  if (!parsed.ok) return showReview(request, parsed);
  const { until, longer_why: because } = parsed.value;
  await keepLonger(request.db, { subject: await standingOf(request), until, because });
  return back(request, 'longer');
}

async function saveHold(request: Changing): Promise<Reply> {
  const parsed = parseHold(request.body);
  if (!parsed.ok) return showReview(request, parsed);
  await setLegalHold(request.db, await standingOf(request), parsed.value.hold_why);
  return back(request, 'held');
}

async function saveHoldEnd(request: Changing): Promise<Reply> {
  const parsed = parseEndHold(request.body);
  if (!parsed.ok) return showReview(request, parsed);
  const { hold, end_why: because } = parsed.value;
  const ended = await endLegalHold(request.db, { id: hold, because });
  return ended
    ? back(request, 'released')
    : wrong(request, fieldError('end_why', 'Somebody else has ended this hold already'));
}

const standingOf = async ({ db, params }: Changing) => (await resolvePerson(db, params.personId)).canonical;
const subject = ({ personId }: { readonly personId: string }) => personId;

/** Proposing, deciding, keeping longer, holding. What is approved is destroyed by a job, not by the request. */
export const changeDisposalRoutes: readonly Route[] = [
  post(paths.propose, { action: proposeDisposal, audit: 'DisposalPropose', subject, handle: saveProposal }),
  post(paths.withdraw, {
    action: proposeDisposal,
    audit: 'DisposalWithdraw',
    subject,
    handle: saveWithdrawal,
  }),
  post(paths.decide, {
    action: decideDisposal,
    audit: 'DisposalDecide',
    stepUp: true,
    subject,
    handle: saveApproval,
  }),
  post(paths.keep, { action: holdRecord, audit: 'RecordKeepLonger', subject, handle: saveLonger }),
  post(paths.hold, { action: holdRecord, audit: 'LegalHoldSet', subject, handle: saveHold }),
  post(paths.endHold, { action: holdRecord, audit: 'LegalHoldEnd', subject, handle: saveHoldEnd }),
];

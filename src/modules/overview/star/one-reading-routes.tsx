import type { VNode } from 'preact';
import type { PageRequest, Route } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
import type { StarArea, StarChange, StarReading } from '../../practice/index.ts';
import {
  areasOf,
  audienceSchema,
  changePlan,
  changeStarReading,
  getStarReading,
  holdStar,
  isSaidBefore,
  listStarChanges,
  listWrittenAreas,
  parseStarChange,
  starAudiences,
  takeBackSchema,
} from '../../practice/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { formatInstant } from '../../../platform/dates/instant.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { typedIn } from '../../../platform/forms/form.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { postedLine } from '../../../platform/forms/posted.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { Button } from '../../../platform/views/components/button.tsx';
import { SummaryList } from '../../../platform/views/components/summary-list.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { Asked } from '../entries/field-views.tsx';
import { asked, OneOf } from '../entries/field-views.tsx';
import type { WhosePage } from '../promises/whose-page.ts';
import { getWhosePage } from '../promises/whose-page.ts';
import { childSubject, readingPath, starOf } from './star-paths.ts';

type Asking<Handle extends Read> = PageRequest<typeof readingPath, Handle, string>;
type Found = {
  readonly child: WhosePage;
  readonly reading: StarReading;
  readonly areas: readonly StarArea[];
  readonly changes: readonly StarChange[];
};

async function find({ db, params, saw }: Asking<Read>): Promise<Found> {
  const child = await getWhosePage(db, params.personId);
  const reading = await getStarReading(db, child.records, params.starReadingId);
  saw([...child.records, ...reading.alsoOf]);
  const areas = areasOf(await listWrittenAreas(db, child.records));
  return { child, reading, areas, changes: await listStarChanges(db, reading) };
}

type Filled = { readonly typed: Typed; readonly errors: readonly FieldError[] };

function formPage({ who }: Asking<Read>, found: Found, filled: Filled): Reply {
  const here = starOf(found.child.personId);
  const body = <OneReading {...found} {...filled} action={`${here}/${found.reading.id}`} csrf={who.csrf} />;
  return page(`A reading of the star: ${found.child.name}`, body, {
    errors: filled.errors,
    before: <BackLink href={here}>The star</BackLink>,
  });
}

type OneProps = Found & Filled & { readonly action: string; readonly csrf: string };

function OneReading(props: OneProps): VNode {
  const { reading, areas, changes } = props;
  const given = areas.filter(({ area }) => reading.values[area] !== undefined);
  return (
    <>
      <h1 class="govuk-heading-l">
        {reading.byWhom}, {formatDate(reading.readOn)}
      </h1>
      {reading.words === null ? null : <p class="govuk-body kith-as-typed">“{reading.words}”</p>}
      <SummaryList
        rows={given.map(({ area, name }) => ({
          key: { text: name },
          value: { text: `${reading.values[area] ?? ''} of 10` },
        }))}
      />
      <p class="govuk-body">
        May be read by: {starAudiences[reading.audience].toLowerCase()}
        {reading.isTakenBack ? '. It was taken back and does not count.' : ''}
      </p>
      {reading.isTakenBack ? null : <Forms {...props} />}
      {changes.length === 0 ? null : <h2 class="govuk-heading-m">What was chosen or said later</h2>}
      <ul class="govuk-list">
        {changes.map(({ kind, audience, words, recordedAt }) => (
          <li>
            {formatInstant(recordedAt)}:{' '}
            {kind === 'taken back' || audience === null
              ? 'taken back'
              : starAudiences[audience].toLowerCase()}{' '}
            (<span class="kith-as-typed">{words}</span>)
          </li>
        ))}
      </ul>
    </>
  );
}

function Forms({ child, reading, action, csrf, typed, errors }: OneProps): VNode {
  const all: Asked = { typed, errors, behind: '' };
  const hidden = (act: string) => (
    <>
      <CsrfField token={csrf} />
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="stamp" value={reading.changes} />
    </>
  );
  return (
    <>
      <form method="post" action={action} novalidate>
        <h2 class="govuk-heading-m">Who may read it</h2>
        {hidden('audience')}
        <OneOf
          asked={all}
          name="audience"
          text={`What does ${child.firstName} choose now?`}
          hint="Private: it stays with the child and with you, who write this down now"
          options={starAudiences}
        />
        <Textarea {...asked(all, 'how', `How did ${child.firstName} choose?`)} rows={2} />
        <Button preventDoubleClick>Save who reads it</Button>
      </form>
      <form method="post" action={action} novalidate>
        <h2 class="govuk-heading-m">It was written down wrongly</h2>
        {hidden('back')}
        <Textarea
          {...asked(all, 'why', 'Why is it taken back?')}
          hint={{ text: 'It stays in the list and does not count. Then add the right one' }}
          rows={2}
        />
        <Button classes="govuk-button--secondary" preventDoubleClick>
          Take it back
        </Button>
      </form>
    </>
  );
}

async function save(request: Asking<Write>): Promise<Reply> {
  const { db, body, params, who } = request;
  await holdStar(db, (await getWhosePage(db, params.personId)).personId);
  const found = await find(request);
  const { reading, child } = found;
  const schema = postedLine(body, 'act') === 'back' ? takeBackSchema : audienceSchema;
  const typed = typedIn(schema, body);
  const parsed = parseStarChange(body);
  if (!parsed.ok) return formPage(request, found, { typed, errors: parsed.errors });
  const isMoved = postedLine(body, 'stamp') !== String(reading.changes) || reading.isTakenBack;
  if (isMoved && isSaidBefore(found.changes[0], parsed.value, who.accountId))
    return redirect(`${starOf(child.personId)}?saved=before`);
  if (isMoved) return formPage(request, found, { typed, errors: [tooLate] });
  await changeStarReading(db, { personId: child.personId, reading }, parsed.value);
  return redirect(`${starOf(child.personId)}?saved=yes`);
}

const tooLate = fieldError(
  'audience',
  'Somebody else changed this reading after you opened it: how it stands now is shown. What you typed is kept; save again if it still holds',
);

/** One reading: who reads it, chosen anew; or taken back. */
export const oneReadingRoutes: readonly Route[] = [
  get(readingPath, {
    action: changePlan,
    audit: 'StarReadingRead',
    subject: childSubject,
    handle: async (request) => formPage(request, await find(request), { typed: {}, errors: [] }),
  }),
  post(readingPath, { action: changePlan, audit: 'StarReadingChange', subject: childSubject, handle: save }),
];

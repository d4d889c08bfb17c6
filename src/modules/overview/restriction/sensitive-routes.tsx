import type { VNode } from 'preact';
import type { PageRequest, Route } from '../../access/index.ts';
import {
  formatMinutes,
  get,
  listWhomToAsk,
  lookAnyway,
  lookAtSensitive,
  lookMinutes,
  post,
} from '../../access/index.ts';
import { findSensitiveName, getPerson, hrefOf } from '../../people/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import { longText } from '../../../platform/forms/text-fields.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { parseId } from '../../../platform/ids/ids.ts';
import { getSetting } from '../../../platform/settings/settings.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { Shown } from './form-parts.tsx';
import { Lines, Narrow, nothingTyped } from './form-parts.tsx';
import { namesOf } from './restriction-queries.ts';
import { restrictionPaths as paths } from './restriction-paths.ts';

type SensitiveProps = {
  readonly called: string;
  readonly guardians: readonly string[];
  readonly lookWords: string;
  readonly token: string;
  readonly shown: Shown;
};

function SensitiveView({ called, guardians, lookWords, token, shown }: SensitiveProps): VNode {
  return (
    <Narrow>
      <h1 class="govuk-heading-l">{called}</h1>
      <p class="govuk-body-l">This is a sensitive record. Ask {guardians.join(' or ')}.</p>
      <p class="govuk-body">
        It is kept to a few people. Nothing else is shown here, to anybody who is not named.
      </p>
      <h2 class="govuk-heading-m">If you cannot wait</h2>
      <p class="govuk-body">
        You can look anyway for {lookWords}. {guardians.join(' and ')} will see that you did, and your reason,
        today.
      </p>
      <form method="post" novalidate>
        <CsrfField token={token} />
        <Lines name="reason" label="Why do you need to look now?" shown={shown} />
        <Button preventDoubleClick>Look anyway</Button>
      </form>
    </Narrow>
  );
}

type Request<H extends Read = Read> = PageRequest<typeof paths.sensitive, H, 'lookAtSensitive'>;

async function showSensitive({ db, params, who, saw }: Request, shown: Shown = nothingTyped): Promise<Reply> {
  const record = await findSensitiveName(db, params.sensitiveId);
  if (!record) throw new NotFound();
  saw([record.personId]);
  const accounts = await listWhomToAsk(db, record.personId);
  const nameOf = await namesOf(db, accounts);
  const lookWords = formatMinutes(await getSetting(db, lookMinutes));
  const props = { called: record.shown, guardians: accounts.map(nameOf), lookWords, token: who.csrf, shown };
  return page(`${record.shown}: sensitive record`, <SensitiveView {...props} />, { errors: shown.errors });
}

async function look(request: Request<Write>): Promise<Reply> {
  const { db, params, body, saw } = request;
  const parsed = parseForm({ reason: longText({ label: 'why you need to look now', max: 2000 }) }, body);
  if (!parsed.ok) return showSensitive(request, parsed);
  const personId = parseId<'person'>(params.sensitiveId);
  if (!personId) throw new NotFound();
  await lookAnyway(db, personId, parsed.value.reason);
  saw([personId]);
  return redirect(hrefOf(await getPerson(db, personId)));
}

/** What may be seen of a sensitive record, and looking anyway. */
export const sensitiveRoutes: readonly Route[] = [
  get(paths.sensitive, {
    action: lookAtSensitive,
    audit: 'SensitiveRead',
    handle: (request) => showSensitive(request),
  }),
  post(paths.sensitive, { action: lookAtSensitive, audit: 'LookAnyway', stepUp: true, handle: look }),
];

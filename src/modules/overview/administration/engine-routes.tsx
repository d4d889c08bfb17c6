import type { PageRequest, Route, SecretKey } from '../../access/index.ts';
import { get, listAccountNames, post } from '../../access/index.ts';
import { engineSetting } from '../../practice/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { keepTyped, postedLine, toPosted } from '../../../platform/forms/posted.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { changeSetting, getSetting, listSettingHistory } from '../../../platform/settings/settings.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { changeSettings } from '../permissions.ts';
import { parseEngine } from './engine-form.ts';
import { EngineView } from './engine-view.tsx';
import { paths } from './paths.ts';

type Asking<Handle extends Read> = PageRequest<typeof paths.dictation, Handle, string>;
type Sent = { readonly typed: Typed; readonly errors: readonly FieldError[] };

async function enginePage(request: Asking<Read>, sent: Sent = { typed: {}, errors: [] }): Promise<Reply> {
  const { db, who, query } = request;
  const history = await listSettingHistory(db, engineSetting.key);
  const names = await listAccountNames(
    db,
    history.flatMap(({ recordedBy }) => recordedBy ?? []),
  );
  const body = (
    <EngineView
      now={await getSetting(db, engineSetting)}
      history={history}
      addressOf={({ value }) => engineSetting.parse(value)?.address ?? null}
      nameOf={(account) => names.get(account ?? '') ?? 'somebody'}
      csrf={who.csrf}
      saved={query['saved'] === 'yes'}
      {...sent}
    />
  );
  return page('Dictation', body, {
    before: <BackLink href={paths.start}>Administration</BackLink>,
    errors: sent.errors,
  });
}

/** A key that was typed is not printed again: it is typed once more where something else is to be mended. */
async function takeEngine(request: Asking<Write>, secret: SecretKey | undefined): Promise<Reply> {
  const { db, body } = request;
  const typed = keepTyped(toPosted(body), ['address', 'model', 'language', 'reason']);
  const parsed = parseEngine(body, await getSetting(db, engineSetting), secret);
  if (!parsed.ok) return enginePage(request, { typed, errors: parsed.errors });
  const was = postedLine(toPosted(body), 'was');
  if (await changeSetting(db, engineSetting, { ...parsed.value, was: was === '' ? null : was }))
    return redirect(`${paths.dictation}?saved=yes`);
  const text =
    'Somebody else changed this since you opened the page. Look at what holds now, then save yours';
  return enginePage(request, { typed, errors: [fieldError('address', text)] });
}

/** The engine that writes dictation down. @param secret seals its key; without it none can be kept */
export function engineRoutes(secret: SecretKey | undefined): readonly Route[] {
  return [
    get(paths.dictation, {
      action: changeSettings,
      audit: 'DictationSetting',
      handle: (request) => enginePage(request),
    }),
    post(paths.dictation, {
      action: changeSettings,
      audit: 'DictationSettingChange',
      stepUp: true,
      handle: (request) => takeEngine(request, secret),
    }),
  ];
}

import type { Means, NavItem, PageRequest, Route } from '../../access/index.ts';
import { administerAccounts, get, listAccountNames, post, readHealth } from '../../access/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { postedLine, toPosted } from '../../../platform/forms/posted.ts';
import { integer, longText } from '../../../platform/forms/text-fields.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import type { NumberSetting } from '../../../platform/settings/number-setting.ts';
import { listSettingHistory } from '../../../platform/settings/settings.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { changeSettings, seeHealth } from '../permissions.ts';
import type { Place } from './administration-view.tsx';
import { AdministrationView, SettingsView, SettingView } from './administration-view.tsx';
import { assessHealth } from './health-rules.ts';
import { engineRoutes } from './engine-routes.tsx';
import { HealthView } from './health-view.tsx';
import { paths, settingHref } from './paths.ts';
import { readSurroundings } from './read-surroundings.ts';
import { getSettingNow, listSettings, recordChange } from './settings-queries.ts';

type AnyRequest<H extends Read = Read> = Omit<PageRequest<string, H, string>, 'params'>;
type OneRequest<H extends Read = Read> = AnyRequest<H> & { readonly params: { readonly key: string } };
const toStart = { before: <BackLink href={paths.start}>Administration</BackLink> };

const places: readonly Place[] = [
  {
    href: '/administration/accounts',
    text: 'Accounts',
    about: 'who signs in, with which roles, and since when',
  },
  { href: '/administration/roles', text: 'Roles that wait', about: 'what another administrator asked for' },
  {
    href: '/administration/teams',
    text: 'Teams and workers',
    about: 'who works where, and whose account that is',
  },
  { href: paths.settings, text: 'Settings', about: 'the numbers that an authority may choose' },
  { href: paths.dictation, text: 'Dictation', about: 'the engine that writes recordings down' },
  { href: paths.health, text: 'Health', about: 'whether Kith is well' },
];

async function startPage(): Promise<Reply> {
  return page('Administration', <AdministrationView places={places} />);
}

async function healthPage({ db, now }: AnyRequest, filesOrigin: string | undefined): Promise<Reply> {
  const health = await readHealth(db);
  const { folder } = health;
  const lines = assessHealth(health, await readSurroundings(db, { folder, now, filesOrigin }));
  return page('How Kith is', <HealthView lines={lines} />, toStart);
}

type Sent = { readonly typed: Typed; readonly errors: readonly FieldError[] };

function settingRoutes(declared: readonly NumberSetting[]): readonly Route[] {
  const settingOf = (key: string): NumberSetting => {
    const found = declared.find((setting) => setting.key === key);
    if (!found) throw new NotFound();
    return found;
  };

  async function listPage({ db }: AnyRequest): Promise<Reply> {
    return page('Settings', <SettingsView settings={await listSettings(db, declared)} />, toStart);
  }

  async function onePage(request: OneRequest, sent: Sent = { typed: {}, errors: [] }): Promise<Reply> {
    const { db, who, params, query } = request;
    const now = await getSettingNow(db, settingOf(params.key));
    const history = await listSettingHistory(db, now.setting.key);
    const names = await listAccountNames(
      db,
      history.flatMap(({ recordedBy }) => recordedBy ?? []),
    );
    const nameOf = (account: string | null) => names.get(account ?? '') ?? 'somebody';
    const props = { now, history, nameOf, csrf: who.csrf, saved: query['saved'] === 'yes', ...sent };
    return page(now.setting.title, <SettingView {...props} />, {
      before: <BackLink href={paths.settings}>Settings</BackLink>,
      errors: sent.errors,
    });
  }

  async function takeChange(request: OneRequest<Write>): Promise<Reply> {
    const { db, body, params } = request;
    const setting = settingOf(params.key);
    const { least: min, most: max } = setting;
    const questions = {
      value: integer({ label: 'the new value', min, max }),
      reason: longText({ label: 'why it is changed', max: 1000 }),
    };
    const parsed = parseForm(questions, body);
    if (!parsed.ok) return onePage(request, parsed);
    const was = postedLine(toPosted(body), 'was');
    const isSaved = await recordChange(db, setting, { ...parsed.value, was: was === '' ? null : was });
    if (isSaved) return redirect(`${settingHref(setting.key)}?saved=yes`);
    const typed = { value: String(parsed.value.value), reason: parsed.value.reason };
    const text =
      'Somebody else changed this since you opened the page. Look at what holds now, then save yours';
    return onePage(request, { typed, errors: [fieldError('value', text)] });
  }

  return [
    get(paths.settings, { action: changeSettings, audit: 'SettingsRead', handle: listPage }),
    get(paths.setting, {
      action: changeSettings,
      audit: 'SettingRead',
      handle: (request) => onePage(request),
    }),
    post(paths.setting, { action: changeSettings, audit: 'SettingChange', stepUp: true, handle: takeChange }),
  ];
}

/** The start of administration, settings with their history, health. @param declared every setting of every module */
export function administrationRoutes(
  declared: readonly NumberSetting[],
  { filesOrigin, secretKey }: Pick<Means, 'filesOrigin' | 'secretKey'>,
): readonly Route[] {
  return [
    get(paths.start, { action: administerAccounts, audit: 'AdministrationRead', handle: startPage }),
    get(paths.health, {
      action: seeHealth,
      audit: 'HealthRead',
      handle: (request) => healthPage(request, filesOrigin),
    }),
    ...settingRoutes(declared),
    ...engineRoutes(secretKey),
  ];
}

export const administrationNav: readonly NavItem[] = [
  { href: paths.start, text: 'Administration', action: administerAccounts },
];

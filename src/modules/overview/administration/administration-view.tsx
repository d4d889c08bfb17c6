import type { VNode } from 'preact';
import { formatInstant } from '../../../platform/dates/instant.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import type { NumberSetting } from '../../../platform/settings/number-setting.ts';
import type { SettingVersion } from '../../../platform/settings/settings.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import { settingHref } from './paths.ts';
import type { SettingNow } from './settings-queries.ts';

export type Place = { readonly href: string; readonly text: string; readonly about: string };

/** Where an administrator goes from. */
export function AdministrationView({ places }: { readonly places: readonly Place[] }): VNode {
  return (
    <>
      <h1 class="govuk-heading-l">Administration</h1>
      <p class="govuk-body">
        You look after accounts and settings. You see no child’s record, and nothing here shows one.
      </p>
      <ul class="govuk-list">
        {places.map(({ href, text, about }) => (
          <li>
            <a class="govuk-link" href={href}>
              {text}
            </a>
            : {about}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Every setting with what holds now and where it comes from. */
export function SettingsView({ settings }: { readonly settings: readonly SettingNow[] }): VNode {
  return (
    <>
      <h1 class="govuk-heading-l">Settings</h1>
      <p class="govuk-body">
        Where a default is marked GK, it is general knowledge and was not checked against the regulation.
        Earlier values are kept: they explain what was decided under them.
      </p>
      {settings.length === 0 ? (
        <p class="govuk-body">There is nothing to set.</p>
      ) : (
        <StackedTable
          caption="Settings"
          captionClasses="govuk-visually-hidden"
          head={[
            { text: 'What it decides' },
            { text: 'Now' },
            { text: 'Changed' },
            { text: 'Where the default comes from' },
          ]}
          rows={settings.map(({ setting, value, newest }) => [
            {
              text: (
                <a class="govuk-link" href={settingHref(setting.key)}>
                  {setting.title}
                </a>
              ),
            },
            { text: `${value} ${setting.unit}` },
            { text: newest ? formatInstant(newest.recordedAt) : 'Never: this is the default' },
            { text: setting.basis },
          ])}
        />
      )}
    </>
  );
}

export type SettingProps = {
  readonly now: SettingNow;
  readonly history: readonly SettingVersion[];
  readonly nameOf: (account: string | null) => string;
  readonly csrf: string;
  readonly saved: boolean;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
};

/** One setting: what holds, a form, and every value it has had. */
export function SettingView(props: SettingProps): VNode {
  const { now, saved } = props;
  const { setting, value } = now;
  return (
    <>
      {saved && <InsetText>Saved. The value before is in the list below and can be brought back.</InsetText>}
      <h1 class="govuk-heading-l">{setting.title}</h1>
      <p class="govuk-body">
        Now: {value} {setting.unit}. The default is {setting.fallback}. {setting.basis}
      </p>
      <ChangeForm {...props} />
      <History {...props} />
    </>
  );
}

function ChangeForm({ now, csrf, typed, errors }: SettingProps): VNode {
  const { setting, value, newest } = now;
  const errorOf = (field: string) => {
    const found = errors.find((error) => error.field === field);
    return found && { text: found.text };
  };
  const text = (name: string) => (typeof typed[name] === 'string' ? typed[name] : undefined);
  return (
    <form action={settingHref(setting.key)} method="post" novalidate>
      <CsrfField token={csrf} />
      <input type="hidden" name="was" value={newest?.id ?? ''} />
      <Input
        name="value"
        id="value"
        label={{ text: `New value in ${setting.unit}` }}
        hint={{ text: `From ${setting.least} to ${setting.most}` }}
        classes="govuk-input--width-5"
        inputmode="numeric"
        value={text('value') ?? String(value)}
        errorMessage={errorOf('value')}
      />
      <Textarea
        name="reason"
        id="reason"
        rows={2}
        label={{ text: 'Why' }}
        value={text('reason')}
        errorMessage={errorOf('reason')}
      />
      <Button>Save</Button>
    </form>
  );
}

function History({ now, history, nameOf, csrf }: SettingProps): VNode {
  return (
    <section aria-labelledby="history">
      <h2 class="govuk-heading-m" id="history">
        Values since the beginning
      </h2>
      <ul class="govuk-list">
        {history.map((version, index) => (
          <li>
            {sayValue(version.value, now.setting)} since {formatInstant(version.recordedAt)}, by{' '}
            {version.recordedBy ? nameOf(version.recordedBy) : 'the server'}
            {version.reason ? `: ${version.reason}` : ''}
            {index > 0 && now.setting.parse(version.value) !== undefined && (
              <BringBack {...{ now, csrf, version }} />
            )}
          </li>
        ))}
        <li>
          {now.setting.fallback} {now.setting.unit}: the default
        </li>
      </ul>
    </section>
  );
}

function sayValue(value: unknown, setting: NumberSetting): string {
  const read = setting.parse(value);
  return read === undefined ? 'A value that is not one any more' : `${read} ${setting.unit}`;
}

function BringBack({
  now,
  csrf,
  version,
}: {
  now: SettingNow;
  csrf: string;
  version: SettingVersion;
}): VNode {
  const value = String(version.value);
  return (
    <form action={settingHref(now.setting.key)} method="post">
      <CsrfField token={csrf} />
      <input type="hidden" name="was" value={now.newest?.id ?? ''} />
      <input type="hidden" name="value" value={value} />
      <input type="hidden" name="reason" value="Brought back" />
      <Button classes="govuk-button--secondary">Bring {value} back</Button>
    </form>
  );
}

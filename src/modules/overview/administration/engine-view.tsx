import type { VNode } from 'preact';
import type { EngineSettings } from '../../practice/index.ts';
import { typedText } from '../../practice/index.ts';
import { formatInstant } from '../../../platform/dates/instant.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import type { SettingVersion } from '../../../platform/settings/settings.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Checkboxes } from '../../../platform/views/components/checkboxes.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import { paths } from './paths.ts';

export type EngineProps = {
  readonly now: EngineSettings;
  readonly history: readonly SettingVersion[];
  readonly addressOf: (version: SettingVersion) => string | null;
  readonly nameOf: (account: string | null) => string;
  readonly csrf: string;
  readonly saved: boolean;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
};

/** The authority's own engine for dictation: off until there is an address. */
export function EngineView(props: EngineProps): VNode {
  const { now, saved, history, nameOf, addressOf } = props;
  return (
    <>
      {saved && <InsetText>Saved. What held before is in the list below.</InsetText>}
      <h1 class="govuk-heading-l">Dictation</h1>
      <p class="govuk-body">
        {now.address === null
          ? 'Off. It is on once there is the address of an engine in your own network that writes recordings down.'
          : `On. Recordings are sent to ${now.address} and nowhere else.`}
      </p>
      <EngineForm {...props} />
      <h2 class="govuk-heading-m">Since the beginning</h2>
      <ul class="govuk-list">
        {history.map((version) => (
          <li>
            {addressOf(version) ?? 'Off'} since {formatInstant(version.recordedAt)}, by{' '}
            {version.recordedBy ? nameOf(version.recordedBy) : 'the server'}
            {version.reason ? `: ${version.reason}` : ''}
          </li>
        ))}
        <li>Off: the default</li>
      </ul>
    </>
  );
}

function EngineForm({ now, history, csrf, typed, errors }: EngineProps): VNode {
  const question = (name: string, text: string, stored: string) => {
    const found = errors.find(({ field }) => field === name);
    return {
      name,
      id: name,
      label: { text },
      value: name in typed ? typedText(typed, name) : stored,
      errorMessage: found && { text: found.text },
    };
  };
  return (
    <form action={paths.dictation} method="post" novalidate>
      <CsrfField token={csrf} />
      <input type="hidden" name="was" value={history[0]?.id ?? ''} />
      <Input
        {...question('address', 'Address of the engine', now.address ?? '')}
        hint={{ text: 'Such as https://speech.council.internal:8080. Empty switches dictation off' }}
      />
      <Input {...question('model', 'Model (where the engine has several)', now.model)} />
      <Input
        {...question('language', 'Language', now.language)}
        classes="govuk-input--width-4"
        hint={{ text: 'Such as en' }}
      />
      <Input
        {...question('key', 'Key, where the engine asks for one', '')}
        autocomplete="off"
        hint={{
          text:
            now.sealedKey === null
              ? 'None is kept'
              : 'One is kept and never shown. Leave this empty to keep it; type it again where the address changes',
        }}
      />
      {now.sealedKey === null ? null : (
        <Checkboxes name="without_key" items={[{ value: 'yes', text: 'Take the kept key away' }]} />
      )}
      <Textarea {...question('reason', 'Why', '')} rows={2} />
      <Button preventDoubleClick>Save</Button>
    </form>
  );
}

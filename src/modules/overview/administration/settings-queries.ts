import type { Read, Write } from '../../../platform/database/database.ts';
import type { NumberSetting } from '../../../platform/settings/number-setting.ts';
import type { SettingVersion } from '../../../platform/settings/settings.ts';
import { changeSetting, getSetting, listSettingHistory } from '../../../platform/settings/settings.ts';

/** A declared setting with what holds now. */
export type SettingNow = {
  readonly setting: NumberSetting;
  readonly value: number;
  /** The last change; undefined where the default holds. */
  readonly newest: SettingVersion | undefined;
};

export async function listSettings(
  db: Read,
  declared: readonly NumberSetting[],
): Promise<readonly SettingNow[]> {
  const list: SettingNow[] = [];
  for (const setting of declared) list.push(await getSettingNow(db, setting));
  return list;
}

export async function getSettingNow(db: Read, setting: NumberSetting): Promise<SettingNow> {
  const [newest] = await listSettingHistory(db, setting.key);
  return { setting, value: await getSetting(db, setting), newest };
}

export type SettingChange = { readonly value: number; readonly reason: string; readonly was: string | null };

/** Records a new value. @returns false where somebody changed it since the form was opened */
export function recordChange(db: Write, setting: NumberSetting, change: SettingChange): Promise<boolean> {
  return changeSetting(db, setting, change);
}

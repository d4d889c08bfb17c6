-- Why a setting was changed, beside who changed it and when.
alter table platform.setting add column reason text;

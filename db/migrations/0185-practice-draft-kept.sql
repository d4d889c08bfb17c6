-- A draft that its writer threw away, and may take up again: nothing of it is destroyed before the record is.
alter table practice.entry_draft add column discarded_at timestamptz;
-- With it the writer's own browser seals what is not saved yet on the device (docs/adr/0025): told to the writer's pages alone, so
-- that a copy that was left on a device is not to be read without signing in as who wrote it. Null: of a draft from before.
alter table practice.entry_draft add column device_key uuid;

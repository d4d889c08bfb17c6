-- What was sent to be loaded is deleted once it has been: what it said is in the record, and one copy is enough.
grant delete on platform.file to kith_loader;
create index task_waiting on platform.task (kind, asked_at) where state in ('waiting', 'running');

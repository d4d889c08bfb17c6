-- Of an entry whose words somebody else wrote on a device, and which its recorder took over (docs/adr/0033): who wrote them, and when
-- by the device's clock. Null of every other.
alter table practice.entry
  add column written_by uuid references access.account,
  add column written_at timestamptz;

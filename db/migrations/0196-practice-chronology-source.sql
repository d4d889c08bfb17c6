-- What stands in a chronology is significant on the timeline: of each entry it is asked whether something was taken from it (docs/adr/0029).
create index chronology_event_item on practice.chronology_event (person_id, item_id) where item_id is not null;

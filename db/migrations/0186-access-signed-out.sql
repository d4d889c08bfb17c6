-- Set where a session ended because its browser signed out or signed in anew; null where it was ended otherwise: everywhere at once,
-- with a change of what the account may do, by an administrator. What a device sends after such an end is a manager's (docs/adr/0033).
alter table platform.session add column signed_out_at timestamptz;

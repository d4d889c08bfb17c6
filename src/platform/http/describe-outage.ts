import type { DatabaseUnavailable } from '../database/outage.ts';

type Told = { readonly status: 503; readonly heading: string; readonly text: string };

const whom = 'If it goes on, tell whoever looks after Kith.';

/** What a person is told while the database is gone or full: whether anything was saved, and what to do. */
export function describeOutage({ kind, inDoubt }: DatabaseUnavailable, method: string): Told {
  if (method !== 'POST')
    return {
      status: 503,
      heading: 'Kith cannot show this just now',
      text: `Its database does not answer. Nothing is lost. Try again in a minute. ${whom}`,
    };
  if (inDoubt)
    return {
      status: 503,
      heading: 'We cannot tell whether this was saved',
      text: `The database stopped answering at the very moment of saving. Look at the record before you send it again. ${whom}`,
    };
  return {
    status: 503,
    heading: 'Nothing was saved',
    text:
      kind === 'full'
        ? 'The disk that Kith writes to is full. Tell whoever looks after Kith; send this again once there is room.'
        : `The database does not answer. Send this again in a minute. ${whom}`,
  };
}

declare const brand: unique symbol;

/** A day in the calendar, 'YYYY-MM-DD', without time or zone. Compares and sorts as text. */
export type PlainDate = string & { readonly [brand]: 'PlainDate' };

/** A moment in time, ISO 8601 in UTC ('2026-11-22T08:00:00.000Z'). */
export type Instant = string & { readonly [brand]: 'Instant' };

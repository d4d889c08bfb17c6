import { instant } from '../dates/instant.ts';
import { findCorrelation } from './correlation.ts';
import { describeError } from './describe-error.ts';
import { logWord, toPrintable, type LogFields } from './loggable.ts';

export type LogLevel = 'info' | 'warn' | 'error';

type Line = <const F extends object = object>(event: string, fields?: F & NoInfer<LogFields<F>>) => void;

/**
 * Writes one JSON object per line: when, level, event, correlation id, fields. Nothing personal can be written: event
 * names and texts that are no words of the program come out as '[withheld]', and of errors only the kind and the place.
 */
export type Log = {
  readonly info: Line;
  readonly warn: Line;
  /** `error` is whatever was thrown; its message is left out, since messages quote data. */
  readonly error: <const F extends object = object>(
    event: string,
    error: unknown,
    fields?: F & NoInfer<LogFields<F>>,
  ) => void;
};

type LogOptions = {
  /** Takes each line, without a line end. */
  readonly write: (line: string) => void;
  /** The least level that is written. */
  readonly level?: LogLevel;
  /** The clock, in milliseconds since 1970. */
  readonly now?: () => number;
};

const levels: readonly LogLevel[] = ['info', 'warn', 'error'];
const ownFields = ['time', 'level', 'event', 'correlation', 'error'];

/** Makes a log. */
export function createLog({ write, level: least = 'info', now = Date.now }: LogOptions): Log {
  const line = (level: LogLevel, event: string, fields: object, error?: object) => {
    if (levels.indexOf(level) < levels.indexOf(least)) return;
    const head = { time: instant(now()), level, event: logWord(event), correlation: findCorrelation() };
    write(JSON.stringify({ ...head, ...toPrintableFields(fields), error }));
  };
  return {
    info: (event, fields) => line('info', event, fields ?? {}),
    warn: (event, fields) => line('warn', event, fields ?? {}),
    error: (event, error, fields) => line('error', event, fields ?? {}, describeError(error)),
  };
}

function toPrintableFields(fields: object): Record<string, unknown> {
  const entries = Object.entries(fields).filter(([name]) => !ownFields.includes(name));
  return Object.fromEntries(entries.map(([name, value]) => [name, toPrintable(value)]));
}

import { logWord, type LogWord } from './loggable.ts';

/** What may be told of an error: its kind, its code and the places in the program that it came through. */
export type DescribedError = {
  readonly name: LogWord;
  readonly code?: LogWord;
  /** 'src/platform/x.ts:12:3', nearest first; never the message. */
  readonly at: readonly string[];
  readonly cause?: DescribedError;
};

const frame = /^\s+at .*?((?:src|dist|bin|node_modules)\/[\w@./-]+:\d+:\d+)\)?$/;
const mostFrames = 8;
const mostCauses = 3;

/** Describes whatever was thrown without quoting it: messages of parsers and databases repeat the data. */
export function describeError(thrown: unknown, causesLeft = mostCauses): DescribedError {
  if (!(thrown instanceof Error)) return { name: logWord('not-an-error'), at: [] };
  const code = 'code' in thrown && thrown.code !== undefined ? { code: logWord(thrown.code) } : {};
  const cause =
    thrown.cause === undefined || causesLeft === 0
      ? {}
      : { cause: describeError(thrown.cause, causesLeft - 1) };
  return { name: logWord(thrown.name), ...code, at: listFrames(thrown), ...cause };
}

function listFrames(error: Error): readonly string[] {
  // The stack begins with the message, which may have lines that look like frames: take it away first.
  const stack = String(error.stack ?? '').replace(error.message, '');
  const frames = stack.split('\n').map((line) => frame.exec(line)?.[1]);
  return frames.filter((place) => place !== undefined).slice(0, mostFrames);
}

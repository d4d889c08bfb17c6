/** Long enough for any name that a person gave, short enough for a page and a log. */
const longest = 300;

/** A file's name as a sender gave it, made fit to be stored and shown: no control characters, no half characters, not endless. */
export function cleanFileName(name: string): string {
  return name.replace(/[\p{Cc}\p{Cs}]/gu, '\uFFFD').slice(0, longest);
}

import { isUuid } from '../../../platform/ids/ids.ts';
import { postedText, toPosted } from '../../../platform/forms/posted.ts';
import type { Upload } from './upload-rules.ts';

/** The most children that one visit is to. */
const mostChildren = 40;

/** `isLook`: nothing was written; a family was read on the device, and the trail is told so when it is back. */
type SentUpload = { readonly ticket: string; readonly upload: Upload; readonly isLook: boolean };

/** What a box held: whose it is, and what was written. Undefined where it is anything else. */
export function parseUpload(text: string): SentUpload | undefined {
  const said = toPosted(fromJson(text));
  const { ticket, id, device, saidAt } = said;
  const [children, fields] = [idsIn(said['children']), textsIn(said['fields'])];
  if (typeof ticket !== 'string' || !isId(id) || !isId(device) || !isMoment(saidAt)) return undefined;
  if (!children || !fields) return undefined;
  const upload = { id: id.toLowerCase(), device, saidAt, children, fields };
  return { ticket, upload, isLook: said['isLook'] === true };
}

const isId = (value: unknown): value is string => typeof value === 'string' && isUuid(value);

/** A moment that PostgreSQL holds too, however wrong the clock was. */
function isMoment(value: unknown): value is string {
  return (
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z$/.test(value) && !isNaN(Date.parse(value))
  );
}

function idsIn(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value) || value.length === 0 || value.length > mostChildren) return undefined;
  const ids = value.filter(isId).map((id) => id.toLowerCase());
  return ids.length === value.length && new Set(ids).size === ids.length ? ids : undefined;
}

function textsIn(value: unknown): Readonly<Record<string, string>> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const pairs = Object.entries(value);
  const texts = pairs.filter((pair): pair is [string, string] => typeof pair[1] === 'string');
  if (texts.length < pairs.length) return undefined;
  return Object.fromEntries(texts.map(([name]) => [name, postedText(toPosted(value), name)]));
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import type { FastifyInstance } from 'fastify';
import type { Element } from './form-driver-html.ts';
import { findAll, parseHtml, textOf } from './form-driver-html.ts';

type Fields = readonly (readonly [name: string, value: string])[];
export type Sent = {
  readonly status: number;
  readonly html: string;
  readonly words: string;
  readonly to: string;
};

/** Somebody with a page open: the form as it was when they opened it, to be sent later. */
export type OpenForm = { readonly action: string; readonly fields: Fields };

const isField = ({ tag, attributes }: Element) =>
  ['input', 'select', 'textarea'].includes(tag) && attributes['name'] !== undefined;

/** What a form would send if nobody touched it. */
function listFields(form: Element): Fields {
  return findAll(form, isField).flatMap((field): Fields => {
    const { type = 'text', name = '' } = field.attributes;
    const isOff = ['radio', 'checkbox'].includes(type) && !('checked' in field.attributes);
    return isOff || type === 'file' ? [] : [[name, valueOf(field)]];
  });
}

function valueOf(field: Element): string {
  if (field.tag === 'textarea') return field.children.filter((child) => typeof child === 'string').join('');
  if (field.tag === 'input') return field.attributes['value'] ?? '';
  const options = findAll(field, ({ tag }) => tag === 'option');
  const chosen = options.find(({ attributes }) => 'selected' in attributes) ?? options[0];
  return chosen?.attributes['value'] ?? (chosen ? textOf(chosen) : '');
}

/** Somebody signed in at a face: opens forms and sends them as they were opened, with what they typed over it. */
export function visitor(face: FastifyInstance, cookie: string) {
  async function openForm(on: string, action: string): Promise<OpenForm> {
    const { statusCode, body } = await face.inject({ url: on, headers: { cookie } });
    const forms = findAll(
      parseHtml(body),
      ({ tag, attributes }) => tag === 'form' && attributes['method'] === 'post',
    );
    const found = forms.find(({ attributes }) => (attributes['action'] ?? on).split('?')[0] === action);
    if (!found)
      throw new Error(
        `No form to ${action} on ${on} (${statusCode}): ${forms.map(({ attributes }) => attributes['action']).join(' ')}`,
      );
    return { action: found.attributes['action'] ?? on, fields: listFields(found) };
  }

  async function send({ action, fields }: OpenForm, typed: Readonly<Record<string, string>>): Promise<Sent> {
    const kept = fields.filter(([name]) => !(name in typed));
    const payload = new URLSearchParams([
      ...kept.map(([name, value]) => [name, value]),
      ...Object.entries(typed),
    ]);
    const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await face.inject({ method: 'POST', url: action, headers, payload: payload.toString() });
    return {
      status: answer.statusCode,
      html: answer.body,
      words: textOf(parseHtml(answer.body)),
      to: String(answer.headers['location'] ?? ''),
    };
  }
  return { openForm, send };
}

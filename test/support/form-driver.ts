import { expect } from 'vitest';
import type { Element } from './form-driver-html.ts';
import { closest, findAll, parseHtml, textOf } from './form-driver-html.ts';

/** A file to attach to a field. */
export type Attached = { readonly name: string; readonly content: string };

/** What somebody fills in, by the field's label: text, the labels that are chosen, or files. */
export type Answers = Readonly<Record<string, string | readonly string[] | readonly Attached[]>>;

/**
 * Somebody without a browser: asks for pages, follows links, fills in forms by their labels and sends them, as plain HTTP.
 * What works here works without scripts.
 */
export class PlainVisitor {
  private page: Element = parseHtml('');
  private readonly cookies = new Map<string, string>();
  private readonly base: string;
  url = '';
  status = 0;

  constructor(base: string) {
    this.base = base;
  }

  get text(): string {
    return textOf(this.page);
  }

  get title(): string {
    return this.elements('title').map(innerText).join('');
  }

  get headings(): readonly string[] {
    return this.elements('h1').map(textOf);
  }

  elements(tag: string): Element[] {
    return findAll(this.page, (element) => element.tag === tag);
  }

  /** Asks for a page; redirects are followed. */
  async opens(path: string): Promise<void> {
    await this.send(new URL(path, this.base).href, { method: 'GET' });
  }

  async follows(link: string | RegExp): Promise<void> {
    const found = this.elements('a').find((a) => fits(textOf(a), link));
    if (!found)
      throw new Error(`No link ${link} on ${this.url}: ${this.elements('a').map(textOf).join(' | ')}`);
    await this.opens(new URL(found.attributes['href'] ?? '', this.url).href);
  }

  /** Presses a button after filling in its form. */
  async presses(button: string | RegExp, answers: Answers = {}): Promise<void> {
    const pressed = this.elements('button').find((one) => fits(textOf(one), button));
    const form = closest(pressed, 'form');
    if (!pressed || !form) throw new Error(`No button ${button} on ${this.url}: ${this.text}`);
    const fields = [...keptFields(form), ...pressedField(pressed)];
    const filled = Object.entries(answers).flatMap(([label, answer]) => fill(form, label, answer));
    const names = new Set(filled.map(([name]) => name));
    await this.post(form, [...fields.filter(([name]) => !names.has(name)), ...filled]);
  }

  private async post(form: Element, fields: readonly Field[]): Promise<void> {
    const target = new URL(form.attributes['action'] ?? this.url, this.url);
    if (form.attributes['method']?.toLowerCase() !== 'post') {
      target.search = new URLSearchParams(textFields(fields)).toString();
      return this.send(target.href, { method: 'GET' });
    }
    const isMultipart = form.attributes['enctype'] === 'multipart/form-data';
    await this.send(target.href, {
      method: 'POST',
      body: isMultipart ? toMultipart(fields) : new URLSearchParams(textFields(fields)),
    });
  }

  private async send(url: string, init: RequestInit): Promise<void> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { ...init, redirect: 'manual', headers: cookie ? { cookie } : {} });
    answer.headers.getSetCookie().forEach((line) => this.keep(line));
    const to = answer.headers.get('location');
    if (to !== null) return this.send(new URL(to, url).href, { method: 'GET' });
    this.status = answer.status;
    this.url = url;
    this.page = parseHtml(await answer.text());
    expect(answer.status, `${url} ${this.text}`).toBeLessThan(500);
  }

  private keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === '') this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

type Field = readonly [name: string, value: string | Attached];

const fits = (text: string, wanted: string | RegExp) =>
  typeof wanted === 'string' ? text === wanted : wanted.test(text);

const innerText = (element: Element) =>
  element.children.filter((child) => typeof child === 'string').join('');

const textFields = (fields: readonly Field[]): [string, string][] =>
  fields.map(([name, value]) => [name, typeof value === 'string' ? value : value.name]);

function toMultipart(fields: readonly Field[]): FormData {
  const data = new FormData();
  for (const [name, value] of fields) {
    if (typeof value === 'string') data.append(name, value);
    else data.append(name, new Blob([value.content]), value.name);
  }
  return data;
}

const isField = ({ tag, attributes }: Element) =>
  ['input', 'select', 'textarea'].includes(tag) &&
  attributes['name'] !== undefined &&
  !('disabled' in attributes);

/** What the form would send if nobody touched it. */
function keptFields(form: Element): Field[] {
  return findAll(form, isField).flatMap((field): Field[] => {
    const { type = 'text', name = '' } = field.attributes;
    if (type === 'file' || ((type === 'radio' || type === 'checkbox') && !('checked' in field.attributes)))
      return [];
    return [[name, valueOf(field)]];
  });
}

function valueOf(field: Element): string {
  if (field.tag === 'textarea') return innerText(field);
  if (field.tag === 'input') return field.attributes['value'] ?? '';
  const options = findAll(field, ({ tag }) => tag === 'option');
  const chosen = options.find(({ attributes }) => 'selected' in attributes) ?? options[0];
  return chosen?.attributes['value'] ?? (chosen ? textOf(chosen) : '');
}

function pressedField({ attributes }: Element): Field[] {
  return attributes['name'] === undefined ? [] : [[attributes['name'], attributes['value'] ?? '']];
}

/** The fields that an answer fills: the one with this label, or the choices in the group with this legend. */
function fill(form: Element, label: string, answer: Answers[string]): Field[] {
  const group = findAll(form, ({ tag }) => tag === 'fieldset').find((one) => legendOf(one) === label);
  if (group && typeof answer !== 'string')
    return answer.filter((one) => typeof one === 'string').map((one) => choice(group, one));
  const field = fieldLabelled(group ?? form, label);
  const { name = '', type } = field.attributes;
  if (typeof answer !== 'string')
    return answer.filter((one) => typeof one !== 'string').map((file) => [name, file]);
  if (type === 'radio' || type === 'checkbox') return [[name, field.attributes['value'] ?? 'on']];
  return [[name, field.tag === 'select' ? optionNamed(field, answer) : answer]];
}

function legendOf(fieldset: Element): string | undefined {
  const [legend] = findAll(fieldset, ({ tag }) => tag === 'legend');
  return legend && textOf(legend);
}

function choice(group: Element, label: string): Field {
  const { name = '', value = 'on' } = fieldLabelled(group, label).attributes;
  return [name, value];
}

function fieldLabelled(within: Element, label: string): Element {
  const labels = findAll(within, ({ tag }) => tag === 'label');
  const id = labels.find((one) => textOf(one) === label)?.attributes['for'];
  const field = findAll(within, isField).find(
    ({ attributes }) => attributes['id'] === id && id !== undefined,
  );
  if (!field) throw new Error(`No field is labelled '${label}', only ${labels.map(textOf).join(' | ')}`);
  return field;
}

function optionNamed(select: Element, text: string): string {
  const option = findAll(select, ({ tag }) => tag === 'option').find((one) => textOf(one) === text);
  if (!option) throw new Error(`No option '${text}'`);
  return option.attributes['value'] ?? text;
}

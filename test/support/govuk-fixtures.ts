/** The fixtures that govuk-frontend ships: options for each of its macros, and the HTML they must give. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { jsxTemplate } from 'preact/jsx-runtime';

export type Fixture = { readonly name: string; readonly options: Json; readonly html: string };
type Json = { readonly [key: string]: unknown };

const require = createRequire(import.meta.url);

/** The fixtures of one component, such as 'button'. */
export function listFixtures(component: string): readonly Fixture[] {
  const path = require.resolve(`govuk-frontend/dist/govuk/components/${component}/fixtures.json`);
  return JSON.parse(readFileSync(path, 'utf8')).fixtures;
}

/** Options whose name says that they hold text or markup: `titleText` and `titleHtml` are our `title`. */
const contents = /^(title|summary|description|heading)(Html|Text)$/;
/** Options that hold only { text } or { html }, which for us are content themselves. */
const contentHolders = ['conditional', 'beforeInput', 'afterInput', 'beforeInputs', 'afterInputs'];

/** The properties of our component that say the same as a macro's options. */
export function toProps(options: Json): Json {
  const { text, ...props } = convert(options);
  return text === undefined ? props : { ...props, children: text };
}

function convert(options: Json): Json {
  // Markup wins over text where a fixture gives both, so it comes last.
  const entries = Object.entries(options).sort(([a], [b]) => Number(isMarkup(a)) - Number(isMarkup(b)));
  return Object.fromEntries(entries.map(([key, value]) => convertEntry(key, value)));
}

function isMarkup(key: string): boolean {
  return key === 'html' || key.endsWith('Html');
}

function convertEntry(key: string, value: unknown): [string, unknown] {
  const content = key === 'html' ? 'text' : contents.exec(key)?.[1];
  if (content) return [content, isMarkup(key) && value ? markup(String(value)) : value];
  if (key === 'value' && typeof value === 'boolean') return [key, String(value)];
  return [key, isObject(value) ? convertObject(key, value) : convertValue(value)];
}

function convertObject(key: string, value: Json): unknown {
  if (key === 'attributes') return convertAttributes(value);
  if (key === 'slots') return convertSlots(value);
  return contentHolders.includes(key) ? convert(value)['text'] : convert(value);
}

function convertValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => (isNothing(item) ? undefined : convertValue(item)));
  if (isObject(value)) return convert(value);
  return value === null ? undefined : value;
}

function convertAttributes(attributes: Json): Json {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, attributeValue(value)]));
}

/** Macros print every attribute they are given, unless it says that it is optional and is empty. */
function attributeValue(given: unknown): string | true | undefined {
  const { value, optional } = isObject(given) ? given : { value: given, optional: false };
  if (optional && (value === undefined || value === null || value === false)) return undefined;
  if (optional && value === true) return true;
  return value === undefined || value === null ? '' : String(value);
}

function convertSlots(slots: Json): Json {
  const { end, ...others } = slots;
  const given = isObject(end) ? end : { html: end };
  return {
    ...Object.fromEntries(Object.entries(others).map(([name, html]) => [name, html && markup(String(html))])),
    end: given['html'] ? markup(String(given['html'])) : undefined,
    endInline: given['align'] === 'inline',
  };
}

/** A node that prints this markup as it is. Only tests may: everywhere else strings are escaped. */
function markup(html: string): unknown {
  return jsxTemplate([html]);
}

/** Macros pass over items that are false, empty or missing, so that a list can be made with conditions in it. */
function isNothing(item: unknown): boolean {
  return !item || (isObject(item) && Object.keys(item).length === 0);
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

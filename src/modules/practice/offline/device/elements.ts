/** An element with a class and a text. */
export function element(name: string, classes = '', text = ''): HTMLElement {
  const made = document.createElement(name);
  if (classes) made.className = classes;
  if (text) made.textContent = text;
  return made;
}

/** What stands in a form, by name: of several under one name the first. */
export function fieldsOf(form: HTMLFormElement): Readonly<Record<string, string>> {
  const fields = new Map<string, string>();
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && !fields.has(name)) fields.set(name, value);
  fields.delete('_csrf');
  fields.delete('version');
  return Object.fromEntries(fields);
}

/** The day of a visit is the day on which it is written, by the device's clock, and not that on which the family was taken along. */
export function fillDay(form: HTMLFormElement, day: Date): void {
  fillForm(form, {
    'visited_on-day': String(day.getDate()),
    'visited_on-month': String(day.getMonth() + 1),
    'visited_on-year': String(day.getFullYear()),
  });
}

/** Puts back what was typed. */
export function fillForm(form: HTMLFormElement, fields: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(fields)) {
    const found = form.elements.namedItem(name);
    if (found instanceof RadioNodeList) found.value = value;
    else if (found instanceof HTMLInputElement && ['checkbox', 'radio'].includes(found.type))
      found.checked = found.value === value;
    else if (found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement) found.value = value;
    else if (found instanceof HTMLSelectElement) found.value = value;
  }
}

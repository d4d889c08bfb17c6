// What the fields of a form are called on its page, for the list of what was typed and not sent.

/** Each field's name with its label, and for what was chosen `name=value` with its words, as one text. */
export function labelsOf(form) {
  const labels = new URLSearchParams();
  for (const field of form.elements) if (field.name && field.labels?.length > 0) addLabels(labels, field);
  return labels.toString();
}

const isTick = ({ type }) => type === 'radio' || type === 'checkbox';
const isPartOfDate = (field) => field.classList.contains('govuk-date-input__input');

function addLabels(labels, field) {
  const own = wordsOf(field.labels[0]);
  const asked = wordsOf(field.closest('fieldset')?.querySelector(':scope > legend'));
  if (isTick(field)) labels.set(field.name, asked || own);
  else labels.set(field.name, isPartOfDate(field) ? asked : [asked, own].filter(Boolean).join(': '));
  if (isTick(field) && field.checked) labels.set(`${field.name}=${field.value}`, own);
  if (field.type === 'select-one')
    labels.set(`${field.name}=${field.value}`, wordsOf(field.selectedOptions[0]));
}

const wordsOf = (element) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

// The only script a page loads. Every page works without it; it only makes some components quicker to use.
import { createAll, initAll } from 'govuk-frontend';
import { Alert } from '@ministryofjustice/frontend/moj/components/alert/alert.mjs';
import { SortableTable } from '@ministryofjustice/frontend/moj/components/sortable-table/sortable-table.mjs';
import { keepTyped } from './keep-typed.js';
import { keepVisit } from './keep-visit.js';
import { recordSound } from './record-sound.js';
import { useKey } from './use-key.js';

// govuk-frontend starts only on a body that says scripts run; its own template does this inline, which our
// content security policy forbids.
document.body.classList.add('js-enabled', 'govuk-frontend-supported');

// GOV.UK's script says on a radio or a checkbox that it opens something (aria-expanded), which ARIA does not allow
// there. Where the browser can (:has), our style sheet opens and closes it instead.
if (CSS.supports('selector(:has(*))'))
  for (const input of document.querySelectorAll('[data-aria-controls]'))
    input.removeAttribute('data-aria-controls');

initAll();
createAll(Alert);
createAll(SortableTable);
for (const form of document.querySelectorAll('form[data-kith-draft]')) keepVisit(form);
const typed = document.querySelector('template[data-kith-typed]');
if (typed) keepTyped(typed);
for (const form of document.querySelectorAll('form[data-kith-key]')) useKey(form);
for (const form of document.querySelectorAll('form[data-kith-recorder]')) void recordSound(form);
// What is of use with scripts alone.
for (const one of document.querySelectorAll('[data-kith-scripted]')) one.hidden = false;

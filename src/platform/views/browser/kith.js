// The only script a page loads. Every page works without it; it only makes some components quicker to use.
import { createAll, initAll } from 'govuk-frontend';
import { Alert } from '@ministryofjustice/frontend/moj/components/alert/alert.mjs';
import { SortableTable } from '@ministryofjustice/frontend/moj/components/sortable-table/sortable-table.mjs';

// govuk-frontend starts only on a body that says scripts run; its own template does this inline, which our
// content security policy forbids.
document.body.classList.add('js-enabled', 'govuk-frontend-supported');

initAll();
createAll(Alert);
createAll(SortableTable);

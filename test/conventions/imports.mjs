import { tsImport } from 'tsx/esm/api';

/** `npm run imports`: prints each breach of the import rules and how many there are; exits 1 when there is one. */
const load = (file) => tsImport(file, import.meta.url);
const [{ checkImports }, { formatViolation }, { projectRoot }] = await Promise.all(
  ['./check-imports.ts', './violation.ts', './files.ts'].map(load),
);
const violations = await checkImports(projectRoot);
for (const violation of violations) console.log(formatViolation(violation));
console.log(
  violations.length === 0 ? 'Imports follow the rules.' : `${violations.length} imports break a rule.`,
);
process.exitCode = violations.length === 0 ? 0 : 1;

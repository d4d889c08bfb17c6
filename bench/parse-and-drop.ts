import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSsda903File } from '../src/formats/index.ts';

/** The floor of an import and of a check: the same bytes read and parsed, and thrown away. Prints the milliseconds. */
const start = performance.now();
let rows = 0;
for (const folder of process.argv.slice(2)) {
  for (const name of readdirSync(folder)) {
    const file = readSsda903File({ name, bytes: readFileSync(join(folder, name)) });
    if (file.ok) rows += file.rows;
  }
}
process.stdout.write(JSON.stringify({ ms: performance.now() - start, rows }));

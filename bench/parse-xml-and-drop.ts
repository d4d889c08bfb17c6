import { readFileSync } from 'node:fs';
import { readXml } from '../src/formats/cin/xml.ts';

/** The floor of a check of a census: the same bytes parsed and thrown away. Prints the milliseconds. */
const [path = ''] = process.argv.slice(2);
const start = performance.now();
let elements = 0;
const listener = { open: () => void (elements += 1), text: () => undefined, close: () => undefined };
const refused = readXml(readFileSync(path), listener);
if (refused !== undefined) throw new Error(refused);
process.stdout.write(JSON.stringify({ ms: performance.now() - start, elements }));

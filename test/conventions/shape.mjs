import { tsImport } from 'tsx/esm/api';

/** `node test/conventions/shape.mjs`: the shape of the code as medians and 90th percentiles. Reported, never a gate. */
const { formatShape, measureShape } = await tsImport('./shape.ts', import.meta.url);
console.log(formatShape(measureShape(process.argv[2] ?? 'src')));

import type { Clusters } from './cluster-rules.ts';
import { findClusters } from './cluster-rules.ts';
import { findGenerations } from './generation-rules.ts';
import type { Kin, Rows } from './kin-rules.ts';
import type { Order } from './order-rules.ts';
import { orderKin } from './order-rules.ts';
import { placeAcross } from './place-rules.ts';
import type { Drawn, Sizes } from './wide-lines-rules.ts';
import { drawWide } from './wide-lines-rules.ts';

/** Who stands in which row, in which order, and who is drawn as a couple with whom: the same for every width. */
export type Layout = {
  readonly kin: Kin;
  readonly rows: Rows;
  readonly clusters: Clusters;
  readonly order: Order;
};

/** Arranges a family. The same family is always arranged the same way. */
export function layOut(kin: Kin): Layout {
  const rows = findGenerations(kin);
  const clusters = findClusters(kin, rows);
  const order = orderKin(kin, clusters);
  return { kin, rows, clusters, order };
}

/** The arrangement with everybody on a line of their own, generations still one behind the other: for a drawing turned on its side. */
export function drawLines(layout: Layout, sizes: Sizes): Drawn {
  const across = new Map(layout.order.line.map((id, place) => [id, (place + 0.5) * sizes.slot]));
  return drawWide({ ...layout, sizes, across });
}

/** The arrangement as a drawing with generations as rows. */
export function drawRows(layout: Layout, sizes: Sizes): Drawn {
  return drawWide({ ...layout, sizes, across: placeAcross(layout.kin, { ...layout, spacing: sizes }) });
}

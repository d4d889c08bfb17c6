import type { Point } from './wide-lines-rules.ts';

/** Keeps drawings short: a tenth of a pixel is finer than any eye. */
const tidy = (value: number) => Math.round(value * 10) / 10;

/** A line through points, as SVG says it. */
export function pathOf(points: readonly Point[]): string {
  return points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${tidy(x)} ${tidy(y)}`).join('');
}

/** The same line moved sideways, for a line beside another. */
export function moved(points: readonly Point[], across: number, down: number): readonly Point[] {
  return points.map(({ x, y }) => ({ x: x + across, y: y + down }));
}

/** Points along a bow from one place to another, `lift` pixels off the straight line in its middle; shorter by `trim` at each end. */
export function bow(
  from: Point,
  to: Point,
  { lift, trim }: { lift: number; trim: number },
): readonly Point[] {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  const [nx, ny] = [dy / length, -dx / length];
  const count = Math.max(8, 2 * Math.round((length - 2 * trim) / 14));
  return Array.from({ length: count + 1 }, (_, step) => {
    const along = trim / length + (step / count) * (1 - (2 * trim) / length);
    const off = lift * 4 * along * (1 - along);
    return { x: from.x + dx * along + nx * off, y: from.y + dy * along + ny * off };
  });
}

/** The line as a zigzag. */
export function zigzag(points: readonly Point[], depth: number): readonly Point[] {
  return points.map((point, index) => {
    const [before, after] = [points[index - 1] ?? point, points[index + 1] ?? point];
    const length = Math.hypot(after.x - before.x, after.y - before.y) || 1;
    const isEnd = index === 0 || index === points.length - 1;
    const side = isEnd ? 0 : index % 2 === 0 ? depth : -depth;
    return {
      x: point.x + (side * (after.y - before.y)) / length,
      y: point.y - (side * (after.x - before.x)) / length,
    };
  });
}

/** The line beside itself, `by` pixels to the left as it runs. */
export function besideLine(points: readonly Point[], by: number): readonly Point[] {
  return points.map((point, index) => {
    const [before, after] = [points[index - 1] ?? point, points[index + 1] ?? point];
    const length = Math.hypot(after.x - before.x, after.y - before.y) || 1;
    return {
      x: point.x + (by * (after.y - before.y)) / length,
      y: point.y - (by * (after.x - before.x)) / length,
    };
  });
}

/** The head of an arrow at the end of a line. */
export function arrowHead(points: readonly Point[]): readonly Point[] {
  const [before, end] = [points.at(-2), points.at(-1)];
  if (!before || !end) return [];
  const angle = Math.atan2(end.y - before.y, end.x - before.x);
  const corner = (turn: number) => ({
    x: end.x - 10 * Math.cos(angle + turn),
    y: end.y - 10 * Math.sin(angle + turn),
  });
  return [corner(0.45), end, corner(-0.45)];
}

type Others = { readonly people: readonly (Point & { readonly id: string })[]; readonly half: number };

/** The bow that leads past the fewest other people, the flattest of such. */
export function clearLift(
  from: Point & { readonly id: string },
  to: Point & { readonly id: string },
  { people, half }: Others,
): number {
  const others = people.filter(({ id }) => id !== from.id && id !== to.id);
  const upwards = from.x < to.x ? 1 : -1;
  const level = [upwards * 38, upwards * 50];
  const lifts = from.y === to.y ? level : [14, -14, 45, -45, 80, -80, 120, -120, 160, -160];
  const hits = (lift: number) =>
    bow(from, to, { lift, trim: half }).filter((point) => others.some((one) => isNear(point, one, half)))
      .length;
  return lifts.reduce((best, lift) => (hits(lift) < hits(best) ? lift : best));
}

/** Whether a point lies on a shape or on the words below it. */
function isNear(point: Point, person: Point, half: number): boolean {
  const [across, down] = [Math.abs(point.x - person.x), point.y - person.y];
  return across < half + 14 && down > -half - 6 && down < half + 56;
}

// Made once: to make a format takes longer than to use it a hundred times.
const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** A number as people read it: 1,234; 7.5; −3 with a minus sign. */
export function formatNumber(value: number): string {
  return whole.format(value).replace('-', '−');
}

export { loadPostcodes, loadProviders } from './load/load-homes.ts';
export { toUpperTier } from './load/upper-tier.ts';

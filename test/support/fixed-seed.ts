import fc from 'fast-check';

/**
 * Property tests draw the same examples in every run, so that a red test is red again for whoever looks into it. Another
 * seed by KITH_SEED, to look further.
 */
fc.configureGlobal({ seed: Number(process.env['KITH_SEED'] ?? 20_260_331) });

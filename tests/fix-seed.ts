import fc from 'fast-check';

/**
 * The same cases for everybody, so that a property that fails, fails alike wherever it runs. `FILO_SEED=random` draws other
 * cases, and a failure names its seed: `FILO_SEED=<that number>` draws them again.
 */
const { FILO_SEED = '20261121' } = process.env;
const seed = FILO_SEED === 'random' ? Math.floor(Math.random() * 2 ** 31) : Number(FILO_SEED);
if (!Number.isInteger(seed)) throw new Error(`FILO_SEED is "${FILO_SEED}": it must be a whole number, or "random".`);
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });

import { closeWith } from '../run-suite.ts';
import { runNetworks } from './run-networks.ts';

/** `npm run test:networks`: the tests with real servers alone. */
closeWith(runNetworks(process.argv.slice(2)));

export { beacon } from './beacon.js';
export { STATES, worst } from './states.js';

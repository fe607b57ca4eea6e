export { beacon } from './beacon.js';
export { serve } from './serve.js';
export { STATES, worst } from './states.js';

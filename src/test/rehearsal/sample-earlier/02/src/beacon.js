import { STATES, worst } from './states.js';

/**
 * Makes a beacon of named checks.
 *
 * @param checks functions that answer a state, or a promise of one
 * @returns a function that asks all checks and answers `{ state, checks }`
 */
export function beacon(checks) {
  return async () => {
    const names = Object.keys(checks);
    const states = await Promise.all(names.map((name) => ask(checks[name])));
    return {
      state: worst(states),
      checks: Object.fromEntries(names.map((name, index) => [name, states[index]])),
    };
  };
}

async function ask(check) {
  try {
    const state = await check();
    return STATES.includes(state) ? state : 'down';
  } catch {
    return 'down';
  }
}

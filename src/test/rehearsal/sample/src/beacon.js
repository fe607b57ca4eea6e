import { STATES, worst } from './states.js';

const PATIENCE = 2000;

/**
 * Makes a beacon of named checks.
 *
 * @param checks functions that answer a state, or a promise of one
 * @param options `patience`: milliseconds that a check may take
 * @returns a function that asks all checks and answers `{ state, checks }`
 */
export function beacon(checks, { patience = PATIENCE } = {}) {
  return async () => {
    const names = Object.keys(checks);
    const states = await Promise.all(names.map((name) => ask(checks[name], patience)));
    return {
      state: worst(states),
      checks: Object.fromEntries(names.map((name, index) => [name, states[index]])),
    };
  };
}

async function ask(check, patience) {
  let timer;
  const tooLate = new Promise((resolve) => {
    timer = setTimeout(resolve, patience, 'down');
  });
  try {
    const state = await Promise.race([Promise.resolve().then(check), tooLate]);
    return STATES.includes(state) ? state : 'down';
  } catch {
    return 'down';
  } finally {
    clearTimeout(timer);
  }
}

/** All states, from well to unwell. */
export const STATES = Object.freeze(['up', 'degraded', 'down']);

/** The worst of some states; nothing to complain about is `up`. */
export function worst(states) {
  return states[states.length - 1] ?? 'up';
}

/** All states, from well to unwell. */
export const STATES = Object.freeze(['up', 'degraded', 'down']);

/** The worst of some states; nothing to complain about is `up`. */
export function worst(states) {
  return states.reduce((a, b) => (rank(b) > rank(a) ? b : a), 'up');
}

function rank(state) {
  const index = STATES.indexOf(state);
  // An answer that nobody understands is no good news.
  return index === -1 ? STATES.length : index;
}

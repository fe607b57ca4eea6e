/** Asks the beacon behind the address for its state. */
export async function ask(url) {
  const answer = await fetch(url);
  const { state } = await answer.json();
  return state;
}

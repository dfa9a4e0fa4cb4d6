/** How long the network may take to begin an answer before what is kept is shown, in milliseconds. */
const patience = 4_000;

/** Nothing, when the patience ends. */
export function impatient(): Promise<undefined> {
  return new Promise((end) => setTimeout(() => end(undefined), patience));
}

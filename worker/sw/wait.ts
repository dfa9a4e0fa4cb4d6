/** How long the network may take to begin an answer before what is kept is shown, in milliseconds. */
const patience = 4_000;
/** How long until an answer that has begun is whole: on a slow line it is on its way, and worth more than an old one. */
const wholePatience = 10_000;

/** Nothing, when the patience ends: with what does not begin, or with what has `begun` and does not become whole. */
export async function impatient(begun?: Promise<unknown>): Promise<undefined> {
  const whole = after(wholePatience);
  let hasBegun = false;
  begun?.then(
    () => (hasBegun = true),
    () => undefined,
  );
  await after(patience);
  return hasBegun ? whole : undefined;
}

function after(milliseconds: number): Promise<undefined> {
  return new Promise((end) => setTimeout(() => end(undefined), milliseconds));
}

/** Calls a function of the user's, which must not stop a stream whatever it does. What it throws is told on the console. */
export function call<Args extends unknown[], Result>(
  callback: ((...args: Args) => Result | Promise<Result>) | undefined,
  ...args: Args
): Promise<Result | undefined> | undefined {
  // An async function takes the throw of a sync one and the rejection of an async one alike.
  return callback && ((async () => callback(...args))().catch(console.error) as Promise<Result | undefined>);
}

/** Where the time comes from: epoch milliseconds. Rooms take one as a parameter so that tests decide what day it is. */
export type Clock = { now(): number };

export const systemClock: Clock = { now: () => Date.now() };

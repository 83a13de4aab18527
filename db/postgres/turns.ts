/** Those who wait for the same name go one after the other, in the order they came. */
export const createTurns = () => {
  const last = new Map<string, Promise<void>>();
  return {
    take: async <T>(name: string, work: () => Promise<T>): Promise<T> => {
      const before = last.get(name);
      const { promise, resolve } = Promise.withResolvers<void>();
      last.set(name, promise);
      await before;
      try {
        return await work();
      } finally {
        if (last.get(name) === promise) last.delete(name);
        resolve();
      }
    },
  };
};

import type { Tx } from "./dialect.ts";

/** Lets one statement through: `write` has no transaction around several. Building a subquery with select does not count. */
export const onlyOnce = (tx: Tx): Tx => {
  let used = false;
  const use = (): void => {
    if (used) throw new Error("write takes one statement: use transact for several");
    used = true;
  };
  return {
    select: tx.select.bind(tx),
    insert: (table) => {
      use();
      return tx.insert(table);
    },
    update: (table) => {
      use();
      return tx.update(table);
    },
    delete: (table) => {
      use();
      return tx.delete(table);
    },
  };
};

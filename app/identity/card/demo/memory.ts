/** What the demo's stand-in remembers: in memory, at most so many entries, the oldest go first. */
import type { Adapter, AdapterFactory, AdapterPayload } from "oidc-provider";

const mostEntries = 2_000;

export function memoryAdapters(): AdapterFactory {
  const entries = new Map<string, { payload: AdapterPayload; until: number }>();
  const live = (key: string): AdapterPayload | undefined => {
    const entry = entries.get(key);
    if (entry && entry.until < Date.now()) entries.delete(key);
    return entries.get(key)?.payload;
  };

  return (model): Adapter => {
    const keyOf = (id: string) => `${model}:${id}`;
    const where = async (test: (payload: AdapterPayload) => boolean) => {
      for (const key of entries.keys()) {
        const payload = key.startsWith(`${model}:`) ? live(key) : undefined;
        if (payload && test(payload)) return payload;
      }
      return undefined;
    };
    return {
      async upsert(id, payload, expiresIn) {
        const [oldest] = entries.keys();
        if (entries.size >= mostEntries && oldest !== undefined) entries.delete(oldest);
        entries.set(keyOf(id), { payload, until: Date.now() + (expiresIn ?? 3_600) * 1_000 });
      },
      find: async (id) => live(keyOf(id)),
      findByUserCode: (userCode) => where((payload) => payload.userCode === userCode),
      findByUid: (uid) => where((payload) => payload.uid === uid),
      async consume(id) {
        const payload = live(keyOf(id));
        if (payload) payload.consumed = Math.floor(Date.now() / 1_000);
      },
      async destroy(id) {
        entries.delete(keyOf(id));
      },
      async revokeByGrantId(grantId) {
        for (const [key, { payload }] of entries) if (payload.grantId === grantId) entries.delete(key);
      },
    };
  };
}

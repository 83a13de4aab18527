/**
 * What is made of the published content, kept in memory until the content version is another one. One load per version: a
 * burst after publishing loads once, and nobody joins a load that was begun before it.
 */
export function keptByVersion<T>(
  current: () => Promise<number>,
  load: (version: number) => Promise<T>,
): () => Promise<T> {
  let kept: { version: number; value: T } | null = null;
  let loading: { version: number; value: Promise<T> } | null = null;

  return async () => {
    const version = await current();
    if (kept?.version === version) return kept.value;
    if (loading?.version !== version) {
      const begun = { version, value: load(version) };
      const end = () => {
        if (loading === begun) loading = null;
      };
      begun.value.then((value) => {
        if (kept === null || kept.version < version) kept = { version, value };
        end();
      }, end);
      loading = begun;
    }
    return loading.value;
  };
}

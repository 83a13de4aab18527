/** Who looks for viruses. Only "clean" lets anybody open a file: a scanner that is down, slow or unclear is no answer. */
export type Verdict = "clean" | "infected" | "no-answer";

export type Scanner = {
  /** Whether it is worth sending bytes now. */
  ready(): Promise<boolean>;
  scan(bytes: Uint8Array): Promise<Verdict>;
};

/** The harmless test string every scanner knows; in two halves, so that no scanner finds it in this file. */
export const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("");

/** For demos and tests, which have no scanner: it knows that string and nothing else. */
export const demoScanner: Scanner = {
  ready: async () => true,
  scan: async (bytes) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(eicar) ? "infected" : "clean",
};

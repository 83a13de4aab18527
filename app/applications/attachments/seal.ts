/**
 * Files at rest: each is sealed by a key of its own (AES-256-GCM), derived from a master key and the file's id. A file that
 * was changed, cut or put in another's place does not open. Of several master keys the first one seals and all of them open,
 * so that a key can be replaced while files sealed by the old one are still there.
 *
 * Layout: "FILE" · version (1 byte) · number of the master key (4) · nonce (12) · tag (16) · sealed bytes.
 */
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";
import { err, ok, type Result } from "../../lib/result.ts";

const mark = Buffer.from("FILE");
const version = 1;
const [numberAt, nonceAt, tagAt, bytesAt] = [5, 9, 21, 37];
const method = "aes-256-gcm";

/** "no-key": sealed by a key that is not among ours. "changed": not what was sealed under this id. */
export type UnsealFailure = "no-key" | "changed";

export type Seal = {
  seal(id: string, bytes: Uint8Array): Buffer;
  unseal(id: string, sealed: Uint8Array): Result<Buffer<ArrayBuffer>, UnsealFailure>;
};

/** Tells keys apart and says nothing about them. */
const numberOf = (key: Buffer): Buffer =>
  createHash("sha256").update("number of an attachment key").update(key).digest().subarray(0, 4);

const keyFor = (master: Buffer, id: string): Buffer =>
  Buffer.from(hkdfSync("sha256", master, Buffer.alloc(0), `attachment ${id}`, 32));

export function createSeal(masters: readonly Buffer[]): Seal {
  const keys = masters.map((master) => ({ master, number: numberOf(master) }));
  const [first] = keys;
  if (!first) throw new Error("attachments need a key");

  return {
    seal(id, bytes) {
      const head = Buffer.concat([mark, Buffer.from([version]), first.number]);
      const nonce = randomBytes(tagAt - nonceAt);
      const cipher = createCipheriv(method, keyFor(first.master, id), nonce);
      cipher.setAAD(Buffer.concat([head, Buffer.from(id)]));
      const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]);
      return Buffer.concat([head, nonce, cipher.getAuthTag(), sealed]);
    },

    unseal(id, sealed) {
      const all = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
      if (all.length < bytesAt || !all.subarray(0, 4).equals(mark) || all[4] !== version) return err("changed");
      const number = all.subarray(numberAt, nonceAt);
      const key = keys.find((each) => each.number.equals(number));
      if (!key) return err("no-key");
      const decipher = createDecipheriv(method, keyFor(key.master, id), all.subarray(nonceAt, tagAt));
      decipher.setAAD(Buffer.concat([all.subarray(0, nonceAt), Buffer.from(id)]));
      decipher.setAuthTag(all.subarray(tagAt, bytesAt));
      try {
        return ok(Buffer.concat([decipher.update(all.subarray(bytesAt)), decipher.final()]));
      } catch {
        return err("changed");
      }
    },
  };
}

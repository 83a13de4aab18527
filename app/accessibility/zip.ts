/** A ZIP file from files in memory. Without times, so that the same files give the same bytes. */
import { crc32, deflateRawSync } from "node:zlib";

/** `gzip`: already packed, and unpacked in the archive's eyes: a reader needs no second tool. */
export type Packed = { name: string; bytes: Uint8Array } | { name: string; gzip: Buffer };

/** 1 January 1980, where the format's calendar begins. */
const noDate = 0x21;
const utf8Names = 0x0800;
const deflated = 8;
const stored = 0;

export function zip(files: readonly Packed[]): Buffer<ArrayBuffer> {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const { name } = file;
    const path = Buffer.from(name, "utf8");
    const { body, crc, length, method } = "gzip" in file ? repacked(file.gzip) : packed(file.bytes, name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(utf8Names, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt16LE(0, 6);
    common.writeUInt16LE(noDate, 8);
    common.writeUInt32LE(crc, 10);
    common.writeUInt32LE(body.length, 14);
    common.writeUInt32LE(length, 18);
    common.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), common, path, body]);
    // Comment, disk and attributes: none.
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), common, rest, path]));
    parts.push(local);
    offset += local.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, index, end]);
}

const packed = (bytes: Uint8Array, name: string) => ({
  body: name.endsWith(".gz") ? Buffer.from(bytes) : deflateRawSync(bytes, { level: 9 }),
  crc: crc32(bytes),
  length: bytes.length,
  method: name.endsWith(".gz") ? stored : deflated,
});

/** A gzip file of ours is ten bytes, the same deflated stream as in a ZIP file, checksum and length. */
const repacked = (gzip: Buffer) => ({
  body: gzip.subarray(10, -8),
  crc: gzip.readUInt32LE(gzip.length - 8),
  length: gzip.readUInt32LE(gzip.length - 4),
  method: deflated,
});

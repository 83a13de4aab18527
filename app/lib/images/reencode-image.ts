/**
 * Draws an image anew from its pixels: what hid in the file (place of a photograph, comments, a page of HTML behind the last
 * pixel) is not in the result. Runs in the confined process; see prepare-image.ts.
 */
import { createHash } from "node:crypto";
import { fileTypeFromBuffer } from "file-type";
import sharp from "sharp";
import { err, ok, type Result } from "../result.ts";
import type { ImageFailure, ImageLimits, PreparedImage } from "./image.ts";

sharp.concurrency(1);
sharp.cache(false);

/** The type in the bytes → can it be seen through? Only PNG keeps that. */
const accepted = new Set(["image/jpeg", "image/png", "image/webp", "image/heic", "image/heif"]);
const animated = new Set(["image/apng", "image/heic-sequence", "image/heif-sequence"]);
const longestSeconds = 10;

export async function reencodeImage(
  bytes: Uint8Array,
  limits: ImageLimits,
): Promise<Result<PreparedImage, ImageFailure>> {
  if (bytes.byteLength === 0) return err("empty");
  if (bytes.byteLength > limits.maxBytes) return err("too-large");
  const type = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime ?? "";
  if (animated.has(type)) return err("animated");
  if (!accepted.has(type)) return err("wrong-type");
  try {
    return await draw(bytes, type, limits);
  } catch (error) {
    return err(failureOf(error, type));
  }
}

async function draw(
  bytes: Uint8Array,
  type: string,
  limits: ImageLimits,
): Promise<Result<PreparedImage, ImageFailure>> {
  const image = sharp(bytes, { limitInputPixels: limits.maxPixels, failOn: "error" });
  const { pages = 1, hasAlpha } = await image.metadata();
  if (pages > 1) return err("animated");
  const upright = image
    .autoOrient()
    .toColourspace("srgb")
    .resize({ width: limits.maxSide, height: limits.maxSide, fit: "inside", withoutEnlargement: true })
    .timeout({ seconds: longestSeconds });
  const { smallestFirst = true } = limits;
  const asJpeg = () =>
    upright.flatten({ background: "white" }).jpeg({ quality: limits.quality ?? 82, mozjpeg: smallestFirst });
  const asPng = () => upright.png({ compressionLevel: smallestFirst ? 9 : 6, adaptiveFiltering: smallestFirst });
  const isDrawing = type === "image/png" || hasAlpha;
  let drawn = await (isDrawing ? asPng() : asJpeg()).toBuffer({ resolveWithObject: true });
  // A photograph that came as PNG may be larger afterwards than it may be.
  if (drawn.data.length > limits.maxBytes) drawn = await asJpeg().toBuffer({ resolveWithObject: true });
  const { data, info } = drawn;
  return ok({
    id: createHash("sha256").update(data).digest("hex"),
    bytes: data,
    type: info.format === "png" ? "image/png" : "image/jpeg",
    width: info.width,
    height: info.height,
  });
}

function failureOf(error: unknown, type: string): ImageFailure {
  const message = error instanceof Error ? error.message : "";
  if (message.includes("exceeds pixel limit")) return "too-many-pixels";
  if (message.includes("timeout")) return "too-long";
  // The decoder of HEIC photographs is patented and not part of the library's build.
  return type.startsWith("image/hei") ? "heic" : "broken";
}

/**
 * The one way of a stranger's image into the portal: looked at by its content, turned upright, made small enough, drawn anew
 * without anything but its pixels. A file that breaks the decoder breaks a process that has nothing and is thrown away.
 */
import { type ConfinedFailure, createConfined } from "../confined/run-confined.ts";
import { err, type Result } from "../result.ts";
import { type ImageFailure, type ImageLimits, imageLimits, type PreparedImage } from "./image.ts";

type Work = { bytes: Uint8Array; limits: ImageLimits };

const reencode = createConfined<Work, Result<PreparedImage, ImageFailure>>({
  script: ["app", "lib", "images", "image-process.ts"],
  seconds: 20,
  megabytes: 900,
  addons: true,
});

const failures: Record<ConfinedFailure, ImageFailure> = {
  "too-long": "too-long",
  "too-much-memory": "too-long",
  broken: "broken",
  busy: "busy",
};

export async function prepareImage(
  bytes: Uint8Array,
  limits: ImageLimits = imageLimits,
): Promise<Result<PreparedImage, ImageFailure>> {
  if (bytes.byteLength === 0) return err("empty");
  if (bytes.byteLength > limits.maxBytes) return err("too-large");
  const done = await reencode({ bytes, limits });
  return done.ok ? done.value : err(failures[done.error]);
}

/** What may come in as an image and what comes out. */
export type ImageLimits = {
  /** Of the file as it comes. */
  maxBytes: number;
  /** Width × height before it is made smaller. */
  maxPixels: number;
  /** The longer side of the result. */
  maxSide: number;
  /** Of photographs, up to 100; 82 when absent: enough to look at, not to read small print. */
  quality?: number;
  /** False: packed faster and a little larger; for large ones, which would take too long. */
  smallestFirst?: boolean;
};

export const imageLimits: ImageLimits = { maxBytes: 10 * 1024 * 1024, maxPixels: 60_000_000, maxSide: 2000 };

/** JPEG and PNG, because a printed page (PDF) can hold these as they are. */
export type ImageType = "image/jpeg" | "image/png";

/** `id`: SHA-256 of `bytes`, hex. */
export type PreparedImage = { id: string; bytes: Uint8Array; type: ImageType; width: number; height: number };

/**
 * "wrong-type": SVG, GIF, TIFF and everything else that is no JPEG, PNG, WebP or HEIC. "heic": such a photograph cannot be read
 * by this server. "too-long": it took too long, or more memory than it may.
 */
export type ImageFailure =
  | "empty"
  | "too-large"
  | "wrong-type"
  | "heic"
  | "animated"
  | "too-many-pixels"
  | "broken"
  | "too-long"
  | "busy";

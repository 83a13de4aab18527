/** Files for fictitious applications: an empty sheet and an empty picture, kept like any attachment. */
import type { Applications } from "../applications/index.ts";
import type { FileRef, Procedure } from "../engine/index.ts";
import type { FileFor } from "../procedures/index.ts";

/** One empty A4 page with a correct table of offsets, so that no reader calls it damaged. */
function emptyPdf(): Buffer {
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>>>",
  ];
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj${object}endobj\n`;
    return `${String(at).padStart(10, "0")} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join("")}`;
  return Buffer.from(`${text}${table}trailer<</Size ${size}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`);
}

const samples = [
  { type: "application/pdf" as const, name: "見本.pdf", bytes: emptyPdf() },
  {
    type: "image/png" as const,
    name: "見本.png",
    bytes: Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
      "base64",
    ),
  },
];
const sampleFor = (accept: readonly string[]) => samples.find(({ type }) => accept.includes(type));

/** Only to see whether a procedure can be answered with our samples: names no stored file. */
export const unsavedSample: FileFor = (accept) => {
  const sample = sampleFor(accept);
  return sample ? { id: "unsaved", name: sample.name, type: sample.type, bytes: sample.bytes.length } : null;
};

/** Stores, for a draft, one file of each type that the procedure's fields need. */
export async function storeSamples(
  attachments: Pick<Applications["attachments"], "keepOwn">,
  owner: { sessionHash: string; draftId: string },
  procedure: Procedure,
): Promise<FileFor> {
  const fields = procedure.steps.flatMap((step) => [...step.fields, ...(step.group?.fields ?? [])]);
  const needed = new Set(fields.flatMap(({ spec }) => (spec.type === "file" ? [sampleFor(spec.accept)] : [])));
  const stored = new Map<string, FileRef>();
  for (const sample of needed) {
    if (!sample) continue;
    stored.set(sample.type, await attachments.keepOwn({ ...owner, name: sample.name }, sample));
  }
  return (accept) => stored.get(sampleFor(accept)?.type ?? "") ?? null;
}

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tidyText } from "../../engine/index.ts";
import { safeName } from "./file-name.ts";

const [pdf, jpeg, png] = ["application/pdf", "image/jpeg", "image/png"];

describe("a file's name", () => {
  test.each([
    ["住民票.pdf", pdf, "住民票.pdf"],
    ["IMG_0001.JPEG", jpeg, "IMG_0001.JPEG"],
    ["写真.pdf", png, "写真.png"],
    ["a.html", pdf, "a.pdf"],
    ["見積書 ver1.2", pdf, "見積書 ver1.2.pdf"],
    ["../../etc/passwd", pdf, "passwd.pdf"],
    ["C:\\Users\\hanako\\住民票.pdf", pdf, "住民票.pdf"],
    ["a\r\nSet-Cookie: x\u0000.pdf", pdf, "aSet-Cookie_ x.pdf"],
    ["\u202efdp.exe", pdf, "fdp.pdf"],
    ["📷 庭.jpg", jpeg, "📷 庭.jpg"],
    ["か\u3099.png", png, "が.png"],
    [".htaccess", png, "htaccess.png"],
    ["/", jpeg, "file.jpg"],
    [" \t ", pdf, "file.pdf"],
    ["", pdf, "file.pdf"],
    [`${"長".repeat(200)}.pdf`, pdf, `${"長".repeat(116)}.pdf`],
    [`${"𠮷".repeat(200)}.pdf`, pdf, `${"𠮷".repeat(116)}.pdf`],
  ])("%j (%s) is kept as %j", (given, type, shown) => expect(safeName(given, type)).toBe(shown));

  test("whatever is given, is one every system can keep and every page can show", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), fc.constantFrom(pdf, jpeg, png), (given, type) => {
        const name = safeName(given, type);
        expect(name).not.toMatch(/[/\\<>:"|?*\p{Cc}\p{Cf}]/u);
        expect(name).toMatch(/^[^.].*\.(pdf|jpe?g|png)$/iu);
        expect([...name].length).toBeLessThanOrEqual(120);
        expect(tidyText(name)).toBe(name);
      }),
      { numRuns: 2000 },
    );
  });
});

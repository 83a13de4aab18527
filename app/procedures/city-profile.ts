/** What differs from city to city (db/seed/city.json): names, motif, departments, how to reach a person. */
import { z } from "zod";
import { textSchema } from "../engine/index.ts";

export const cityProfileSchema = z.strictObject({
  id: z.string(),
  name: textSchema,
  portalName: textSchema,
  /** 全国地方公共団体コード with check digit. */
  code: z.string().regex(/^\d{6}$/),
  motif: z.enum(["karst"]),
  contact: z.strictObject({
    office: textSchema,
    tel: z.string().nullable(),
    /** Where letters go, 〒 and all; for paper forms. */
    address: textSchema.optional(),
    hours: textSchema,
    confirmed: z.strictObject({ by: z.string(), on: z.string() }).nullable(),
    open: z.array(z.string()),
  }),
  departments: z.array(z.strictObject({ id: z.string(), name: textSchema })).min(1),
  /** What the city has decided about its accessibility policy; absent: nothing yet. Its own claim is shown only with evidence. */
  accessibility: z
    .strictObject({
      /** Id of a department. */
      department: z.string().nullable(),
      deadline: z.iso.date().nullable(),
      exceptions: z.array(textSchema),
      known: z.array(z.strictObject({ problem: textSchema, plan: textSchema })),
      claim: z.strictObject({ on: z.iso.date(), level: z.enum(["A", "AA"]) }).nullable(),
    })
    .optional(),
  /** Days of its own on which the offices are closed or open, besides weekends, holidays and the year end. */
  officeDays: z.strictObject({ closed: z.array(z.iso.date()), open: z.array(z.iso.date()) }).optional(),
});
export type CityProfile = z.infer<typeof cityProfileSchema>;

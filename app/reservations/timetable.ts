/**
 * The timetable: offices, counters and services with their calendars. One immutable value per version; a change in the
 * console publishes the next one. Facts from the city's catalogue of counters; what nobody has confirmed is in `open`.
 */
import { z } from "zod";
import { textSchema } from "../engine/index.ts";
import { calendarSchema, gridMinutes } from "./calendar.ts";

const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60);
const onGrid = z.int().min(gridMinutes).max(480).multipleOf(gridMinutes);

const officeSchema = z.strictObject({
  id: slug,
  name: textSchema,
  /** Where residents go; null: not known or no place (a video room). */
  address: textSchema.nullable(),
  tel: z.string().nullable(),
  calendar: calendarSchema,
  /** What staff must still check (要確認), in Japanese. */
  open: z.array(z.string().min(1)),
});

const counterSchema = z.strictObject({
  id: slug,
  office: slug,
  name: textSchema,
  department: z.string().min(1),
  /** null: the office's. */
  calendar: calendarSchema.nullable(),
});

/** How a reservation was made; `counter`: by a clerk for somebody present. */
export const bookingChannels = ["online", "phone", "counter"] as const;
export type BookingChannel = (typeof bookingChannels)[number];

/** Where a service is given and how many at a time. A channel may use the first so many desks: that is its quota. */
const placeSchema = z
  .strictObject({
    counter: slug,
    desks: z.int().min(1).max(60),
    quota: z.strictObject({
      online: z.int().min(0).max(60),
      phone: z.int().min(0).max(60),
      counter: z.int().min(0).max(60),
    }),
  })
  .refine(({ desks, quota }) => Math.max(...Object.values(quota)) <= desks, "a quota is above the number of desks");

/** A class is given on certain days only. */
const sessionSchema = z.strictObject({
  id: slug,
  day: z.iso.date(),
  start: z.string().regex(/^([01]\d|2[0-3]):[0-5][05]$/),
  counter: slug,
  /** Where exactly, when it is not the counter. */
  place: textSchema.nullable(),
});

export const kinds = ["counter", "video", "home-visit", "class"] as const;
export type Kind = (typeof kinds)[number];

export const serviceSchema = z.strictObject({
  id: slug,
  kind: z.enum(kinds),
  name: textSchema,
  /** What somebody who needs it would say: 「美祢市に引っ越してきた」. */
  need: textSchema,
  minutes: onGrid,
  /** Between two people, for papers. */
  buffer: z.int().min(0).max(120).multipleOf(gridMinutes),
  /** A start every so many minutes. */
  every: onGrid,
  places: z.array(placeSchema).min(1).max(10),
  sessions: z.array(sessionSchema).max(100),
  lead: z.strictObject({
    /** How many days ahead may be booked. */
    earliest: z.int().min(1).max(366),
    /** 「2営業日前まで」: booked at least so many days of opening ahead; 0: until `hours` before. */
    openDays: z.int().min(0).max(30),
    hours: z.int().min(0).max(72),
  }),
  /** How many reservations somebody may have at a time. */
  perPerson: z.int().min(1).max(10),
  /** Done in the same visit, with the minutes each adds. */
  together: z.array(z.strictObject({ procedure: slug, minutes: z.int().min(0).max(120).multipleOf(gridMinutes) })),
  procedures: z.array(slug),
  bring: z.array(textSchema),
  /** Home visits: the parts of the city that are served; empty: all of it. */
  areas: z.array(textSchema),
  note: textSchema.nullable(),
  open: z.array(z.string().min(1)),
});

export const timetableSchema = z
  .strictObject({
    offices: z.array(officeSchema).min(1),
    counters: z.array(counterSchema).min(1),
    services: z.array(serviceSchema).min(1),
  })
  .superRefine((timetable, context) => {
    const offices = new Set(timetable.offices.map(({ id }) => id));
    const counters = new Set(timetable.counters.map(({ id }) => id));
    const add = (path: (string | number)[], message: string) => context.addIssue({ code: "custom", path, message });
    timetable.counters.forEach(({ office }, at) => {
      if (!offices.has(office)) add(["counters", at, "office"], `there is no office "${office}"`);
    });
    timetable.services.forEach((service, at) => {
      service.places.forEach(({ counter }, place) => {
        if (!counters.has(counter)) add(["services", at, "places", place], `there is no counter "${counter}"`);
      });
      service.sessions.forEach(({ counter }, session) => {
        if (!service.places.some((place) => place.counter === counter))
          add(["services", at, "sessions", session], `"${counter}" is no place of this service`);
      });
    });
    for (const [key, list] of Object.entries(timetable)) {
      const ids = (list as { id: string }[]).map(({ id }) => id);
      const second = ids.findIndex((id, at) => ids.indexOf(id) !== at);
      if (second >= 0) add([key, second, "id"], `a second "${ids[second]}"`);
    }
  });

export type Timetable = z.infer<typeof timetableSchema>;
export type Service = Timetable["services"][number];
export type Place = Service["places"][number];
export type Office = Timetable["offices"][number];
export type Counter = Timetable["counters"][number];

export const serviceOf = (timetable: Timetable, id: string): Service | null =>
  timetable.services.find((service) => service.id === id) ?? null;
export const counterOf = (timetable: Timetable, id: string): Counter | null =>
  timetable.counters.find((counter) => counter.id === id) ?? null;
export const officeOf = (timetable: Timetable, counterId: string): Office | null => {
  const counter = counterOf(timetable, counterId);
  return timetable.offices.find((office) => office.id === counter?.office) ?? null;
};

/** Desks of one service at one counter are a pool of seats of their own. */
export const poolOf = (serviceId: string, counterId: string): string => `${counterId}/${serviceId}`;

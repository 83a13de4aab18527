CREATE TABLE "counter_feeds" (
	"counter_id" text collate "C" PRIMARY KEY NOT NULL,
	"token_hash" text collate "C" NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "handoffs" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"draft_id" text collate "C" NOT NULL,
	"session_hash" text collate "C" NOT NULL,
	"procedure_id" text collate "C" NOT NULL,
	"origin" text collate "C" NOT NULL,
	"locale" text collate "C" NOT NULL,
	"code_hash" text collate "C",
	"token_hash" text collate "C",
	"state" text collate "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"opened_by" text collate "C",
	"opened_name" text collate "C",
	"opened_at" bigint,
	"revision" integer NOT NULL,
	"known" json,
	"shown" json,
	CONSTRAINT "handoffs_token" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "reservation_events" (
	"reservation_id" text collate "C" NOT NULL,
	"seq" integer NOT NULL,
	"at" bigint NOT NULL,
	"actor" json NOT NULL,
	"type" text collate "C" NOT NULL,
	"body" json NOT NULL,
	CONSTRAINT "reservation_events_pk" PRIMARY KEY("reservation_id","seq")
);
--> statement-breakpoint
CREATE TABLE "reservation_grants" (
	"session_hash" text collate "C" NOT NULL,
	"reservation_id" text collate "C" NOT NULL,
	"expires_at" bigint NOT NULL,
	CONSTRAINT "reservation_grants_pk" PRIMARY KEY("session_hash","reservation_id")
);
--> statement-breakpoint
CREATE TABLE "reservation_seats" (
	"pool" text collate "C" NOT NULL,
	"day" text collate "C" NOT NULL,
	"grain" integer NOT NULL,
	"desk" integer NOT NULL,
	"reservation_id" text collate "C" NOT NULL,
	CONSTRAINT "reservation_seats_pk" PRIMARY KEY("pool","day","grain","desk")
);
--> statement-breakpoint
CREATE TABLE "reservations" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"code" text collate "C" NOT NULL,
	"service_id" text collate "C" NOT NULL,
	"counter_id" text collate "C" NOT NULL,
	"day" text collate "C" NOT NULL,
	"start" integer NOT NULL,
	"minutes" integer NOT NULL,
	"desk" integer NOT NULL,
	"kind" text collate "C" NOT NULL,
	"channel" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"name" text collate "C",
	"kana" text collate "C",
	"tel" text collate "C",
	"email" text collate "C",
	"address" text collate "C",
	"note" text collate "C" NOT NULL,
	"locale" text collate "C" NOT NULL,
	"procedures" json NOT NULL,
	"application_id" text collate "C",
	"session_hash" text collate "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"hold_expires_at" bigint,
	"revision" integer NOT NULL,
	"reminded_at" bigint,
	CONSTRAINT "reservations_code" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "tickets" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"counter_id" text collate "C" NOT NULL,
	"day" text collate "C" NOT NULL,
	"number" integer NOT NULL,
	"code" text collate "C" NOT NULL,
	"service_id" text collate "C" NOT NULL,
	"reservation_id" text collate "C",
	"locale" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"desk" text collate "C",
	"due_at" bigint NOT NULL,
	"issued_at" bigint NOT NULL,
	"called_at" bigint,
	"served_at" bigint,
	"ended_at" bigint,
	"revision" integer NOT NULL,
	CONSTRAINT "tickets_number" UNIQUE("counter_id","day","number"),
	CONSTRAINT "tickets_code" UNIQUE("code"),
	CONSTRAINT "tickets_reservation" UNIQUE("reservation_id")
);
--> statement-breakpoint
CREATE TABLE "timetables" (
	"version" integer PRIMARY KEY NOT NULL,
	"value" json NOT NULL,
	"by" json NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "waiting_entries" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"service_id" text collate "C" NOT NULL,
	"counter_id" text collate "C",
	"from_day" text collate "C" NOT NULL,
	"until_day" text collate "C" NOT NULL,
	"email" text collate "C" NOT NULL,
	"locale" text collate "C" NOT NULL,
	"reservation_id" text collate "C",
	"notices" integer NOT NULL,
	"last_offer" text collate "C",
	"created_at" bigint NOT NULL,
	"ended_at" bigint
);
--> statement-breakpoint
ALTER TABLE "reservation_events" ADD CONSTRAINT "reservation_events_reservation_id_reservations_id_fk" FOREIGN KEY ("reservation_id") REFERENCES "public"."reservations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservation_grants" ADD CONSTRAINT "reservation_grants_reservation_id_reservations_id_fk" FOREIGN KEY ("reservation_id") REFERENCES "public"."reservations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservation_seats" ADD CONSTRAINT "reservation_seats_reservation_id_reservations_id_fk" FOREIGN KEY ("reservation_id") REFERENCES "public"."reservations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_reservation_id_reservations_id_fk" FOREIGN KEY ("reservation_id") REFERENCES "public"."reservations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_entries" ADD CONSTRAINT "waiting_entries_reservation_id_reservations_id_fk" FOREIGN KEY ("reservation_id") REFERENCES "public"."reservations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "handoffs_waiting_code" ON "handoffs" USING btree ("code_hash") WHERE state = 'waiting';--> statement-breakpoint
CREATE UNIQUE INDEX "handoffs_one_of_draft" ON "handoffs" USING btree ("draft_id") WHERE state in ('waiting', 'opened', 'ready');--> statement-breakpoint
CREATE INDEX "handoffs_code" ON "handoffs" USING btree ("code_hash","created_at");--> statement-breakpoint
CREATE INDEX "handoffs_session" ON "handoffs" USING btree ("session_hash","procedure_id","created_at");--> statement-breakpoint
CREATE INDEX "handoffs_opened_by" ON "handoffs" USING btree ("opened_by","state");--> statement-breakpoint
CREATE INDEX "handoffs_expires_at" ON "handoffs" USING btree ("state","expires_at");--> statement-breakpoint
CREATE INDEX "reservation_seats_reservation" ON "reservation_seats" USING btree ("reservation_id");--> statement-breakpoint
CREATE INDEX "reservations_day" ON "reservations" USING btree ("counter_id","day","start");--> statement-breakpoint
CREATE INDEX "reservations_state" ON "reservations" USING btree ("state","hold_expires_at");--> statement-breakpoint
CREATE INDEX "reservations_session" ON "reservations" USING btree ("session_hash","state");--> statement-breakpoint
CREATE INDEX "reservations_tel" ON "reservations" USING btree ("tel","state");--> statement-breakpoint
CREATE INDEX "reservations_email" ON "reservations" USING btree ("email","state");--> statement-breakpoint
CREATE INDEX "reservations_application" ON "reservations" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "tickets_line" ON "tickets" USING btree ("counter_id","day","state","due_at");--> statement-breakpoint
CREATE INDEX "waiting_entries_service" ON "waiting_entries" USING btree ("service_id","ended_at","created_at");
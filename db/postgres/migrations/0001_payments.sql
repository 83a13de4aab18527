CREATE TABLE "payments" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"application_id" text collate "C" NOT NULL,
	"part" integer NOT NULL,
	"way" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"yen" bigint,
	"assessed" bigint,
	"refunded" bigint NOT NULL,
	"charge_id" text collate "C",
	"chosen_by" json NOT NULL,
	"settled_by" json,
	"created_at" bigint NOT NULL,
	"expires_at" bigint,
	"sent_at" bigint,
	"settled_at" bigint,
	"check_at" bigint,
	"trouble" text collate "C",
	CONSTRAINT "payments_charge_id" UNIQUE("charge_id")
);
--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "payments_paid_once" ON "payments" USING btree ("application_id","part") WHERE state = 'paid';--> statement-breakpoint
CREATE UNIQUE INDEX "payments_one_open" ON "payments" USING btree ("application_id") WHERE state in ('chosen', 'started');--> statement-breakpoint
CREATE INDEX "payments_application_id" ON "payments" USING btree ("application_id","created_at");--> statement-breakpoint
CREATE INDEX "payments_check_at" ON "payments" USING btree ("check_at") WHERE check_at is not null;
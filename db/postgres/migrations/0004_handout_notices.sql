CREATE TABLE "handout_notices" (
	"handout_id" text collate "C" NOT NULL,
	"version" integer NOT NULL,
	"told_up_to" text collate "C" NOT NULL,
	"done_at" bigint,
	CONSTRAINT "handout_notices_pk" PRIMARY KEY("handout_id","version")
);
--> statement-breakpoint
CREATE TABLE "handout_subscriptions" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"email" text collate "C" NOT NULL,
	"scope" text collate "C" NOT NULL,
	"locale" text collate "C" NOT NULL,
	"confirmed_at" bigint,
	"created_at" bigint NOT NULL,
	CONSTRAINT "handout_subscriptions_email_scope" UNIQUE("email","scope")
);
--> statement-breakpoint
CREATE INDEX "handout_subscriptions_scope" ON "handout_subscriptions" USING btree ("scope","id");
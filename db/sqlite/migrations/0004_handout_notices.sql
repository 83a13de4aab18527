CREATE TABLE `handout_notices` (
	`handout_id` text NOT NULL,
	`version` integer NOT NULL,
	`told_up_to` text NOT NULL,
	`done_at` integer,
	PRIMARY KEY(`handout_id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `handout_subscriptions` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`scope` text NOT NULL,
	`locale` text NOT NULL,
	`confirmed_at` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `handout_subscriptions_scope` ON `handout_subscriptions` (`scope`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `handout_subscriptions_email_scope` ON `handout_subscriptions` (`email`,`scope`);
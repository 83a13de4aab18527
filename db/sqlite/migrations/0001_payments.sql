CREATE TABLE `payments` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`part` integer NOT NULL,
	`way` text NOT NULL,
	`state` text NOT NULL,
	`yen` integer,
	`assessed` integer,
	`refunded` integer NOT NULL,
	`charge_id` text,
	`chosen_by` text NOT NULL,
	`settled_by` text,
	`created_at` integer NOT NULL,
	`expires_at` integer,
	`sent_at` integer,
	`settled_at` integer,
	`check_at` integer,
	`trouble` text,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payments_paid_once` ON `payments` (`application_id`,`part`) WHERE state = 'paid';--> statement-breakpoint
CREATE UNIQUE INDEX `payments_one_open` ON `payments` (`application_id`) WHERE state in ('chosen', 'started');--> statement-breakpoint
CREATE INDEX `payments_application_id` ON `payments` (`application_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `payments_check_at` ON `payments` (`check_at`) WHERE check_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `payments_charge_id` ON `payments` (`charge_id`);
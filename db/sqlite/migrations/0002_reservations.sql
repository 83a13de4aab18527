CREATE TABLE `counter_feeds` (
	`counter_id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `handoffs` (
	`id` text PRIMARY KEY NOT NULL,
	`draft_id` text NOT NULL,
	`session_hash` text NOT NULL,
	`procedure_id` text NOT NULL,
	`origin` text NOT NULL,
	`locale` text NOT NULL,
	`code_hash` text,
	`token_hash` text,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`opened_by` text,
	`opened_name` text,
	`opened_at` integer,
	`revision` integer NOT NULL,
	`known` text,
	`shown` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `handoffs_waiting_code` ON `handoffs` (`code_hash`) WHERE state = 'waiting';--> statement-breakpoint
CREATE UNIQUE INDEX `handoffs_one_of_draft` ON `handoffs` (`draft_id`) WHERE state in ('waiting', 'opened', 'ready');--> statement-breakpoint
CREATE INDEX `handoffs_code` ON `handoffs` (`code_hash`,`created_at`);--> statement-breakpoint
CREATE INDEX `handoffs_session` ON `handoffs` (`session_hash`,`procedure_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `handoffs_opened_by` ON `handoffs` (`opened_by`,`state`);--> statement-breakpoint
CREATE INDEX `handoffs_expires_at` ON `handoffs` (`state`,`expires_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `handoffs_token` ON `handoffs` (`token_hash`);--> statement-breakpoint
CREATE TABLE `reservation_events` (
	`reservation_id` text NOT NULL,
	`seq` integer NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`type` text NOT NULL,
	`body` text NOT NULL,
	PRIMARY KEY(`reservation_id`, `seq`),
	FOREIGN KEY (`reservation_id`) REFERENCES `reservations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `reservation_grants` (
	`session_hash` text NOT NULL,
	`reservation_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`session_hash`, `reservation_id`),
	FOREIGN KEY (`reservation_id`) REFERENCES `reservations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `reservation_seats` (
	`pool` text NOT NULL,
	`day` text NOT NULL,
	`grain` integer NOT NULL,
	`desk` integer NOT NULL,
	`reservation_id` text NOT NULL,
	PRIMARY KEY(`pool`, `day`, `grain`, `desk`),
	FOREIGN KEY (`reservation_id`) REFERENCES `reservations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reservation_seats_reservation` ON `reservation_seats` (`reservation_id`);--> statement-breakpoint
CREATE TABLE `reservations` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`service_id` text NOT NULL,
	`counter_id` text NOT NULL,
	`day` text NOT NULL,
	`start` integer NOT NULL,
	`minutes` integer NOT NULL,
	`desk` integer NOT NULL,
	`kind` text NOT NULL,
	`channel` text NOT NULL,
	`state` text NOT NULL,
	`name` text,
	`kana` text,
	`tel` text,
	`email` text,
	`address` text,
	`note` text NOT NULL,
	`locale` text NOT NULL,
	`procedures` text NOT NULL,
	`application_id` text,
	`session_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`hold_expires_at` integer,
	`revision` integer NOT NULL,
	`reminded_at` integer
);
--> statement-breakpoint
CREATE INDEX `reservations_day` ON `reservations` (`counter_id`,`day`,`start`);--> statement-breakpoint
CREATE INDEX `reservations_state` ON `reservations` (`state`,`hold_expires_at`);--> statement-breakpoint
CREATE INDEX `reservations_session` ON `reservations` (`session_hash`,`state`);--> statement-breakpoint
CREATE INDEX `reservations_tel` ON `reservations` (`tel`,`state`);--> statement-breakpoint
CREATE INDEX `reservations_email` ON `reservations` (`email`,`state`);--> statement-breakpoint
CREATE INDEX `reservations_application` ON `reservations` (`application_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `reservations_code` ON `reservations` (`code`);--> statement-breakpoint
CREATE TABLE `tickets` (
	`id` text PRIMARY KEY NOT NULL,
	`counter_id` text NOT NULL,
	`day` text NOT NULL,
	`number` integer NOT NULL,
	`code` text NOT NULL,
	`service_id` text NOT NULL,
	`reservation_id` text,
	`locale` text NOT NULL,
	`state` text NOT NULL,
	`desk` text,
	`due_at` integer NOT NULL,
	`issued_at` integer NOT NULL,
	`called_at` integer,
	`served_at` integer,
	`ended_at` integer,
	`revision` integer NOT NULL,
	FOREIGN KEY (`reservation_id`) REFERENCES `reservations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `tickets_line` ON `tickets` (`counter_id`,`day`,`state`,`due_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `tickets_number` ON `tickets` (`counter_id`,`day`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `tickets_code` ON `tickets` (`code`);--> statement-breakpoint
CREATE UNIQUE INDEX `tickets_reservation` ON `tickets` (`reservation_id`);--> statement-breakpoint
CREATE TABLE `timetables` (
	`version` integer PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `waiting_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`service_id` text NOT NULL,
	`counter_id` text,
	`from_day` text NOT NULL,
	`until_day` text NOT NULL,
	`email` text NOT NULL,
	`locale` text NOT NULL,
	`reservation_id` text,
	`notices` integer NOT NULL,
	`last_offer` text,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`reservation_id`) REFERENCES `reservations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `waiting_entries_service` ON `waiting_entries` (`service_id`,`ended_at`,`created_at`);
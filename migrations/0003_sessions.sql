CREATE TABLE `letter_tickets` (
	`tenant_id` text NOT NULL,
	`ticket_hash` text NOT NULL,
	`token_hash` text NOT NULL,
	`ends_at` integer NOT NULL,
	`used_at` integer,
	`used_in` text,
	PRIMARY KEY(`tenant_id`, `ticket_hash`),
	FOREIGN KEY (`tenant_id`,`token_hash`) REFERENCES `letter_links`(`tenant_id`,`token_hash`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `letter_tickets_end` ON `letter_tickets` (`tenant_id`,`ends_at`);--> statement-breakpoint
-- Nobody's session says which provider it hangs on: everybody signs in once more.
DROP TABLE `sessions`;--> statement-breakpoint
CREATE TABLE `sessions` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`person_id` text NOT NULL,
	`method` text NOT NULL,
	`issuer` text,
	`sid` text,
	`level` text,
	`authenticated_at` integer NOT NULL,
	`started_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`renewed_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ended_at` integer,
	`token_hash` text NOT NULL,
	`previous_hash` text,
	`previous_until` integer,
	PRIMARY KEY(`tenant_id`, `id`),
	FOREIGN KEY (`tenant_id`,`person_id`) REFERENCES `people`(`tenant_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_token` ON `sessions` (`tenant_id`,`token_hash`);--> statement-breakpoint
CREATE INDEX `sessions_previous` ON `sessions` (`tenant_id`,`previous_hash`);--> statement-breakpoint
CREATE INDEX `sessions_provider` ON `sessions` (`tenant_id`,`issuer`,`sid`);--> statement-breakpoint
CREATE INDEX `sessions_person` ON `sessions` (`tenant_id`,`person_id`);--> statement-breakpoint
ALTER TABLE `letter_links` ADD `address` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `letter_links` ADD `revoked_for` text;